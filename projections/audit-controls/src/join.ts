import type { Support } from "@liggare/domain";
import { type Evidence, evidenceOf } from "@liggare/views";
import type { ControlCell, ControlStatus, Ground } from "./answer.ts";
import type { Claim } from "./control.ts";
import { type GroundCode, grounds } from "./grounds.ts";
import { marks, statusTexts } from "./texts.ts";

/*
 * How claims about a control become one answer (DECISIONS.md): the newest decides; of those of one day the best
 * supported, then the less favourable. The best supported of all that say the same stands for the answer. What says the
 * opposite is always shown.
 */

/** Seen by somebody outside before what the board entered itself, that before what it told, and that before a judgement. */
const rank = (support: Support | null): number =>
  support === "observed" ? 0 : support === null ? 1 : support === "stated" ? 2 : 3;

interface Weighed {
  readonly claim: Claim;
  readonly evidence: Evidence;
}

const weigh = (claim: Claim, unit: string): Weighed => ({
  claim,
  evidence: evidenceOf(claim.facts, unit, claim.sensitivity, claim.sections),
});

/** Newest first; of one day the best supported first; of those the less favourable. */
function inOrder(a: Weighed, b: Weighed): number {
  if (a.claim.day !== b.claim.day) return a.claim.day < b.claim.day ? 1 : -1;
  const support = rank(a.evidence.support) - rank(b.evidence.support);
  if (support !== 0) return support;
  return Number(a.claim.says === "met") - Number(b.claim.says === "met");
}

/** The answer that claims give together; without any that decides it cannot be judged. */
export function join(control: string, unit: string, claims: readonly Claim[]): ControlCell {
  const weighed = claims.map((claim) => weigh(claim, unit)).sort(inOrder);
  const deciding = weighed.filter(({ claim }) => claim.says !== "open");
  const says = deciding[0]?.claim.says;
  if (says === undefined || says === "open") {
    const [first, ...rest] = weighed;
    if (!first) return cell(control, unit, "cannot be judged", "no-facts");
    const { evidence, claim } = first;
    return { ...cell(control, unit, "cannot be judged", claim.grounds), ...evidence, also: rest.map(ground) };
  }
  const same = deciding.filter(({ claim }) => claim.says === says);
  const best = Math.min(...same.map(({ evidence }) => rank(evidence.support)));
  const standing = same.filter(({ evidence }) => rank(evidence.support) === best);
  const facts = standing.flatMap(({ claim }) => claim.facts);
  const sections = standing.flatMap(({ claim }) => claim.sections ?? []);
  const sensitive = standing.some(({ claim }) => claim.sensitivity === "sensitive");
  const evidence = evidenceOf(facts, unit, sensitive ? "sensitive" : "process", sections);
  const code = standing[0]?.claim.grounds ?? "no-facts";
  return {
    ...cell(control, unit, says, code),
    ...evidence,
    mark: evidence.support === null ? null : (marks[evidence.support] ?? null),
    also: weighed.filter((each) => !standing.includes(each) && !isAgainst(each, says)).map(ground),
    against: weighed.filter((each) => isAgainst(each, says)).map(ground),
  };
}

const isAgainst = ({ claim }: Weighed, says: "met" | "not met") => claim.says !== "open" && claim.says !== says;

const ground = ({ claim: { says, grounds: code, day, wording }, evidence }: Weighed): Ground => ({
  says,
  grounds: code,
  text: grounds[code],
  day,
  wording: wording ?? null,
  ...evidence,
});

/** A cell without evidence. */
export const cell = (control: string, unit: string, status: ControlStatus, code: GroundCode): ControlCell => ({
  control,
  status,
  statusText: statusTexts[status],
  grounds: code,
  groundsText: grounds[code],
  mark: null,
  also: [],
  against: [],
  ...evidenceOf([], unit),
});
