import type { Bilingual } from "@liggare/domain";

/**
 * Why a list cannot be read. It names rows and columns by their numbers and never repeats what stands in them: that
 * could be somebody's name.
 */
export interface ListFault extends Bilingual {
  readonly kind: "unreadable" | "too large";
  /** JSON pointer: a parameter (`/sheet`), or a place of the list (`/rows/3`). */
  readonly pointer: string;
}

export const unreadable = (pointer: string, sv: string, en: string): ListFault => ({
  kind: "unreadable",
  pointer,
  sv,
  en,
});

export const isFault = (value: unknown): value is ListFault =>
  typeof value === "object" && value !== null && "pointer" in value && "kind" in value;
