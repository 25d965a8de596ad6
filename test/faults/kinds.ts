import type { FaultKind } from "./kind.ts";
import { kill } from "./kinds/kill.ts";

/** Every kind of fault, in the order of the table. */
export const kinds: readonly FaultKind[] = [kill];
