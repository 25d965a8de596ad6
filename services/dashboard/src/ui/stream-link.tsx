import { aggregateOfStream } from "@liggare/domain";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

/** Leads to the page of a stream: what is recorded there, and what can be recorded next. */
export function StreamLink({ stream, children }: { readonly stream: string; readonly children: ReactNode }) {
  const found = aggregateOfStream(stream);
  if (!found) return children;
  return (
    <Link to="/stream/$aggregate/$id" params={{ aggregate: found.aggregate.name, id: found.id }}>
      {children}
    </Link>
  );
}
