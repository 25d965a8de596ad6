import type { EventTypeName } from "@liggare/domain";
import { type Handlers, type Sensitivity, unitHandlers } from "@liggare/views";

export const kinds: Readonly<Record<string, Sensitivity>> = { unit: "process" };

export const handles: Handlers = unitHandlers;

/** Aggregates that this view shows; each of their event types is handled or named below. */
export const declares = ["unit"] as const;

export const ignores: readonly EventTypeName[] = ["CoverageDeclared", "CoverageEnded"];
