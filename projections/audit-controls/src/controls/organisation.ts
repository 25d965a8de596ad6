import { yearOf } from "@liggare/calendar";
import { factsOf, type KnownUnit, lastOf, outlasts, vacancyOn } from "@liggare/views";
import {
  allBoards,
  type Claim,
  type Context,
  type Control,
  claim,
  executiveBoard,
  otherBoards,
  thresholdOf,
} from "../control.ts";
import { planOf, plansBefore } from "../plans.ts";

/* First audit question: organised as the guidelines say (report §2.3, §3.1–3.3, §4). */

const vacancyDays = "control-vacancy-days";

/** A vacancy counts once it has surely lasted longer than the policy bears; until then it is neither met nor not met. */
function coordinator(context: Context, known: KnownUnit): readonly Claim[] {
  const vacancy = vacancyOn(known, context.on);
  const appointed = lastOf(known.facts, "CoordinatorAppointed");
  if (!vacancy) return appointed ? [claim("met", "coordinator-appointed", [appointed])] : [];
  const { fact, deputy, approximate } = vacancy;
  if (!outlasts(vacancy, thresholdOf(context, vacancyDays) ?? 0, context.on))
    return [claim("open", approximate ? "coordinator-vacant-unsure" : "coordinator-vacant-briefly", [fact])];
  if (deputy) return [claim("not met", "coordinator-deputy", [fact, deputy])];
  return [claim("not met", approximate ? "coordinator-vacant-at-least" : "coordinator-vacant", [fact])];
}

const internalGroup = ({ forums }: Context, { unit }: KnownUnit): readonly Claim[] =>
  forums.flatMap(({ forum }) =>
    forum.kind === "internal-group" && forum.unit === unit && !forum.closed
      ? [claim("met", "internal-group", factsOf(forum.facts, "ForumRegistered"))]
      : [],
  );

function localPicture({ pictures, on }: Context, { unit }: KnownUnit): readonly Claim[] {
  const own = pictures.filter((picture) => picture.unit === unit && (picture.adopted ?? picture.compiled));
  const steps = (picture: (typeof own)[number]) => [picture.adopted ?? picture.compiled].flatMap((fact) => fact ?? []);
  const current = own.filter(({ year }) => year === yearOf(on));
  if (current.length > 0) return [claim("met", "picture-of-the-year", current.flatMap(steps))];
  const older = own.filter(({ year }) => year < yearOf(on)).at(-1);
  return older ? [claim("open", "picture-older", steps(older))] : [];
}

/** Steps by which a plan is there, whatever became of it; a draft alone is none. */
const thereBy = new Set(["PlanDecided", "PlanApproved", "PlanSentBack", "PlanRevised", "PlanContentsObserved"]);

function planExists(context: Context, { unit }: KnownUnit): readonly Claim[] {
  const plan = planOf(context, unit);
  if (!plan) {
    const older = plansBefore(context, unit).at(-1);
    return older ? [claim("open", "plan-older", older.facts)] : [];
  }
  const step = plan.by && thereBy.has(plan.by.type) ? plan.by : plan.facts.findLast(({ type }) => thereBy.has(type));
  return [step ? claim("met", "plan-of-the-year", [step]) : claim("open", "plan-under-work", plan.facts)];
}

function planDecided(context: Context, { unit }: KnownUnit): readonly Claim[] {
  const plan = planOf(context, unit);
  const decided = plan && lastOf(plan.facts, "PlanDecided");
  return decided ? [claim("met", "plan-decided", [decided])] : [];
}

function planApproved(context: Context, { unit }: KnownUnit): readonly Claim[] {
  const plan = planOf(context, unit);
  if (!plan) return [];
  const last = plan.facts.findLast(({ type }) => type === "PlanApproved" || type === "PlanSentBack");
  if (last?.type === "PlanSentBack") return [claim("not met", "plan-sent-back", [last])];
  if (last?.type !== "PlanApproved") return [];
  return [claim("met", plan.openConditions.length > 0 ? "plan-conditions" : "plan-approved", [last])];
}

/** Instructions of the executive board that were issued this year or last, for the yearly revision. */
function instructions(context: Context, { unit }: KnownUnit): readonly Claim[] {
  const since = `${yearOf(context.on) - 1}-01-01`;
  return context.instructions.flatMap((fact) => {
    const issued = claim("met", "instructions-issued", [fact]);
    return fact.unit === unit && issued.day >= since ? [issued] : [];
  });
}

export const organisation: readonly Control[] = [
  {
    id: "coordinator",
    question: "q1",
    criterion: "guidelines",
    title: { sv: "En samordnare är utsedd", en: "A coordinator is appointed" },
    kinds: allBoards,
    subjects: ["coordinator"],
    thresholds: [vacancyDays],
    own: coordinator,
  },
  {
    id: "internal-organisation",
    question: "q1",
    criterion: "budget",
    title: { sv: "Arbetet är organiserat inom förvaltningen", en: "The work is organised within the administration" },
    kinds: allBoards,
    subjects: ["internal-organisation", "steering"],
    own: internalGroup,
  },
  {
    id: "local-picture",
    question: "q1",
    criterion: "guidelines",
    title: { sv: "Årets lokala lägesbild finns", en: "There is a local situation picture of the year" },
    kinds: otherBoards,
    subjects: ["local-picture"],
    own: localPicture,
  },
  {
    id: "plan-exists",
    question: "q1",
    criterion: "guidelines",
    title: { sv: "Årets handlingsplan finns", en: "There is an action plan of the year" },
    kinds: otherBoards,
    subjects: [],
    own: planExists,
  },
  {
    id: "plan-decided",
    question: "q1",
    criterion: "guidelines",
    title: { sv: "Nämnden har beslutat årets plan", en: "The board has decided the year's plan" },
    kinds: otherBoards,
    subjects: [],
    own: planDecided,
  },
  {
    id: "plan-approved",
    question: "q1",
    criterion: "guidelines",
    title: { sv: "Årets plan är godkänd", en: "The year's plan is approved" },
    kinds: otherBoards,
    subjects: [],
    own: planApproved,
  },
  {
    id: "plan-instructions",
    question: "q1",
    criterion: "guidelines",
    title: { sv: "Anvisningar för planerna är utfärdade", en: "Instructions for the plans are issued" },
    kinds: executiveBoard,
    subjects: ["plan-instructions"],
    own: instructions,
  },
  {
    id: "knowledge-house",
    question: "q1",
    criterion: "guidelines",
    title: { sv: "Kunskapshusets funktioner finns", en: "The functions of a knowledge house are there" },
    kinds: executiveBoard,
    subjects: ["knowledge-house"],
  },
];
