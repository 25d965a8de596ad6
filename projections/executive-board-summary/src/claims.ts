import type { IsoDate } from "@liggare/calendar";
import {
  type BoardClaim,
  dayOf,
  type Fact,
  type FactOf,
  findingSays,
  joinClaims,
  newestDay,
  type Sensitivity,
} from "@liggare/views";
import type { MatterCell } from "./answer.ts";
import { type Context, cell, unknown } from "./context.ts";
import { type Reason, reasons, statusTexts } from "./texts.ts";

/* Cells of matters on which both a board's own events and auditors speak. */

export type Claim = BoardClaim<Reason>;

export const claim = (
  says: Claim["says"],
  grounds: Reason,
  facts: readonly Fact<unknown>[],
  more: { readonly day?: IsoDate; readonly sensitivity?: Sensitivity } = {},
): Claim => ({ says, grounds, facts, day: newestDay(facts), ...more });

const reasonOf: Readonly<Record<FactOf<"FindingRecorded">["data"]["verdict"], Reason>> = {
  "in-place": "finding-in-place",
  missing: "finding-missing",
  "not-begun": "finding-missing",
  "not-gathered": "finding-limited",
  limited: "finding-limited",
  "needs-development": "finding-limited",
  planned: "finding-not-yet",
  "under-way": "finding-not-yet",
};

/** What auditors say of subjects at a unit: each finding, and the verdict on a recommendation. */
export const auditClaims = ({ audits }: Context, unit: string, ...subjects: readonly string[]): readonly Claim[] => [
  ...audits.findings
    .filter((fact) => fact.unit === unit && subjects.includes(fact.data.subject))
    .map((fact): Claim => {
      const { verdict, sections } = fact.data;
      return { ...claim(findingSays[verdict], reasonOf[verdict], [fact]), sections };
    }),
  ...subjects
    .flatMap((subject) => audits.verified.get(`${unit} ${subject}`) ?? [])
    .map((fact) =>
      fact.data.verdict === "met"
        ? claim("met", "recommendation-met", [fact], { day: dayOf(fact.occurredOn) })
        : claim("not met", "recommendations-not-met", [fact], { day: dayOf(fact.occurredOn) }),
    ),
];

/** What auditors say of subjects at a unit, as a cell; undefined where they say nothing. */
export function bySaid(context: Context, unit: string, ...subjects: readonly string[]): MatterCell | undefined {
  const claims = auditClaims(context, unit, ...subjects);
  return claims.length > 0 ? joined(unit, claims) : undefined;
}

/** One cell of all claims; what says the opposite stands beside it. */
export function joined(unit: string, claims: readonly Claim[]): MatterCell {
  const found = joinClaims(unit, claims);
  if (!found) return unknown(unit);
  const { says, standing, evidence, against } = found;
  const reason = standing[0]?.claim.grounds ?? "no-facts";
  return {
    ...cell(unit, says === "open" ? "cannot be judged" : says, reason),
    ...evidence,
    against: against.map(({ claim: each, evidence: own }, index) => ({
      key: `${each.day} ${each.grounds} ${index}`,
      status: each.says === "met" ? ("met" as const) : ("not met" as const),
      statusText: statusTexts[each.says === "met" ? "met" : "not met"],
      reason: each.grounds,
      reasonText: reasons[each.grounds],
      day: each.day,
      ...own,
    })),
  };
}
