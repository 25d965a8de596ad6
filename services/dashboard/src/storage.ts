/** The browser's storage, or undefined where it is closed to pages: a choice then holds until the page is loaded again. */
const storage = ((): Storage | undefined => {
  try {
    return window.localStorage;
  } catch {
    return undefined;
  }
})();

/** Keeps a choice for the next visit. */
export const remember = (name: string, value: string): void => storage?.setItem(`liggare.${name}`, value);
