import {
  addDays,
  coverageAround,
  type Dueness,
  type IsoDate,
  type IsoMonth,
  lastDayOfMonth,
  periodsExpected,
} from "@liggare/calendar";
import { count, type JudgedForum, type KnownForum, numbersOf, spanOf, twelveMonths } from "@liggare/views";
import type { ForumMonth, MonthStatus } from "./answer.ts";

/** A forum's twelve months that end with the month of `on`. */
export function monthsOf(
  forum: KnownForum,
  { dueness, coverage, held }: JudgedForum,
  on: IsoDate,
): readonly ForumMonth[] {
  return twelveMonths(on).map((month) => {
    const first = `${month}-01`;
    const last = lastDayOfMonth(month);
    const inside = held.filter(({ date }) => {
      const span = spanOf(date);
      return span.first !== null && span.last !== null && first <= span.first && span.last <= last;
    });
    const maybe = held.some(({ date }) => {
      const span = spanOf(date);
      return (span.first ?? first) <= last && (span.last ?? last) >= first;
    });
    const facts = inside.map((occasion) => occasion.held);
    const expected = expectedIn(forum, month);
    const covered = coverageAround(coverage, first);
    const whole = covered !== undefined && (covered.to === undefined || last <= covered.to);
    const status: MonthStatus =
      inside.length > 0 && inside.length >= (expected ?? 0)
        ? "held"
        : forum.closed || expected === 0
          ? "none expected"
          : expected === null
            ? withoutNumber(forum, dueness, first, last, on, whole && !maybe)
            : last >= on
              ? coverageAround(coverage, on)
                ? "due"
                : "not judged"
              : whole && (inside.length > 0 || !maybe)
                ? "missed"
                : "not judged";
    return {
      month,
      held: count(inside.length, { sensitivity: "process", unit: forum.unit, why: numbersOf(facts) }),
      expected,
      status: status === "missed" && startsLater(forum, first) ? "not judged" : status,
    };
  });
}

/** A cadence that was changed says nothing of the months before. */
const startsLater = ({ cadenceFrom }: KnownForum, first: IsoDate) => cadenceFrom !== undefined && first < cadenceFrom;

/** Cadences with one number for each calendar month. */
function expectedIn({ cadence, pauses }: KnownForum, month: IsoMonth): number | null {
  const monthly =
    (cadence.kind === "every" && cadence.unit === "month" && cadence.count === 1) ||
    ((cadence.kind === "per" || cadence.kind === "some") && cadence.period === "month");
  if (!monthly) return null;
  const [period] = periodsExpected({ cadence, pauses, from: `${month}-01`, to: `${month}-01` });
  return period?.expected.min ?? null;
}

/** Other cadences run over several months, or within one: only what `dueness` found can be said of a month. */
function withoutNumber(
  { cadence }: KnownForum,
  { since, nextDue, status, slots = [] }: Dueness,
  first: IsoDate,
  last: IsoDate,
  on: IsoDate,
  covered: boolean,
): MonthStatus {
  if (cadence.kind === "on need" || cadence.kind === "ongoing" || cadence.kind === "not stated") return "none expected";
  const until = last < on ? last : on;
  if (status === "overdue" && since !== undefined && addDays(since, -1) <= until && first <= on) return "missed";
  const short = slots.find(
    ({ last: end, covered: whole, held, possible, expected }) =>
      whole && first <= end && end <= last && end < on && held + possible < expected.min,
  );
  if (short) return "missed";
  if (nextDue !== undefined && first <= nextDue && nextDue <= last) return "due";
  return covered ? "none expected" : "not judged";
}
