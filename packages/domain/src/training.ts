import type { InForce } from "./kit/aggregate.ts";
import { aggregate } from "./kit/aggregate.ts";
import type { DecisionContext } from "./kit/needs.ts";
import { type Refused, refuse } from "./refusals.ts";
import { trainingCommands, writers } from "./training-commands.ts";
import { events, named } from "./training-events.ts";
import {
  figureKey,
  initial,
  type OccasionStatus,
  partOfList,
  type TrainingState,
  totalKey,
  totalOf,
} from "./training-state.ts";

/*
 * A course, its occasions and the counted participation in it (DOMAIN §1.13, report §3.1.1, §3.2, §3.3.1). Stream:
 * training-<course>. Units write side by side. Only counts are kept, never who took part. A percentage is computed,
 * never stored; where a source states only a share ("about half"), the share is kept as it was stated.
 */

type Of<T extends keyof typeof events> = Extract<InForce<typeof events>, { readonly type: T }>;

const taken = (type: keyof typeof events) => refuse("step-already-taken", { step: events[type].title });
const missing = (type: keyof typeof events) => refuse("step-missing", { step: events[type].title });

const withOccasion = (state: TrainingState, code: string, unit: string, status: OccasionStatus): TrainingState => ({
  ...state,
  occasions: { ...state.occasions, [code]: { unit, status } },
});

const ownOccasion = ({ occasions }: TrainingState, code: string, unit: string) =>
  Object.hasOwn(occasions, code) && occasions[code]?.unit === unit ? occasions[code] : undefined;

function figureFault(state: TrainingState, { data, unit, occurredOn, type }: Of<"ParticipationCounted">) {
  if ((data.numerator === undefined) === (data.share === undefined)) return refuse("figure-unclear");
  const { numerator, denominator, share } = data;
  const parts = { part: named.numerator, whole: named.denominator };
  // An approximate denominator may be below the true one, so only an exact one can be exceeded.
  if (numerator !== undefined && denominator && !denominator.approximate && numerator > denominator.count)
    return refuse("count-exceeds", parts);
  if (share && share.numerator > share.denominator) return refuse("count-exceeds", parts);
  return state.figures.includes(figureKey(unit, data, occurredOn)) ? taken(type) : undefined;
}

type OccasionEntry = Of<"CourseOccasionPlanned" | "CourseOccasionHeld" | "CourseOccasionCancelled">;

function occasionFault(state: TrainingState, { type, data, unit }: OccasionEntry, founding: boolean) {
  if (!Object.hasOwn(state.occasions, data.occasion))
    return type === "CourseOccasionCancelled" && !founding
      ? refuse("unknown-item", { what: named.occasion, id: data.occasion })
      : undefined;
  const own = ownOccasion(state, data.occasion, unit);
  if (!own) return refuse("unknown-item", { what: named.occasion, id: data.occasion });
  if (type === "CourseOccasionPlanned" || own.status === "held")
    return taken(own.status === "held" ? "CourseOccasionHeld" : type);
  return own.status === "cancelled" ? taken("CourseOccasionCancelled") : undefined;
}

function listFault(state: TrainingState, { data }: Of<"ParticipantListReceived">): Refused | undefined {
  if (Object.hasOwn(state.lists, data.list)) return refuse("already-exists", { what: named.list });
  if (state.discarded && data.afterDiscard === undefined) return refuse("recognition-discarded");
  const occasion = data.occasion;
  if (occasion === undefined || (Object.hasOwn(state.occasions, occasion) && isOn(state, occasion))) return undefined;
  return refuse("unknown-item", { what: named.occasion, id: occasion });
}

const isOn = ({ occasions }: TrainingState, code: string) => occasions[code]?.status !== "cancelled";

function rowsFault(state: TrainingState, { type, data, unit }: Of<"ParticipantListCounted">): Refused | undefined {
  if (!Object.hasOwn(state.lists, data.list)) return missing("ParticipantListReceived");
  if (state.parts.includes(partOfList(data.list, unit, data))) return taken(type);
  // A total builds on the lists before it: none of them can be taken away from under it.
  return data.total === totalOf(state, totalKey(unit, data)) + data.new ? undefined : missing(type);
}

export const training = aggregate({
  name: "training",
  idIs: {
    sv: "Utbildningens kod, till exempel webbutbildning-grund",
    en: "The course’s code, such as webbutbildning-grund",
  },
  title: { sv: "Utbildningen", en: "The course" },
  ownedBy: "entry",
  events,
  initial,

  evolve(state, { type, data, unit, occurredOn }): TrainingState {
    switch (type) {
      case "CourseRegistered":
        return { ...state, registered: true };
      case "CourseRequired":
      case "CourseHeld":
        return state;
      case "CourseOccasionPlanned":
        return withOccasion(state, data.occasion, unit, "planned");
      case "CourseOccasionHeld":
        return withOccasion(state, data.occasion, unit, "held");
      case "CourseOccasionCancelled":
        return withOccasion(state, data.occasion, unit, "cancelled");
      case "ParticipationCounted":
        return { ...state, figures: [...state.figures, figureKey(unit, data, occurredOn)] };
      case "ParticipantListReceived":
        return {
          ...state,
          lists: { ...state.lists, [data.list]: { unit, disposal: data.disposalDecision !== undefined } },
          recognised: data.afterDiscard === undefined ? [...state.recognised, data.list] : [data.list],
          discarded: false,
          totals: data.afterDiscard === "start-over" ? {} : state.totals,
        };
      case "ParticipantListCounted":
        return {
          ...state,
          parts: [...state.parts, partOfList(data.list, unit, data)],
          totals: { ...state.totals, [totalKey(unit, data)]: data.total },
        };
      case "ListDisposalDecided":
        return { ...state, lists: { ...state.lists, [data.list]: { unit, disposal: true } } };
      case "RecognitionDiscarded":
        return { ...state, recognised: [], discarded: true };
    }
  },

  permits(state, entry, { founding }: Pick<DecisionContext, "founding">) {
    const { type, data, unit } = entry;
    if (type === "CourseRegistered") return state.registered ? taken(type) : undefined;
    if (!state.registered && !founding) return missing("CourseRegistered");
    switch (type) {
      case "CourseRequired":
        return data.dueBy !== undefined && data.decidedOn !== undefined && data.dueBy < data.decidedOn
          ? refuse("dates-out-of-order", { later: data.dueBy, earlier: data.decidedOn })
          : undefined;
      case "CourseHeld":
        return undefined;
      case "CourseOccasionPlanned":
      case "CourseOccasionHeld":
      case "CourseOccasionCancelled":
        return occasionFault(state, entry, founding);
      case "ParticipationCounted":
        return figureFault(state, entry);
      case "ParticipantListReceived":
        return listFault(state, entry);
      case "ParticipantListCounted":
        return rowsFault(state, entry);
      case "ListDisposalDecided": {
        const list = Object.hasOwn(state.lists, data.list) ? state.lists[data.list] : undefined;
        if (list?.unit !== unit) return refuse("unknown-item", { what: named.list, id: data.list });
        return list.disposal ? taken(type) : undefined;
      }
      case "RecognitionDiscarded":
        if (state.discarded) return taken(type);
        return state.recognised.length === 0 ? missing("ParticipantListReceived") : undefined;
    }
  },

  mayCorrect: writers,

  commands: trainingCommands,
});
