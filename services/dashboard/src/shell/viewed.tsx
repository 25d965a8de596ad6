import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { type Answered, type ViewName, viewQuery } from "../api/views.ts";
import { Failed, Loading } from "../ui/states.tsx";
import { useKnownDay } from "./as-known-on.tsx";
import { AsOf } from "./page.tsx";
import { StructureChoice, useStructure } from "./structure.tsx";

type AnswerOf<V extends ViewName> = Awaited<ReturnType<NonNullable<ReturnType<typeof viewQuery<V>>["queryFn"]>>>;

interface ViewedProps<V extends ViewName> {
  readonly view: V;
  readonly unit?: string | undefined;
  readonly children: (answered: AnswerOf<V>) => ReactNode;
}

/** Views about the boards themselves: they say the same by either structure. */
const alike: ReadonlySet<ViewName> = new Set(["register", "coordinators"]);

/** A view as known on the chosen day: waiting, failed, or shown with the dates for which it holds. */
export function Viewed<V extends ViewName>({ view, unit, children }: ViewedProps<V>) {
  const { day } = useKnownDay();
  const { structure } = useStructure();
  const question = { asKnownOn: day, unit, structure };
  const { data, error, refetch, isPlaceholderData } = useQuery(viewQuery(view, question));
  if (error) return <Failed error={error} retry={() => void refetch()} />;
  if (!data) return <Loading />;
  return (
    <div aria-busy={isPlaceholderData} className={isPlaceholderData ? "waiting" : ""}>
      <AsOf of={data as Answered<unknown>} />
      {!alike.has(view) && <StructureChoice of={data as Answered<unknown>} />}
      {children(data as AnswerOf<V>)}
    </div>
  );
}
