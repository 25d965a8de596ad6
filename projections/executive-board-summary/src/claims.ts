import type { IsoDate } from "@liggare/calendar";
import {
  type BoardClaim,
  dayOf,
  type Fact,
  type FactOf,
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

const verdicts: Readonly<Record<FactOf<"FindingRecorded">["data"]["verdict"], readonly [Claim["says"], Reason]>> = {
  "in-place": ["met", "finding-in-place"],
  missing: ["not met", "finding-missing"],
  "not-begun": ["not met", "finding-missing"],
  "not-gathered": ["not met", "finding-limited"],
  limited: ["not met", "finding-limited"],
  "needs-development": ["not met", "finding-limited"],
  planned: ["not met", "finding-not-yet"],
  "under-way": ["not met", "finding-not-yet"],
};

/** What auditors say of subjects at a unit: each finding, and the verdict on a recommendation. */
export const auditClaims = ({ audits }: Context, unit: string, ...subjects: readonly string[]): readonly Claim[] => [
  ...audits.findings
    .filter((fact) => fact.unit === unit && subjects.includes(fact.data.subject))
    .map((fact): Claim => {
      const [says, grounds] = verdicts[fact.data.verdict];
      return { ...claim(says, grounds, [fact]), sections: fact.data.sections };
    }),
  ...subjects
    .flatMap((subject) => audits.verified.get(`${unit} ${subject}`) ?? [])
    .map((fact) =>
      fact.data.verdict === "met"
        ? claim("met", "recommendation-met", [fact], { day: dayOf(fact.occurredOn) })
        : claim("not met", "recommendations-not-met", [fact], { day: dayOf(fact.occurredOn) }),
    ),
];

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
