import { evidenceOf, joinClaims, type WeighedClaim } from "@liggare/views";
import type { ControlCell, ControlStatus, Ground } from "./answer.ts";
import type { Claim } from "./control.ts";
import { type GroundCode, grounds } from "./grounds.ts";
import { marks, statusTexts } from "./texts.ts";

/** The answer that claims about a control give together (DECISIONS.md); without any that decides it cannot be judged. */
export function join(control: string, unit: string, claims: readonly Claim[]): ControlCell {
  const joined = joinClaims(unit, claims);
  if (!joined) return cell(control, unit, "cannot be judged", "no-facts");
  const { says, standing, evidence, also, against } = joined;
  const code = standing[0]?.claim.grounds ?? "no-facts";
  const decides = says !== "open";
  return {
    ...cell(control, unit, decides ? says : "cannot be judged", code),
    ...evidence,
    ...(decides && { mark: evidence.support === null ? null : (marks[evidence.support] ?? null) }),
    also: also.map(ground),
    against: against.map(ground),
  };
}

const ground = ({ claim: { says, grounds: code, day, wording }, evidence }: WeighedClaim<Claim>): Ground => ({
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
