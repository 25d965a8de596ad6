import { addDays, daysBetween, type IsoDate, isIsoDate } from "@liggare/calendar";
import type { DataOf } from "@liggare/domain";
import type { Fact } from "../cells.ts";
import { type FactOf, factsOf, lastOf } from "./facts.ts";
import { spanOf } from "./time.ts";
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
  /** `from` is known less precisely than to a day: counted from the first that is possible. */
  readonly approximate: boolean;
  readonly facts: readonly Fact<unknown>[];
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

/** Who coordinates at a unit on a day, by what the unit's facts say up to it. */
export function coordinationOf({ facts, ended }: KnownUnit, on: IsoDate): Coordination {
  const begun = (date: string) => (spanOf(date).first ?? "") <= on;
  const last = ended ? addDays(ended.from, -1) : undefined;
  const appointed = lastOf(facts, "CoordinatorAppointed");
  const vacancies = factsOf(facts, "CoordinatorVacant")
    .filter(({ data }) => begun(data.from))
    .map((fact) => vacancyOf(fact, factsOf(facts, "CoordinatorAppointed"), on, last));
  const vacated = factsOf(facts, "CoordinatorVacant").findLast(({ data }) => begun(data.from));
  const coordinator = appointed && !(vacated && appointed.number < vacated.number) ? inOffice(appointed) : undefined;
  const deputised = lastOf(facts, "DeputyAppointed");
  const over = factsOf(facts, "DeputyEnded").findLast(({ data }) => begun(data.from));
  const deputy = deputised && !(over && deputised.number < over.number) ? inOffice(deputised) : undefined;
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
  const first = spanOf(from).first ?? on;
  const next = appointments.find(({ number }) => number > fact.number);
  const begins = next && (spanOf(next.occurredOn).first ?? on);
  const to = begins === undefined ? (lastDay ?? null) : addDays(begins, -1);
  const end = to === null || to > on ? on : to;
  return {
    from,
    to,
    days: Math.max(0, daysBetween(first, end) + 1),
    approximate: !isIsoDate(from) || (next !== undefined && !isIsoDate(next.occurredOn)),
    facts: next ? [fact, next] : [fact],
  };
}
