import type { Bilingual } from "./fields.ts";

/** A coarser value that the writer may take instead, and how the report would then stand, in words. */
export interface Offer {
  /** JSON pointer of the field in the command's body. */
  readonly pointer: string;
  readonly value: string;
  readonly text: Bilingual;
  readonly standing: "common" | "less rare" | "rare";
  readonly standingText: Bilingual;
}

/** What is told before a command is sent. It decides nothing: the writer does. */
export interface Advice {
  readonly kind: "rarity";
  /** Whether to stop and ask before saving. */
  readonly warns: boolean;
  readonly text: Bilingual;
  readonly offers: readonly Offer[];
}
