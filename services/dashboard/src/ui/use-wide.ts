import { useSyncExternalStore } from "react";

const wide = window.matchMedia("(min-width: 56.25em), print");
const follow = (changed: () => void) => {
  wide.addEventListener("change", changed);
  return () => wide.removeEventListener("change", changed);
};

/** Is there room for a table of boards and matters (from 900 px, and in print)? */
export const useWide = (): boolean => useSyncExternalStore(follow, () => wide.matches);
