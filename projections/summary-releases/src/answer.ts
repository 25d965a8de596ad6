import type { Bilingual } from "@liggare/domain";
import type { CountNode, Evidence } from "@liggare/views";

/** The answer before disclosure; what readers get is `Shown<SummaryReleasesAnswer>`. */
export interface SummaryReleasesAnswer {
  readonly on: string;
  /** Newest period first; of a period the newest number first. */
  readonly releases: readonly ReleaseRow[];
}

export interface ReleaseRow extends Evidence {
  /** Stable key: period and number. */
  readonly key: string;
  /** Such as 2026-t1. */
  readonly period: string;
  readonly periodText: Bilingual;
  readonly number: number;
  readonly releasedOn: string;
  readonly asKnownOn: string;
  readonly judgedOn: string;
  readonly structure: string;
  readonly structureText: Bilingual;
  /** The last event that is in it. */
  readonly event: number;
  readonly position: string;
  /** SHA-256 over the content's canonical JSON. */
  readonly hash: string;
  /** Version of the view that was released. */
  readonly version: number;
  /** The number that replaced it; null where it is the newest of its period. */
  readonly correctedBy: number | null;
  /** What the changes are counted against; null of the very first. */
  readonly since: { readonly period: string; readonly number: number } | null;
  readonly changes: CountNode;
}
