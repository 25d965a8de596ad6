import type { ReactNode } from "react";

interface TableBoxProps {
  readonly caption: string;
  /** The caption is seen, not only read aloud. */
  readonly shown?: boolean;
  readonly head: readonly string[];
  readonly children: ReactNode;
  readonly className?: string;
}

/** A table with its name, in a box that scrolls sideways by keyboard too where it is too wide. */
export const Table = ({ caption, shown = false, head, children, className = "" }: TableBoxProps) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by keyboard
  <section className="table-box" aria-label={caption} tabIndex={0}>
    <table className={className}>
      <caption className={shown ? "" : "only-heard"}>{caption}</caption>
      <thead>
        <tr>
          {head.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  </section>
);
