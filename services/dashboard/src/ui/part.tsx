import type { ReactNode } from "react";
import { Empty } from "./states.tsx";

interface PartProps {
  readonly id: string;
  readonly title: string;
  /** Said instead of the content where there is none. */
  readonly empty: string | undefined;
  readonly children: ReactNode;
}

/** A part of a page under its heading. */
export const Part = ({ id, title, empty, children }: PartProps) => (
  <section aria-labelledby={id} className="part">
    <h2 id={id}>{title}</h2>
    {empty === undefined ? children : <Empty>{empty}</Empty>}
  </section>
);
