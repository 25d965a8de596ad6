import type { Normalised } from "./normalise.ts";

/** The kinds of personal data that the guard finds. */
export type FindKind = "identity number" | "e-mail address" | "phone number";

/** A place in the normalised text, `end` excluded. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Finds one kind, in time linear in the text. Its spans may overlap; the guard keeps the longest. */
export interface Detector {
  readonly kind: FindKind;
  readonly detect: (text: Normalised) => readonly Span[];
}
