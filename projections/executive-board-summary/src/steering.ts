import { yearOf } from "@liggare/calendar";
import {
  factsOf,
  type KnownMeasure,
  type KnownUnit,
  lacksOf,
  lastOf,
  lateFrom,
  newest,
  type PlanStatus,
  vacancyOn,
} from "@liggare/views";
import type { MatterCell } from "./answer.ts";
import { bySaid } from "./claims.ts";
import { type Context, cell, unknown } from "./context.ts";
import { observedContents } from "./plans.ts";

/* Coordinator, situation picture, plan and measures of a board. */

export function coordinator(context: Context, known: KnownUnit): MatterCell {
  const { unit, facts } = known;
  const vacancy = vacancyOn(known, context.on);
  if (vacancy) {
    const { fact, since, deputy } = vacancy;
    if (since > context.on) return cell(unit, "cannot be judged", "coordinator-vacant-unsure", { facts: [fact] });
    return deputy
      ? cell(unit, "not met", "coordinator-deputy", { facts: [fact, deputy], since })
      : cell(unit, "not met", "coordinator-vacant", { facts: [fact], since });
  }
  const appointed = lastOf(facts, "CoordinatorAppointed");
  if (appointed) return cell(unit, "met", "coordinator-appointed", { facts: [appointed] });
  return bySaid(context, unit, "coordinator") ?? unknown(unit);
}

/** A picture or a plan is each board's; the executive board has its own only where one is entered. */
const concerns = (context: Context, { unit, kind }: KnownUnit) =>
  kind !== "executive-board" || [...context.plans, ...context.pictures].some((each) => each.unit === unit);

const notItsOwn = (unit: string) => cell(unit, "not applicable", "another-role");

export function situationPicture(context: Context, known: KnownUnit): MatterCell {
  const { unit } = known;
  if (!concerns(context, known)) return notItsOwn(unit);
  const pictures = context.pictures.filter((each) => each.unit === unit);
  const current = ownOr(
    unit,
    pictures.filter(({ year }) => year === yearOf(context.on)),
    ({ adopted, compiled }) => (adopted ? 2 : compiled ? 1 : 0),
  );
  if (current?.adopted) return cell(unit, "met", "picture-adopted", { facts: current.facts });
  if (current?.compiled) {
    const given = current.compiled.data.content === "given" || current.items.length > 0;
    return cell(unit, "met", given ? "picture-compiled" : "picture-exists", { facts: current.facts });
  }
  const older = pictures.filter(({ year }) => year < yearOf(context.on)).at(-1);
  return (
    bySaid(context, unit, "local-picture") ??
    (older ? cell(unit, "cannot be judged", "picture-older", { facts: older.facts }) : unknown(unit))
  );
}

/** The board's own; else, by the present structure, of those of the boards before the one that has come least far. */
const ownOr = <T extends { readonly board: string }>(
  unit: string,
  found: readonly T[],
  progress: (each: T) => number,
): T | undefined =>
  found.find(({ board }) => board === unit) ?? [...found].sort((a, b) => progress(a) - progress(b))[0];

const planProgress: readonly PlanStatus[] = [
  "not-stated",
  "sent-back",
  "drafted",
  "revised",
  "consulted",
  "decided",
  "approved-with-conditions",
  "approved",
];

const currentPlan = ({ plans, on }: Context, unit: string) =>
  ownOr(
    unit,
    plans.filter((plan) => plan.unit === unit && plan.year === yearOf(on)),
    ({ status }) => planProgress.indexOf(status),
  );

export function plan(context: Context, known: KnownUnit): MatterCell {
  const { unit } = known;
  if (!concerns(context, known)) return notItsOwn(unit);
  const current = currentPlan(context, unit);
  if (!current) {
    const older = context.plans.filter((each) => each.unit === unit && each.year < yearOf(context.on)).at(-1);
    return older ? cell(unit, "cannot be judged", "plan-older", { facts: older.facts }) : unknown(unit);
  }
  const { facts, openConditions } = current;
  const late = openConditions.map(({ due }) => due).filter((due) => due < context.on);
  switch (current.status) {
    case "approved":
      return cell(unit, "met", "plan-approved", { facts });
    case "approved-with-conditions": {
      const [first] = late.sort();
      return first === undefined
        ? cell(unit, "met", "plan-conditions", { facts })
        : cell(unit, "overdue", "plan-condition-overdue", { facts, since: lateFrom(first) });
    }
    case "decided":
      return cell(unit, "met", "plan-decided", { facts });
    case "sent-back":
      return cell(unit, "not met", "plan-sent-back", { facts });
    case "revised":
      return cell(unit, "cannot be judged", "plan-revised", { facts });
    case "drafted":
    case "consulted":
      return cell(unit, "cannot be judged", "plan-under-work", { facts });
    case "not-stated":
      return cell(unit, "cannot be judged", "no-facts", { facts });
  }
}

/** A classification that is missing is to be completed, but the measure is not the less complete for it. */
const lacksParts = (measure: KnownMeasure) =>
  lacksOf(measure).some((part) => part !== "area" && part !== "orientation");

export function measures(context: Context, known: KnownUnit): MatterCell {
  const { unit } = known;
  if (!concerns(context, known)) return notItsOwn(unit);
  const current = currentPlan(context, unit);
  if (current && current.measures.length > 0) {
    const lacking = current.measures.filter((measure) => lacksParts(measure));
    const facts = (lacking.length > 0 ? lacking : current.measures).map(({ fact }) => fact);
    if (lacking.length === 0) return cell(unit, "met", "measures-complete", { facts });
    // What a source leaves out, or a draft has not got yet, is not observed to be lacking.
    const settled = ["decided", "approved", "approved-with-conditions"].includes(current.status);
    return settled && facts.some(({ source }) => source === undefined)
      ? cell(unit, "not met", "measures-incomplete", { facts })
      : cell(unit, "cannot be judged", settled ? "measures-not-stated" : "plan-under-work", { facts });
  }
  const observed = current ? observedContents(current).filter(({ what }) => what !== "localPicture") : [];
  if (current && observed.some(({ what }) => what === "measures")) {
    const seen = newest(factsOf(current.facts, "PlanContentsObserved"));
    const facts = seen ? [seen] : [];
    return observed.every(({ present }) => present)
      ? cell(unit, "met", "contents-present", { facts })
      : cell(unit, "not met", "contents-lacking", { facts });
  }
  return bySaid(context, unit, "plan-activities") ?? unknown(unit);
}
