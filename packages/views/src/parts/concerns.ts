import { monthOf } from "@liggare/calendar";
import type { Contribution, EventInForce, Fact } from "../cells.ts";
import type { Snapshot } from "../snapshot.ts";
import type { Handlers, Question } from "../view.ts";
import { groupBy } from "./facts.ts";
import { monthKey, twelveMonths } from "./time.ts";

/*
 * Concern reports by unit and month; outside the own board as counts and nothing else. What is judged on a day counts whole months up to
 * that day's: counts on free days would show single reports come in (DOMAIN §3.3).
 */
export const concernReportKinds = { concern: "sensitive", "concern-step": "sensitive" } as const;

const step = (event: EventInForce): readonly Contribution[] => [
  { kind: "concern-step", key: monthKey(event.occurredOn), data: {} },
];
export const concernHandlers: Pick<
  Handlers,
  "ConcernReported" | "ConcernAssessed" | "ConcernPassedOn" | "ConcernClosed"
> = {
  ConcernReported: ({ occurredOn, data: { environment, setting, kind } }) => [
    { kind: "concern", key: monthKey(occurredOn), data: { environment, setting, kind } },
  ],
  ConcernAssessed: step,
  ConcernPassedOn: step,
  ConcernClosed: step,
};

/** The day that is judged, and the newest month that is closed. */
export type Judged = Pick<Question, "on" | "closedMonth">;

export type Report = Fact<{ readonly environment: string; readonly setting: string; readonly kind: string }>;

/** The id of the stream that a report is. */
export const reportId = ({ stream }: Pick<Report, "stream">): string => stream.slice("concern-report-".length);

/** The year that a report belongs to: that of the last day on which it can have happened. */
export const reportYear = ({ occurredOn }: Pick<Report, "occurredOn">): number =>
  Number(monthKey(occurredOn).slice(0, 4));

/** Reports of each unit whose month lies in the twelve months that end with the month of `on`. */
export function reportsOf(cells: Snapshot, { on }: Judged): ReadonlyMap<string, readonly Report[]> {
  const months = new Set(twelveMonths(on));
  const inside = cells.cells<Report["data"]>("concern").filter(({ key }) => months.has(key));
  return new Map([...groupBy(inside, ({ unit }) => unit)].map(([unit, own]) => [unit, own.flatMap((c) => c.facts)]));
}

/** Steps taken with reports, by stream. */
export function stepsOf(cells: Snapshot, { on }: Judged): ReadonlyMap<string, readonly Fact[]> {
  const until = monthOf(on);
  const facts = cells
    .cells("concern-step")
    .filter(({ key }) => key <= until)
    .flatMap((cell) => cell.facts);
  return groupBy(facts, ({ stream }) => stream);
}
