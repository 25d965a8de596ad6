import type { Bilingual, TextRef } from "@liggare/domain";
import type { Fact } from "./cells.ts";
import type { Sensitivity } from "./view.ts";

/*
 * What an answer is made of beside plain JSON. These nodes are found by `disclose`, which is the only way out:
 * counts come out as numbers, masks or "not yet", evidence as event numbers or nothing.
 */

/** A count before disclosure. */
export interface CountNode {
  readonly $count: number;
  readonly sensitivity: Sensitivity;
  /** The unit whose matter is counted; "" for the whole city. */
  readonly unit: string;
  /** Month `YYYY-MM` that is counted, where the count belongs to one; a longer period ends with its last month. */
  readonly period?: string;
  /** Counts that this one is the sum of: a total is masked when a part of it is. */
  readonly parts?: readonly CountNode[];
  /** Numbers of the events that were counted. */
  readonly why: readonly number[];
}

/** Numbers of the events behind an answer's part; shown only where none of them is sensitive to the reader. */
export interface WhyNode {
  readonly $why: readonly number[];
  readonly sensitivity: Sensitivity;
  readonly unit: string;
}

/** A part of an answer that only the unit's own coordinators and the auditors are given; others get null. */
export interface OwnNode<T = unknown> {
  readonly $own: T;
  readonly unit: string;
}

/** Keeps a part of an answer within its unit: what a count could not hide, such as a list of reports. */
export const own = <T>(part: T, unit: string): OwnNode<T> => ({ $own: part, unit });

type Counted = Omit<CountNode, "$count" | "why"> & { readonly why: readonly number[] };

export const count = (value: number, { sensitivity, unit, period, parts, why }: Counted): CountNode => ({
  $count: value,
  sensitivity,
  unit,
  ...(period !== undefined && { period }),
  ...(parts && { parts }),
  why,
});

/** The numbers of the events behind facts, corrections too, in order. */
export const numbersOf = (facts: readonly Fact<unknown>[]): readonly number[] =>
  [...new Set(facts.flatMap(({ number, corrections }) => [number, ...corrections]))].sort((a, b) => a - b);

/** Why: the events behind a part of an answer. */
export const why = (facts: readonly Fact<unknown>[], unit = "", sensitivity: Sensitivity = "process"): WhyNode => ({
  $why: numbersOf(facts),
  sensitivity,
  unit,
});

/** A count or the answer's evidence after disclosure. */
export type Disclosed =
  | { readonly value: number; readonly why?: readonly number[] }
  /** Between 1 and the threshold − 1, or a total with such a part; the text is for people ("<5"). */
  | { readonly masked: "small" | "part"; readonly text: string }
  /** The month is not closed yet, so the count is not given outside the board. */
  | { readonly masked: "open"; readonly text: string };

/** A share before disclosure: masked where its numerator is. */
export interface ShareNode {
  readonly $share: CountNode;
  readonly denominator: number;
  /** The denominator, and so the share, is approximate. */
  readonly approximate: boolean;
}

/** A computed share of a count in a whole; never stored. */
export const share = (numerator: CountNode, denominator: number, approximate: boolean): ShareNode => ({
  $share: numerator,
  denominator,
  approximate,
});

/** A share after disclosure: per cent with one decimal, computed; the text is rounded to whole per cent. */
export type DisclosedShare =
  | { readonly percent: number; readonly approximate: boolean; readonly computed: true; readonly text: Bilingual }
  | { readonly masked: "small" | "part" | "open"; readonly text: string };

/** What is reckoned from counts, before disclosure: given only where each of them is. */
export interface DerivedNode<T = unknown> {
  readonly $derived: T;
  readonly from: readonly CountNode[];
}

/** A value that would tell of the counts that it is reckoned from. */
export const derived = <T>(value: T, from: readonly CountNode[]): DerivedNode<T> => ({ $derived: value, from });

/** What was reckoned, after disclosure. */
export type DisclosedValue<T> =
  | { readonly value: T }
  | { readonly masked: "small" | "part" | "open"; readonly text: string };

/** A text of the vault as an answer gives it. */
export type FilledText = { readonly text: string } | { readonly text: null; readonly removed: true };

/** An answer's type after disclosure and with its texts: what pages and programs receive. */
export type Shown<T> =
  T extends OwnNode<infer P>
    ? Shown<P> | null
    : T extends CountNode
      ? Disclosed
      : T extends ShareNode
        ? DisclosedShare
        : T extends DerivedNode<infer P>
          ? DisclosedValue<P>
          : T extends WhyNode
            ? readonly number[] | undefined
            : T extends TextRef
              ? FilledText
              : T extends readonly (infer U)[]
                ? readonly Shown<U>[]
                : T extends object
                  ? { readonly [K in keyof T]: Shown<T[K]> }
                  : T;
