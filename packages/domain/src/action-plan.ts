import { stepCommands } from "./action-plan-commands.ts";
import { events } from "./action-plan-events.ts";
import { measureCommands } from "./action-plan-measures.ts";
import { initial, linkKey, linksAfter, linksOf, type PlanState, type Status, unitOfPlan } from "./action-plan-state.ts";
import { named } from "./action-plan-vocabulary.ts";
import { aggregate } from "./kit/aggregate.ts";
import { type Refused, refuse } from "./refusals.ts";

/*
 * A board's action plan of one year (DOMAIN §1.5, report §2.3, §3.1.3, §3.3.2). Stream: action-plan-<unit>-<year>.
 * Drafted → consulted on → decided by the board → approved, approved with conditions, or sent back; then revised, and
 * round again. A measure answers items of the board's situation picture of the same year or the one before.
 */

type Step = keyof typeof events;

/** The step that comes next: what is missing when a later one is tried. */
const next: Readonly<Record<Status, Step>> = {
  none: "PlanDrafted",
  draft: "PlanConsulted",
  "sent-back": "PlanConsulted",
  consulted: "PlanDecided",
  decided: "PlanApproved",
  approved: "PlanRevised",
  "approved-with-conditions": "PlanRevised",
};

const underWork: readonly Status[] = ["draft", "consulted", "sent-back"];
const approved: readonly Status[] = ["approved", "approved-with-conditions"];

const anyTime: readonly Status[] = [...underWork, "decided", ...approved];

/** In which status a step may be taken; what is not named here follows no order. */
const opens: Readonly<Partial<Record<Step, readonly Status[]>>> = {
  PlanDrafted: ["none"],
  PlanMeasureAdded: underWork,
  PlanMeasureChanged: underWork,
  PlanMeasureDropped: underWork,
  PlanItemLinked: anyTime,
  PlanItemUnlinked: anyTime,
  PlanConsulted: underWork,
  PlanDecided: ["consulted"],
  PlanApproved: ["decided"],
  PlanSentBack: ["decided"],
  PlanRevised: approved,
};

/** In which status a step was just taken, so that taking it again is no missing step. */
const took: Readonly<Partial<Record<Step, readonly Status[]>>> = {
  PlanDrafted: anyTime,
  PlanDecided: ["decided"],
  PlanApproved: approved,
  PlanSentBack: ["sent-back"],
};

function isOpen(state: PlanState, step: Step): boolean {
  if (step === "PlanReviewed") return state.everDecided;
  // Only where no approval was ever given is it a step that is missing; otherwise it is the condition.
  if (step === "PlanConditionMet") return state.conditionCount > 0 || approved.includes(state.status);
  return opens[step]?.includes(state.status) ?? true;
}

function outOfOrder(state: PlanState, step: Step): Refused | undefined {
  if (isOpen(state, step)) return undefined;
  return took[step]?.includes(state.status)
    ? refuse("step-already-taken", { step: events[step].title })
    : refuse("step-missing", { step: events[next[state.status]].title });
}

export const actionPlan = aggregate({
  name: "action-plan",
  idIs: {
    sv: "Nämndens kod och året, till exempel skarholmen-2026",
    en: "The board’s code and the year, such as skarholmen-2026",
  },
  title: { sv: "Handlingsplanen", en: "The action plan" },
  events,
  initial,

  evolve(state, { type, data }): PlanState {
    switch (type) {
      case "PlanDrafted":
        return { ...state, status: "draft" };
      case "PlanMeasureAdded":
      case "PlanMeasureChanged":
        return {
          ...state,
          measures: { ...state.measures, [data.measure]: "present" },
          links: linksAfter(state, type, data),
        };
      case "PlanMeasureDropped":
        return { ...state, measures: { ...state.measures, [data.measure]: "dropped" } };
      case "PlanItemLinked":
      case "PlanItemUnlinked":
        return { ...state, links: linksAfter(state, type, data) };
      case "PlanConsulted":
        return { ...state, status: "consulted" };
      case "PlanDecided":
        return { ...state, status: "decided", everDecided: true };
      case "PlanApproved":
        return {
          ...state,
          status: data.conditions.length > 0 ? "approved-with-conditions" : "approved",
          conditions: Object.fromEntries(data.conditions.map(({ condition }) => [condition, "open" as const])),
          conditionCount: state.conditionCount + data.conditions.length,
        };
      case "PlanConditionMet": {
        const conditions = { ...state.conditions, [data.condition]: "met" as const };
        const allMet = Object.values(conditions).every((condition) => condition === "met");
        return {
          ...state,
          conditions,
          status: state.status === "approved-with-conditions" && allMet ? "approved" : state.status,
        };
      }
      case "PlanSentBack":
        return { ...state, status: "sent-back" };
      case "PlanRevised":
        return { ...state, status: "draft", revision: data.revision };
      case "PlanReviewed":
      case "PlanContentsObserved":
        return state;
    }
  },

  permits(state, { type, data }, { founding }) {
    const order = founding ? undefined : outOfOrder(state, type);
    if (order) return order;
    switch (type) {
      case "PlanMeasureAdded":
        if (Object.hasOwn(state.measures, data.measure)) return refuse("already-exists", { what: data.measure });
        break;
      case "PlanMeasureChanged":
      case "PlanMeasureDropped":
      case "PlanItemLinked":
      case "PlanItemUnlinked": {
        if (!Object.hasOwn(state.measures, data.measure) || state.measures[data.measure] !== "present")
          return refuse("unknown-item", { what: named.measure, id: data.measure });
        if (type !== "PlanItemLinked" && type !== "PlanItemUnlinked") break;
        const there = linksOf(state, data.measure).includes(linkKey(data));
        if (there && type === "PlanItemLinked") return refuse("step-already-taken", { step: events[type].title });
        if (!there && type === "PlanItemUnlinked") return refuse("unknown-item", { what: named.item, id: data.item });
        break;
      }
      case "PlanConditionMet":
        if (!Object.hasOwn(state.conditions, data.condition))
          return refuse("unknown-item", { what: named.condition, id: data.condition });
        if (state.conditions[data.condition] === "met")
          return refuse("step-already-taken", { step: events[type].title });
        break;
    }
    const unclassified =
      (type === "PlanMeasureAdded" || type === "PlanMeasureChanged") && !data.area && !data.orientation;
    return unclassified && !founding ? refuse("classification-missing") : undefined;
  },

  unitOf: (id: string, input: { readonly unit?: string }) => input.unit ?? unitOfPlan(id),
  mayCorrect: { "local-coordinator": "own unit", "central-coordinator": "own unit" },

  commands: (command) => {
    const { draft, ...steps } = stepCommands(command);
    return { draft, ...measureCommands(command), ...steps };
  },
});
