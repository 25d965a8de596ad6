import type { Support } from "@liggare/domain";
import { type WhyNode, why } from "./answer.ts";
import type { Fact } from "./cells.ts";
import type { Sensitivity } from "./view.ts";

/** What every part of an answer that states something carries with it. */
export interface Evidence {
  /** The weakest support among the sources; null where everything was entered directly. */
  readonly support: Support | null;
  /** Sections of the source documents, in order. */
  readonly sections: readonly string[];
  /** A correction is in force on one of the facts. */
  readonly corrected: boolean;
  /** Founding events contribute: how sure the day is on which they were known, "assumed" if one is. */
  readonly reconstructed: "stated" | "assumed" | null;
  readonly why: WhyNode;
}

const weakestFirst: readonly Support[] = ["judged", "stated", "observed"];
const inOrder = new Intl.Collator("sv", { numeric: true }).compare;

/** The evidence that facts give together. `also` are sections that payloads name beside the envelope's. */
export function evidenceOf(
  facts: readonly Fact<unknown>[],
  unit = "",
  sensitivity: Sensitivity = "process",
  also: readonly string[] = [],
): Evidence {
  const sources = facts.flatMap(({ source }) => source ?? []);
  const marks = facts.flatMap(({ reconstructed }) => reconstructed ?? []);
  return {
    support: weakestFirst.find((support) => sources.some((source) => source.support === support)) ?? null,
    sections: [...new Set([...sources.flatMap(({ section }) => section ?? []), ...also])].sort(inOrder),
    corrected: facts.some(({ corrections }) => corrections.length > 0),
    reconstructed: marks.includes("assumed") ? "assumed" : (marks[0] ?? null),
    why: why(facts, unit, sensitivity),
  };
}
