import { addDays, daysBetween, type IsoDate, isIsoDate } from "@liggare/calendar";
import type { DataOf } from "@liggare/domain";
import type { Fact } from "../cells.ts";
import { type FactOf, factsOf, lastOf } from "./facts.ts";
import { dayOf, spanOf } from "./time.ts";
import type { KnownUnit } from "./units.ts";

/* Who coordinates at a board, by function: in office, deputised, vacant, and what was handed over (DOMAIN §1.1). */

/** A function that coordinates or stands in, since it was appointed. */
export interface InOffice {
  readonly function: string;
  /** Date of known precision. */
  readonly since: string;
  readonly fact: Fact<unknown>;
}

export interface Vacancy {
  /** As it was reported, with the precision that is known. */
  readonly from: string;
  /** The last day without a coordinator; null while there is none. */
  readonly to: IsoDate | null;
  /** Days up to its end or the judged day, both included. */
  readonly days: number;
  /** A day is known less precisely: so many days at the least, from the last day on which it may have begun. */
  readonly approximate: boolean;
  readonly facts: readonly Fact<unknown>[];
}

/** A vacancy that stands on a day. Absence is not evidence: it is only claimed from the day by which it surely began. */
export interface StandingVacancy {
  readonly fact: FactOf<"CoordinatorVacant">;
  /** The last day on which it may have begun. */
  readonly since: IsoDate;
  readonly approximate: boolean;
  /** Who stands in. */
  readonly deputy: FactOf<"DeputyAppointed"> | undefined;
}

export interface Handover {
  readonly fact: FactOf<"CoordinatorHandedOver">;
  readonly points: readonly {
    readonly data: DataOf<"CoordinatorHandedOver">["openPoints"][number];
    readonly done: FactOf<"HandoverPointDone"> | undefined;
  }[];
}

export interface Coordination {
  readonly status: "appointed" | "deputy" | "vacant" | "not-stated";
  readonly coordinator: InOffice | undefined;
  readonly deputy: InOffice | undefined;
  /** Oldest first. */
  readonly vacancies: readonly Vacancy[];
  readonly handovers: readonly Handover[];
}

const mayHaveBegun = (date: string, on: IsoDate): boolean => (spanOf(date).first ?? "") <= on;

/** The vacancy that a unit reported and that nobody was appointed after, from the first day on which it may have begun. */
export function vacancyOn({ facts }: Pick<KnownUnit, "facts">, on: IsoDate): StandingVacancy | undefined {
  const fact = factsOf(facts, "CoordinatorVacant").findLast(({ data }) => mayHaveBegun(data.from, on));
  const appointed = lastOf(facts, "CoordinatorAppointed");
  if (!fact || (appointed && appointed.number > fact.number)) return undefined;
  const { from } = fact.data;
  return { fact, since: dayOf(from), approximate: !isIsoDate(from), deputy: deputyOn(facts, on) };
}

/** Whether a vacancy has surely lasted longer than a number of days. */
export const outlasts = ({ since }: Pick<StandingVacancy, "since">, days: number, on: IsoDate): boolean =>
  addDays(since, days) < on;

function deputyOn(facts: readonly Fact[], on: IsoDate): FactOf<"DeputyAppointed"> | undefined {
  const deputy = lastOf(facts, "DeputyAppointed");
  const over = factsOf(facts, "DeputyEnded").findLast(({ data }) => mayHaveBegun(data.from, on));
  return deputy && !(over && deputy.number < over.number) ? deputy : undefined;
}

/** Who coordinates at a unit on a day, by what the unit's facts say up to it. */
export function coordinationOf({ facts, ended }: KnownUnit, on: IsoDate): Coordination {
  const begun = (date: string) => mayHaveBegun(date, on);
  const last = ended ? addDays(ended.from, -1) : undefined;
  const appointed = lastOf(facts, "CoordinatorAppointed");
  const vacancies = factsOf(facts, "CoordinatorVacant")
    .filter(({ data }) => begun(data.from))
    .map((fact) => vacancyOf(fact, factsOf(facts, "CoordinatorAppointed"), on, last));
  const vacated = factsOf(facts, "CoordinatorVacant").findLast(({ data }) => begun(data.from));
  const coordinator = appointed && !(vacated && appointed.number < vacated.number) ? inOffice(appointed) : undefined;
  const deputised = deputyOn(facts, on);
  const deputy = deputised && inOffice(deputised);
  const done = factsOf(facts, "HandoverPointDone");
  return {
    status: coordinator ? "appointed" : deputy ? "deputy" : vacated ? "vacant" : "not-stated",
    coordinator,
    deputy,
    vacancies,
    handovers: factsOf(facts, "CoordinatorHandedOver").map((fact) => ({
      fact,
      points: fact.data.openPoints.map((data) => ({
        data,
        done: done.find((each) => each.data.point === data.point),
      })),
    })),
  };
}

const inOffice = (fact: FactOf<"CoordinatorAppointed"> | FactOf<"DeputyAppointed">): InOffice => ({
  function: fact.data.function,
  since: fact.occurredOn,
  fact,
});

function vacancyOf(
  fact: FactOf<"CoordinatorVacant">,
  appointments: readonly FactOf<"CoordinatorAppointed">[],
  on: IsoDate,
  lastDay: IsoDate | undefined,
): Vacancy {
  const { from } = fact.data;
  const next = appointments.find(({ number }) => number > fact.number);
  const begins = next && (spanOf(next.occurredOn).first ?? on);
  const to = begins === undefined ? (lastDay ?? null) : addDays(begins, -1);
  const end = to === null || to > on ? on : to;
  return {
    from,
    to,
    days: Math.max(0, daysBetween(dayOf(from), end) + 1),
    approximate: !isIsoDate(from) || (next !== undefined && !isIsoDate(next.occurredOn)),
    facts: next ? [fact, next] : [fact],
  };
}
