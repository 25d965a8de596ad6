import type { CadenceUnit } from "./cadence.ts";
import type { Coverage } from "./coverage.ts";
import { coverageAround } from "./coverage.ts";
import type { IsoDate } from "./dates.ts";
import { addDays, earliestDate, maxDate, minDate, monthOf } from "./dates.ts";
import type { Expectation, ExpectedPeriod } from "./expected.ts";
import { endOfPause, intervalEnd, isPeriodCadence, openWorkday, periodsExpected } from "./expected.ts";
import type { KnownDate } from "./known-date.ts";
import { known } from "./known-date.ts";
import type { Pause } from "./pauses.ts";
import { isPaused, openDays } from "./pauses.ts";
import { isoWeekOf } from "./periods.ts";

export const dueStatuses = ["on time", "due", "overdue", "cannot be judged", "no cadence"] as const;
export type DueStatus = (typeof dueStatuses)[number];

/** Why the status is what it is, where that is not plain. */
export type DueReason =
  | "outside coverage"
  | "period not wholly covered"
  | "none held in the period"
  | "too few held in the period"
  | "interval passed"
  | "paused"
  | "on need"
  | "ongoing"
  | "not stated";

/** A period with what was expected and held in it. */
export interface Slot extends ExpectedPeriod {
  /** Meetings that lie in it for certain. */
  readonly held: number;
  /** Meetings that may lie in it, because their date is known less precisely. */
  readonly possible: number;
  /** Whether the whole period is covered; only then it can be judged. */
  readonly covered: boolean;
}

export interface Dueness {
  readonly status: DueStatus;
  /** The first day on which it was overdue. */
  readonly since?: IsoDate;
  /** The last day on which the next meeting is still on time. */
  readonly nextDue?: IsoDate;
  readonly reason?: DueReason;
  /** The periods of the covered time around `on`, up to `on`; for "every N" the interval that runs. */
  readonly slots?: readonly Slot[];
}

export interface DuenessQuestion extends Expectation {
  /** When meetings were held. One that lies wholly after `on` is not counted. */
  readonly held: readonly (KnownDate | string)[];
  readonly coverage: readonly Coverage[];
  /** The day that is judged, at its end. */
  readonly on: IsoDate;
}

type Held = { readonly first: IsoDate; readonly latest: IsoDate };

/**
 * Whether a cadence is kept on a day. Absence is not evidence: only the unbroken covered time that holds `on` is
 * judged. The most favourable reading holds throughout:
 * - a meeting known to a month, term … is taken to lie as late in it as possible (never after `on`);
 * - a period is missed when it has ended and neither in it nor after it enough was held;
 * - a period that ends in a pause may be made up until the pause ends; a pause lowers what is expected (`share`);
 * - what is due on a day is not yet overdue on that day;
 * - "every N units" runs from the last meeting (or from where coverage begins), paused days not counted, and is due by
 *   the next workday.
 */
export function dueness(question: DuenessQuestion): Dueness {
  const { cadence, on } = question;
  if (cadence.kind === "on need" || cadence.kind === "ongoing" || cadence.kind === "not stated") {
    return { status: "no cadence", reason: cadence.kind };
  }
  const covered = coverageAround(question.coverage, on);
  if (covered === undefined) return { status: "cannot be judged", reason: "outside coverage" };
  const held = question.held.flatMap((date) => {
    const { first: earliest, last } = known(date);
    const first = earliest ?? earliestDate;
    return first > on ? [] : [{ first, latest: last === null ? on : minDate(last, on) }];
  });
  return isPeriodCadence(cadence)
    ? judgePeriods(question, covered, held)
    : judgeInterval(question, cadence, covered, held);
}

function judgePeriods(question: DuenessQuestion, covered: Coverage, held: readonly Held[]): Dueness {
  const { on } = question;
  const pauses = question.pauses ?? [];
  // Two years ahead hold at least one period that is not yet due, even when a long pause lies between.
  const periods = periodsExpected({ ...question, from: covered.from, to: addDays(on, 731) });
  const slots: Slot[] = [];
  let missed: { slot: Slot; deadline: IsoDate } | undefined;
  let awaited: IsoDate | undefined;
  let later: IsoDate | undefined;
  let current: Slot | undefined;
  for (const period of periods) {
    const slot = count(period, covered, held);
    if (slot.first <= on) slots.push(slot);
    if (slot.first <= on && on <= slot.last) current = slot;
    if (slot.expected.min === 0 || slot.first < covered.from) continue;
    const deadline = endOfPause(slot.last, pauses);
    if (deadline === undefined) continue;
    const enough = heldFrom(held, slot.first) >= slot.expected.min;
    if (deadline < on) {
      if (!enough) missed ??= { slot, deadline };
    } else if (slot.first > on || enough) {
      if (slot.first > on) later ??= deadline;
    } else awaited ??= deadline;
    if (later !== undefined) break;
  }
  const nextDue = awaited ?? later;
  const next = nextDue === undefined ? {} : { nextDue };
  if (missed !== undefined) {
    const reason = heldFrom(held, missed.slot.first) === 0 ? "none held in the period" : "too few held in the period";
    return { status: "overdue", since: addDays(missed.deadline, 1), ...next, reason, slots };
  }
  if (isPaused(pauses, on)) return { status: "on time", ...next, reason: "paused", slots };
  if (awaited !== undefined) return { status: "due", ...next, slots };
  if (current !== undefined && current.first < covered.from && current.held + current.possible < current.expected.min) {
    return { status: "cannot be judged", ...next, reason: "period not wholly covered", slots };
  }
  return { status: "on time", ...next, slots };
}

function judgeInterval(
  question: DuenessQuestion,
  cadence: Extract<Expectation["cadence"], { kind: "every" }>,
  covered: Coverage,
  held: readonly Held[],
): Dueness {
  const { on } = question;
  const pauses = question.pauses ?? [];
  const bases = held.map(({ latest }) => latest).filter((latest) => latest > covered.from);
  const last = bases.reduce(maxDate, covered.from);
  let end: IsoDate | undefined;
  for (const base of [...new Set([covered.from, ...bases])].sort().reverse()) {
    // The further back, the more open days lie between.
    if (!mayRunLonger(base, last, pauses)) break;
    const next = intervalEnd(base, cadence, pauses);
    // A pause that never ends.
    if (next === undefined) return { status: "on time", reason: "paused" };
    end = end === undefined ? next : maxDate(end, next);
  }
  const nextDue = end === undefined ? undefined : openWorkday(end, pauses);
  if (nextDue === undefined) return { status: "on time", reason: "paused" };
  const within = covered.to === undefined || nextDue <= covered.to;
  const slots = [
    { first: addDays(last, 1), last: nextDue, expected: { min: 1, max: 1 }, held: 0, possible: 0, covered: within },
  ];
  if (on > nextDue) {
    return { status: "overdue", since: addDays(nextDue, 1), nextDue, reason: "interval passed", slots };
  }
  if (isPaused(pauses, on)) return { status: "on time", nextDue, reason: "paused", slots };
  return { status: isNear(on, nextDue, cadence.unit) ? "due" : "on time", nextDue, slots };
}

// Months differ by up to three days, so with pauses the interval from an earlier meeting may end later than that from
// the last one. The later end counts: a further meeting must never make anything overdue.
function mayRunLonger(base: IsoDate, last: IsoDate, pauses: readonly Pause[]): boolean {
  if (base === last) return true;
  return pauses.length > 0 && openDays(pauses, addDays(base, 1), last) <= 4;
}

/** In the last week (month, for units of months) of its interval a meeting counts as due. */
function isNear(on: IsoDate, nextDue: IsoDate, unit: CadenceUnit): boolean {
  if (unit === "day") return on === nextDue;
  if (unit === "week") return isoWeekOf(on).first === isoWeekOf(nextDue).first;
  return monthOf(on) === monthOf(nextDue);
}

/** Meetings from a day on, each placed as late as its date allows. */
const heldFrom = (held: readonly Held[], first: IsoDate): number =>
  held.reduce((sum, { latest }) => (latest >= first ? sum + 1 : sum), 0);

function count(period: ExpectedPeriod, covered: Coverage, held: readonly Held[]): Slot {
  const { first, last, expected } = period;
  let certain = 0;
  let possible = 0;
  for (const meeting of held) {
    if (meeting.latest < first || meeting.first > last) continue;
    if (meeting.first >= first && meeting.latest <= last) certain++;
    else possible++;
  }
  const whole = covered.from <= first && (covered.to === undefined || last <= covered.to);
  return { first, last, expected, held: certain, possible, covered: whole };
}
