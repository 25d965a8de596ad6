import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { type Answered, type ViewName, viewQuery } from "../api/views.ts";
import { Failed, Loading } from "../ui/states.tsx";
import { useKnownDay } from "./as-known-on.tsx";
import { AsOf } from "./page.tsx";

type AnswerOf<V extends ViewName> = Awaited<ReturnType<NonNullable<ReturnType<typeof viewQuery<V>>["queryFn"]>>>;

interface ViewedProps<V extends ViewName> {
  readonly view: V;
  readonly unit?: string | undefined;
  readonly children: (answered: AnswerOf<V>) => ReactNode;
}

/** A view as known on the chosen day: waiting, failed, or shown with the dates for which it holds. */
export function Viewed<V extends ViewName>({ view, unit, children }: ViewedProps<V>) {
  const { day } = useKnownDay();
  const { data, error, refetch, isPlaceholderData } = useQuery(viewQuery(view, { asKnownOn: day, unit }));
  if (error) return <Failed error={error} retry={() => void refetch()} />;
  if (!data) return <Loading />;
  return (
    <div aria-busy={isPlaceholderData} className={isPlaceholderData ? "waiting" : ""}>
      <AsOf of={data as Answered<unknown>} />
      {children(data as AnswerOf<V>)}
    </div>
  );
}
