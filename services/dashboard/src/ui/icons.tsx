import type { ReactNode } from "react";

const paths = {
  met: <path d="m3.5 8.5 3 3 6-7" />,
  "not met": <path d="m4 4 8 8m0-8-8 8" />,
  overdue: (
    <>
      <circle cx="8" cy="8" r="5.6" />
      <path d="M8 4.8V8l2.2 1.6" />
    </>
  ),
  "cannot be judged": <path d="M3.5 8h9" strokeDasharray="2.4 2" />,
  "not applicable": <path d="M4 12 12 4" />,
  warning: (
    <>
      <path d="M8 2.4 14.4 13.4H1.6Z" />
      <path d="M8 6.4v3.2m0 1.6v.4" />
    </>
  ),
  up: <path d="M8 13V3M4 7l4-4 4 4" />,
} as const satisfies Record<string, ReactNode>;

export type IconName = keyof typeof paths;

/** A sign beside a word; never the only bearer of a meaning. */
export const Icon = ({ name }: { readonly name: IconName }) => (
  <svg className="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    {paths[name]}
  </svg>
);
