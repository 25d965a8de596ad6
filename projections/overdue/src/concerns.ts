import { monthOf } from "@liggare/calendar";
import {
  type CountNode,
  count,
  groupBy,
  type KnownUnit,
  monthKey,
  numbersOf,
  type Report,
  reportsOf,
  type Snapshot,
  stepsOf,
} from "@liggare/views";
import type { ConcernsWaiting } from "./answer.ts";

/*
 * Concern reports that wait for their assessment. They are a number and never rows: the own board's coordinators and
 * the auditors get it with its events, everybody else what disclosure leaves of it, for closed months. Whole months are
 * counted, so that free days show no single report (DOMAIN §3.3).
 */

type Judged = Parameters<typeof reportsOf>[1];

function waitingOf(reports: readonly Report[], unit: string, until: string): CountNode {
  const parts = [...groupBy(reports, ({ occurredOn }) => monthKey(occurredOn))]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([period, own]) => count(own.length, { sensitivity: "sensitive", unit, period, why: numbersOf(own) }));
  return sum(parts, unit, until);
}

function sum(parts: readonly CountNode[], unit: string, period: string): CountNode {
  const value = parts.reduce((total, part) => total + part.$count, 0);
  const why = [...new Set(parts.flatMap((part) => part.why))].sort((a, b) => a - b);
  return count(value, { sensitivity: "sensitive", unit, period, parts, why });
}

/** By board, and for the whole city where no single board is asked about. A row for each board, whatever it holds. */
export function concernsWaiting(
  cells: Snapshot,
  units: readonly KnownUnit[],
  judged: Judged,
  only: string | undefined,
): ConcernsWaiting {
  const reports = reportsOf(cells, judged);
  const steps = stepsOf(cells, judged);
  const to = monthOf(judged.on);
  const until = judged.closedMonth < to ? judged.closedMonth : to;
  const boards = units
    .filter(({ unit, kind }) => kind.endsWith("-board") && (only === undefined || unit === only))
    .map(({ unit, name }) => {
      const waiting = (reports.get(unit) ?? []).filter(({ stream }) => !steps.has(stream));
      const closed = waiting.filter(({ occurredOn }) => monthKey(occurredOn) <= until);
      return { unit, name, total: waitingOf(waiting, unit, to), closed: waitingOf(closed, unit, until) };
    });
  const city = only === undefined && {
    total: sum(
      boards.map(({ total }) => total),
      "",
      to,
    ),
    closed: sum(
      boards.map(({ closed }) => closed),
      "",
      until,
    ),
  };
  return { boards, city: city || null };
}
