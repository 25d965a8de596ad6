import type { ReactNode } from "react";

interface ScrollBoxProps {
  readonly name: string;
  readonly children: ReactNode;
}

/** A box that scrolls sideways, by keyboard too, where its table is too wide; a group, since landmarks are for parts. */
export const ScrollBox = ({ name, children }: ScrollBoxProps) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by keyboard
  // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields of a form
  <div role="group" className="table-box" aria-label={name} tabIndex={0}>
    {children}
  </div>
);

interface TableProps {
  readonly caption: string;
  readonly head: readonly string[];
  /** Heads of columns that hold numbers: they stand to the right, as their numbers do. */
  readonly numbers?: readonly string[];
  readonly children: ReactNode;
  readonly className?: string;
}

/** A table with its name and the heads of its columns. */
export const Table = ({ caption, head, numbers = [], children, className = "" }: TableProps) => (
  <ScrollBox name={caption}>
    <table className={className}>
      <caption className="only-heard">{caption}</caption>
      <thead>
        <tr>
          {head.map((name) => (
            <th key={name} scope="col" className={numbers.includes(name) ? "end" : undefined}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  </ScrollBox>
);
