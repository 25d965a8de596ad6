import { type IsoMonth, monthOf } from "@liggare/calendar";
import type { Contribution, EventInForce, Fact } from "../cells.ts";
import type { Snapshot } from "../snapshot.ts";
import type { Handlers, Question } from "../view.ts";
import { groupBy } from "./facts.ts";
import { monthKey, twelveMonths } from "./time.ts";

/*
 * Concern reports by unit; outside the own board as counts and nothing else. What is judged on a day counts whole months up to
 * that day's: counts on free days would show single reports come in (DOMAIN §3.3).
 */
export const concernReportKinds = { concern: "sensitive" } as const;

/** A report and the steps taken with it lie in one cell, found by the report's month. */
const step = ({ stream }: EventInForce): readonly Contribution[] => [
  { kind: "concern", key: reportId({ stream }), data: {} },
];
export const concernHandlers: Pick<
  Handlers,
  "ConcernReported" | "ConcernAssessed" | "ConcernPassedOn" | "ConcernClosed"
> = {
  ConcernReported: ({ stream, occurredOn, data: { environment, setting, kind } }) => [
    { kind: "concern", key: reportId({ stream }), month: monthKey(occurredOn), data: { environment, setting, kind } },
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

const factsFrom = (cells: Snapshot, from: IsoMonth | undefined): readonly Fact[] =>
  cells.cells("concern", from).flatMap((cell) => cell.facts);

/**
 * Reports by month and number.
 *
 * @param from without the reports that never lay in this month or a later one
 */
export function reportsFrom(cells: Snapshot, from?: IsoMonth): readonly Report[] {
  const reports = factsFrom(cells, from).filter(({ type }) => type === "ConcernReported") as unknown as Report[];
  const month = ({ occurredOn }: Report) => monthKey(occurredOn);
  return reports.sort((a, b) => (month(a) < month(b) ? -1 : month(a) > month(b) ? 1 : a.number - b.number));
}

/** Steps taken with these reports. */
export const stepsFrom = (cells: Snapshot, from?: IsoMonth): readonly Fact[] =>
  factsFrom(cells, from).filter(({ type }) => type !== "ConcernReported");

/** Reports of each unit whose month lies in the twelve months that end with the month of `on`. */
export function reportsOf(cells: Snapshot, { on }: Judged): ReadonlyMap<string, readonly Report[]> {
  const months = new Set(twelveMonths(on));
  const inside = reportsFrom(cells, twelveMonths(on)[0]).filter(({ occurredOn }) => months.has(monthKey(occurredOn)));
  return groupBy(inside, ({ unit }) => unit);
}

/** Steps taken with reports of these months, by stream. */
export function stepsOf(cells: Snapshot, { on }: Judged): ReadonlyMap<string, readonly Fact[]> {
  const until = monthOf(on);
  return groupBy(
    stepsFrom(cells, twelveMonths(on)[0]).filter(({ occurredOn }) => monthKey(occurredOn) <= until),
    ({ stream }) => stream,
  );
}
