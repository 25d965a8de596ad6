import { addMonths, daysBetween, type IsoDate, monthOf } from "@liggare/calendar";
import {
  type CountNode,
  count,
  type DerivedNode,
  dayOf,
  derived,
  type FigureSeries,
  figureCount,
  peopleIn,
  sourceOfFigure,
  type TrainingFigure,
} from "@liggare/views";
import type { NoForecast, Outlook } from "./answer.ts";
import { reasons } from "./texts.ts";

const daysOfMonth = 30.4;
const longest = 600;

/**
 * Pace, goal and forecast of one series, known from its counts of staff; null where the newest figure counts nobody.
 * `whole`: the staff that it is measured against. `goal`: per cent, or undefined.
 */
export function outlookOf(
  { figures, inForce }: FigureSeries,
  whole: number | undefined,
  goal: number | undefined,
): DerivedNode<Outlook> | null {
  const people = peopleIn(inForce);
  const newest = figureCount(inForce);
  if (people === undefined || !newest) return null;
  const first = figures.find(
    (fact) => sourceOfFigure(fact) === sourceOfFigure(inForce) && dayOf(fact.occurredOn) < dayOf(inForce.occurredOn),
  );
  const before = first && peopleIn(first);
  const days = first ? daysBetween(dayOf(first.occurredOn), dayOf(inForce.occurredOn)) : 0;
  const pace = before === undefined || days === 0 ? undefined : ((people - before) / days) * daysOfMonth;
  const earlier = first && figureCount(first);
  const counts = [newest, ...(earlier ? [earlier, differenceOf(newest, earlier)] : [])];
  return derived(outlook({ people, pace, whole, goal, from: dayOf(inForce.occurredOn) }), counts);
}

/** Whether a stated share reaches the goal; what is about the goal itself cannot be told. */
export function statedGoalMet(stated: TrainingFigure["stated"], goal: number | undefined): boolean | null {
  if (!stated || goal === undefined) return null;
  const over = stated.numerator * 100 - stated.denominator * goal;
  return stated.approximate && over === 0 ? null : over >= 0;
}

/** Two numbers that may be shown can differ by one that may not. */
const differenceOf = (newest: CountNode, earlier: CountNode): CountNode =>
  count(Math.abs(newest.$count - earlier.$count), { ...newest, why: [...new Set([...earlier.why, ...newest.why])] });

interface Known {
  readonly people: number;
  readonly pace: number | undefined;
  readonly whole: number | undefined;
  readonly goal: number | undefined;
  readonly from: IsoDate;
}

function outlook({ people, pace, whole, goal, from }: Known): Outlook {
  const target = goal ?? 100;
  const wanted = whole === undefined ? undefined : Math.ceil((whole * target) / 100);
  const reached = wanted !== undefined && people >= wanted;
  const common = {
    goalMet: goal === undefined || wanted === undefined ? null : reached,
    perMonth: pace === undefined ? null : Math.round(pace * 10) / 10,
    target,
    reached,
  };
  const none = (reason: NoForecast | null): Outlook => ({
    ...common,
    month: null,
    reason,
    reasonText: reason && reasons[reason],
  });
  if (wanted === undefined) return none("no-denominator");
  if (reached) return none(null);
  if (pace === undefined) return none("one-figure");
  if (pace <= 0) return none("no-growth");
  const months = Math.ceil((wanted - people) / pace);
  if (months > longest) return none("too-far");
  return { ...common, month: monthOf(addMonths(`${monthOf(from)}-01`, months)), reason: null, reasonText: null };
}
