import type { IsoDate } from "@liggare/calendar";
import { type Bilingual, type PolicyKey, policyDefaults, type TextRef } from "@liggare/domain";
import type { Fact, KnownUnit, Question, Snapshot } from "@liggare/views";
import type { OverdueKind } from "./kinds.ts";

/** What a source asks: the cells, the judged day, and the boards of that day. */
export interface Asked {
  readonly cells: Snapshot;
  readonly on: IsoDate;
  readonly policy: Question["policy"];
  readonly units: readonly KnownUnit[];
  /** The unit whose guidelines and instructions the boards follow, where one is registered. */
  readonly executiveBoard: string | undefined;
}

interface Found {
  /** Stable key within the kind. */
  readonly key: string;
  readonly kind: OverdueKind;
  /** Code of the unit whose it is to act. */
  readonly board: string;
  /** Codes of units that wait for it. */
  readonly waiting: readonly string[];
  readonly title: Bilingual;
  readonly what?: TextRef | undefined;
  readonly stream: string;
  readonly facts: readonly Fact<unknown>[];
}

/** Something that is not done on the judged day and has a last day. */
export interface Dated extends Found {
  readonly due: IsoDate;
  /** Reminders that were logged. */
  readonly reminders?: readonly Fact<unknown>[];
}

/** Something that would have a last day, but whose log is not declared complete. */
export interface Unjudged extends Found {
  readonly reason: Bilingual;
}

/** Finds what is not done. What is done, withdrawn or no longer expected is left out. */
export type Source = (asked: Asked) => readonly Finding[];

export type Finding = Dated | Unjudged;

/** A number of days that policy sets; what holds until it is set where nothing was said. */
export const days = (policy: Question["policy"], key: PolicyKey): number => policy[key] ?? policyDefaults[key] ?? 0;

/** A text that is the same in both languages, such as a name. */
export const same = (text: string): Bilingual => ({ sv: text, en: text });
