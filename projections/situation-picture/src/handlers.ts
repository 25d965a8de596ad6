import type { EventTypeName } from "@liggare/domain";
import type { Handlers, Sensitivity } from "@liggare/views";

export const kinds: Readonly<Record<string, Sensitivity>> = {};
export const handles: Handlers = {};
export const ignores: readonly EventTypeName[] = [];
