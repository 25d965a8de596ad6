import { addDays, type IsoDate, isWorkday } from "@liggare/calendar";
import { beginning, stepsOfBoard, stepsOfCentre } from "./beginning.ts";
import { Chance } from "./chance.ts";
import { type Episode, episodeOf } from "./episodes.ts";
import { boardCode, type CityPlan, firstDayOf, lastYear, workdayFrom } from "./plan.ts";
import type { SimulatedRow, Step } from "./row.ts";
import { mostStepsOfYear, stepsOfYear } from "./year.ts";

/** Episodes that are under way at one time; where more would be, the earliest due goes on at once. */
export const mostEpisodes = 2_000;

/** The fewest events that hold what every board does every year. */
export const leastEvents = ({ boards, years }: Pick<CityPlan, "boards" | "years">): number =>
  stepsOfCentre + boards * stepsOfBoard + years * mostStepsOfYear(boards);

interface UnderWay {
  readonly id: string;
  readonly episode: Episode;
  at: number;
  due: IsoDate;
}

/**
 * The city's rows, in the order in which a register of that time would have known them: exactly `events` of them, each
 * leading to one event. Deterministic, and its memory is bounded by `mostEpisodes`, the boards and one year's steps.
 */
export function* city(plan: CityPlan): Generator<SimulatedRow> {
  const chance = new Chance(plan.seed);
  const source = { document: `Simulering, frö ${plan.seed}`, support: "observed" } as const;
  const days = new Days(plan);
  const underWay = new Queue();
  let [rows, episodes] = [0, 0];
  const row = (day: IsoDate, { aggregate, id, command, input, last }: Omit<Step, "day">): SimulatedRow => ({
    ...{ aggregate, id, command, input, occurredOn: day, recordedOn: day, recordedOnSupport: "stated", source },
    key: String(++rows),
    last: last ?? false,
  });
  const goOn = (each: UnderWay, day: IsoDate): SimulatedRow => {
    const { episode, id } = each;
    const { command, input } = episode.steps[each.at] as Episode["steps"][number];
    const next = episode.steps[++each.at];
    if (next) underWay.add({ ...each, due: workdayFrom(addDays(day, Math.max(1, next.after))) });
    const dated = withDays(input, next ? workdayFrom(addDays(day, Math.max(1, next.after))) : day);
    return row(day, { aggregate: episode.aggregate, id, command, input: dated, ...(!next && { last: true }) });
  };

  const due: Step[] = [...beginning(plan)];
  let planned = 0;
  for (const { day, target, newYear } of days) {
    if (newYear !== undefined) {
      due.splice(0, planned);
      planned = 0;
      due.push(...stepsOfYear(newYear, plan.boards, chance));
    }
    for (let step = due[planned]; step && step.day <= day; step = due[++planned]) {
      if (rows === plan.events) return;
      yield row(day, step);
    }
    while (rows < target) {
      const each = underWay.dueBy(day) ?? (underWay.size >= mostEpisodes ? underWay.first() : undefined);
      if (each) {
        yield goOn(each, day);
        continue;
      }
      const episode = episodeOf(boardCode(chance.between(1, plan.boards)), chance);
      yield goOn({ id: `s-${(++episodes).toString(36)}`, episode, at: 0, due: day }, day);
    }
  }
}

/** The workdays of the calendar, each with how many events are to be there by its end: July has a third of the others. */
class Days {
  readonly #plan: CityPlan;

  constructor(plan: CityPlan) {
    this.#plan = plan;
  }

  *[Symbol.iterator](): Generator<{ readonly day: IsoDate; readonly target: number; readonly newYear?: number }> {
    const all = [...this.#workdays()].reduce((sum, day) => sum + weightOf(day), 0);
    let [weight, year] = [0, 0];
    for (const day of this.#workdays()) {
      weight += weightOf(day);
      const own = Number(day.slice(0, 4));
      const target = Math.round((this.#plan.events * weight) / all);
      yield { day, target, ...(own !== year && { newYear: own }) };
      year = own;
    }
  }

  *#workdays(): Generator<IsoDate> {
    const last = `${lastYear}-12-31`;
    for (let day = firstDayOf(this.#plan); day <= last; day = addDays(day, 1)) if (isWorkday(day)) yield day;
  }
}

const weightOf = (day: IsoDate): number => (day.slice(5, 7) === "07" ? 1 : 3);

/** Puts the day of the next step where an input says "+". */
function withDays(input: unknown, day: IsoDate): unknown {
  if (input === "+") return day;
  if (Array.isArray(input)) return input.map((part) => withDays(part, day));
  if (typeof input !== "object" || input === null) return input;
  return Object.fromEntries(Object.entries(input).map(([name, part]) => [name, withDays(part, day)]));
}

/** Episodes under way, by the day on which they go on; of those of one day, the one that came last is first. */
class Queue {
  readonly #byDay = new Map<IsoDate, UnderWay[]>();
  #days: IsoDate[] = [];
  size = 0;

  add(each: UnderWay): void {
    this.size += 1;
    const there = this.#byDay.get(each.due);
    if (there) there.push(each);
    else {
      this.#byDay.set(each.due, [each]);
      this.#days = [...this.#days, each.due].sort();
    }
  }

  dueBy(day: IsoDate): UnderWay | undefined {
    const [first] = this.#days;
    return first !== undefined && first <= day ? this.first() : undefined;
  }

  /** Takes the one that is due first. */
  first(): UnderWay | undefined {
    const [day] = this.#days;
    if (day === undefined) return undefined;
    const there = this.#byDay.get(day) as UnderWay[];
    const each = there.pop();
    this.size -= 1;
    if (there.length === 0) {
      this.#byDay.delete(day);
      this.#days.shift();
    }
    return each;
  }
}
