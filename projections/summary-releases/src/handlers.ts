import type { DataOf, EventTypeName, JsonObject } from "@liggare/domain";
import type { EventInForce, Handlers, Sensitivity } from "@liggare/views";

export const kinds: Readonly<Record<string, Sensitivity>> = { release: "process" };

/** What the list shows of a release: its content stays in the log. */
export type ListedRelease = Omit<DataOf<"SummaryReleased">, "content" | "texts" | "changes"> & {
  readonly changes: number;
};

function listed({ data }: EventInForce<"SummaryReleased"> | EventInForce<"SummaryReleaseCorrected">) {
  const { period, number, asKnownOn, on, structure, knownTo, view, version, threshold, hash, since, changes } = data;
  const row = { period, number, asKnownOn, on, structure, knownTo, view, version, threshold, hash };
  const contribution: ListedRelease = { ...row, ...(since && { since }), changes: changes.length };
  return [{ kind: "release", key: period, data: contribution as unknown as JsonObject }];
}

export const handles: Handlers = { SummaryReleased: listed, SummaryReleaseCorrected: listed };

/** Aggregates that this view shows; each of their event types is handled or named below. */
export const declares = ["summary-release"] as const;

export const ignores: readonly EventTypeName[] = ["SummaryTextWritten"];
