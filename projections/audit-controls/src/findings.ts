import { dayOf, type FactOf, findingSays, type KnownUnit, spanOf } from "@liggare/views";
import { type Claim, type Context, type Control, claim, judgedYear } from "./control.ts";
import type { GroundCode } from "./grounds.ts";

/* What the auditors say of a control: their findings, and their verdicts on recommendations of the same subject. */

const groundsOf: Readonly<Record<FactOf<"FindingRecorded">["data"]["verdict"], GroundCode>> = {
  "in-place": "finding-in-place",
  missing: "finding-missing",
  "not-begun": "finding-missing",
  "not-gathered": "finding-limited",
  limited: "finding-limited",
  "needs-development": "finding-limited",
  planned: "finding-planned",
  "under-way": "finding-under-way",
};

/** Whether a finding speaks of a year; one that names no time speaks of any. */
function speaksOf(period: string | undefined, year: number): boolean {
  if (period === undefined) return true;
  const { first, last } = spanOf(period);
  return (first ?? "") <= `${year}-12-31` && (last ?? "9999-12-31") >= `${year}-01-01`;
}

export function claimsOfAuditors(context: Context, control: Control, { unit }: KnownUnit): readonly Claim[] {
  const about = (subject: string) => (control.subjects as readonly string[]).includes(subject);
  const found = context.audits.findings
    .filter((fact) => fact.unit === unit && about(fact.data.subject))
    .filter(({ data }) => !control.ofYear || speaksOf(data.period, judgedYear(context)))
    .flatMap((fact): Claim[] => {
      const { verdict, sections, wording } = fact.data;
      return [
        {
          ...claim(findingSays[verdict], groundsOf[verdict], [fact]),
          sections,
          ...(wording !== undefined && { wording }),
        },
      ];
    });
  const verified = context.audits.trackers.flatMap(({ given, verified: verdict }): Claim[] => {
    if (!verdict || given.unit !== unit || !about(given.data.subject)) return [];
    const met = verdict.data.verdict === "met";
    const grounds = met ? "recommendation-verified" : "recommendation-not-verified";
    return [{ ...claim(met ? "met" : "not met", grounds, [verdict]), day: dayOf(verdict.occurredOn) }];
  });
  return [...found, ...verified];
}
