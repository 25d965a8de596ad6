import type { IsoDate } from "@liggare/calendar";
import type { DataOf, Support } from "@liggare/domain";
import type { Fact } from "../cells.ts";
import { type Evidence, evidenceOf } from "../evidence.ts";
import type { Sensitivity } from "../view.ts";
import { dayOf } from "./time.ts";

/*
 * How what several events say of one matter becomes one answer: the newest decides; of those of one day the best
 * supported, then the less favourable. The best supported of all that say the same stands for the answer. What says
 * the opposite is always shown. The rule is recorded where controls are (projections/audit-controls/DECISIONS.md).
 */

/** One thing that the log says of a matter; "open" says something without deciding. */
export interface BoardClaim<G extends string> {
  readonly says: "met" | "not met" | "open";
  readonly grounds: G;
  readonly facts: readonly Fact<unknown>[];
  /** The day that it speaks of. */
  readonly day: IsoDate;
  /** Sections that the payload names beside the source's. */
  readonly sections?: readonly string[];
  readonly sensitivity?: Sensitivity;
}

/** What a finding of an audit says. What is to come or under way says neither that it is there nor that it is lacking. */
export const findingSays: Readonly<Record<DataOf<"FindingRecorded">["verdict"], BoardClaim<string>["says"]>> = {
  "in-place": "met",
  missing: "not met",
  "not-begun": "not met",
  "not-gathered": "not met",
  limited: "not met",
  "needs-development": "not met",
  planned: "open",
  "under-way": "open",
};

export interface WeighedClaim<C> {
  readonly claim: C;
  readonly evidence: Evidence;
}

export interface JoinedClaims<C> {
  readonly says: "met" | "not met" | "open";
  /** Those that stand for the answer; at least one. */
  readonly standing: readonly WeighedClaim<C>[];
  /** Theirs together. */
  readonly evidence: Evidence;
  readonly also: readonly WeighedClaim<C>[];
  readonly against: readonly WeighedClaim<C>[];
}

/** Seen by somebody outside before what was entered directly, that before what was told, and that before a judgement. */
const rank = (support: Support | null): number =>
  support === "observed" ? 0 : support === null ? 1 : support === "stated" ? 2 : 3;

function inOrder<C extends BoardClaim<string>>(a: WeighedClaim<C>, b: WeighedClaim<C>): number {
  if (a.claim.day !== b.claim.day) return a.claim.day < b.claim.day ? 1 : -1;
  const support = rank(a.evidence.support) - rank(b.evidence.support);
  return support !== 0 ? support : Number(a.claim.says === "met") - Number(b.claim.says === "met");
}

/** The answer that claims give together; undefined without any. */
export function joinClaims<C extends BoardClaim<string>>(
  unit: string,
  claims: readonly C[],
): JoinedClaims<C> | undefined {
  const weighed = claims
    .map((claim) => ({ claim, evidence: evidenceOf(claim.facts, unit, claim.sensitivity, claim.sections) }))
    .sort(inOrder);
  const decided = weighed.find(({ claim }) => claim.says !== "open");
  const [first, ...rest] = weighed;
  if (!first) return undefined;
  if (!decided) return { says: "open", standing: [first], evidence: first.evidence, also: rest, against: [] };
  const { says } = decided.claim;
  const same = weighed.filter(({ claim }) => claim.says === says);
  const best = Math.min(...same.map(({ evidence }) => rank(evidence.support)));
  const standing = same.filter(({ evidence }) => rank(evidence.support) === best);
  const isAgainst = ({ claim }: WeighedClaim<C>) => claim.says !== "open" && claim.says !== says;
  return {
    says,
    standing,
    evidence: evidenceOf(
      standing.flatMap(({ claim }) => claim.facts),
      unit,
      standing.some(({ claim }) => claim.sensitivity === "sensitive") ? "sensitive" : "process",
      standing.flatMap(({ claim }) => claim.sections ?? []),
    ),
    also: weighed.filter((each) => !standing.includes(each) && !isAgainst(each)),
    against: weighed.filter(isAgainst),
  };
}

/** The newest day of facts. */
export const newestDay = (facts: readonly Fact<unknown>[]): IsoDate =>
  facts
    .map(({ occurredOn }) => dayOf(occurredOn))
    .sort()
    .at(-1) ?? "";
