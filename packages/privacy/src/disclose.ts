import { formatPercent } from "@liggare/calendar";
import type {
  CountNode,
  DerivedNode,
  Disclosed,
  DisclosedShare,
  DisclosedValue,
  OwnNode,
  ShareNode,
  WhyNode,
} from "@liggare/views";

/** Through whose eyes an answer is seen. */
export interface Reader {
  /** Whose sensitive counts are given as they are: every unit's, one unit's, or nobody's. */
  readonly trueUnits: "all" | string | null;
  /** Counts from 1 to one below this are masked outside (policy, 5). */
  readonly threshold: number;
  /** The newest month (`YYYY-MM`) whose sensitive counts are given outside. */
  readonly closedMonth: string;
}

/** Does the reader see this unit's sensitive matters as they are? */
export const seesTrue = ({ trueUnits }: Reader, unit: string): boolean => trueUnits === "all" || trueUnits === unit;

/**
 * The only way out (DESIGN: the way out; DOMAIN §3.1, §3.3): gives each count, share and piece of evidence of an
 * answer as this reader may see it. 0 stays 0, small sensitive counts become "<5", a total with a masked part is
 * masked too, sensitive counts of a month that is not closed are not given, and no event behind a sensitive count is
 * named outside the own board, which alone is given what an answer keeps within it.
 *
 * Complementary suppression over margins is to follow here; until then a total with a masked part is never given.
 */
export function disclose(answer: unknown, reader: Reader): unknown {
  if (Array.isArray(answer)) return answer.map((part) => disclose(part, reader));
  if (typeof answer !== "object" || answer === null) return answer;
  if ("$count" in answer) return discloseCount(answer as CountNode, reader);
  if ("$share" in answer) return discloseShare(answer as ShareNode, reader);
  if ("$own" in answer) {
    const { $own, unit } = answer as OwnNode;
    return seesTrue(reader, unit) ? disclose($own, reader) : null;
  }
  if ("$derived" in answer) return discloseDerived(answer as DerivedNode, reader);
  if ("$why" in answer) return discloseWhy(answer as WhyNode, reader);
  const copy: Record<string, unknown> = {};
  for (const [key, part] of Object.entries(answer)) {
    const disclosed = disclose(part, reader);
    if (disclosed !== undefined) copy[key] = disclosed;
  }
  return copy;
}

const isOpen = ({ period }: CountNode, { closedMonth }: Reader) => period !== undefined && period > closedMonth;

/** A sum of anything sensitive is sensitive, whatever it was declared as. */
const isProcess = ({ sensitivity, parts = [] }: CountNode): boolean =>
  sensitivity === "process" && parts.every(isProcess);

function discloseCount(node: CountNode, reader: Reader): Disclosed {
  const value = node.$count;
  if (isProcess(node) || seesTrue(reader, node.unit)) return { value, why: node.why };
  if (isOpen(node, reader)) return { masked: "open", text: "…" };
  const small = `<${reader.threshold}`;
  if (value > 0 && value < reader.threshold) return { masked: "small", text: small };
  const hidden = node.parts?.some((part) => "masked" in discloseCount(part, reader));
  if (hidden && value > 0) return { masked: "part", text: "…" };
  return { value };
}

function discloseShare({ $share, denominator, approximate }: ShareNode, reader: Reader): DisclosedShare {
  const numerator = discloseCount($share, reader);
  if ("masked" in numerator) return numerator;
  const percent = Math.round((numerator.value / denominator) * 1000) / 10;
  const text = {
    sv: formatPercent(percent, "sv", { decimals: 0, approximate }),
    en: formatPercent(percent, "en", { decimals: 0, approximate }).replaceAll("\u00a0", " "),
  };
  return { percent, approximate, computed: true, text };
}

/** What is reckoned from counts tells of them: it is masked as the first of them that is. */
function discloseDerived({ $derived, from }: DerivedNode, reader: Reader): DisclosedValue<unknown> {
  for (const count of from) {
    const disclosed = discloseCount(count, reader);
    if ("masked" in disclosed) return disclosed;
  }
  return { value: disclose($derived, reader) };
}

function discloseWhy({ $why, sensitivity, unit }: WhyNode, reader: Reader): readonly number[] | undefined {
  return sensitivity === "process" || seesTrue(reader, unit) ? $why : undefined;
}
