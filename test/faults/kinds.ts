import type { FaultKind } from "./kind.ts";
import { history, mutantKind, serverHistory } from "./kinds/history.ts";
import { kill } from "./kinds/kill.ts";

const server = process.env.EVENTSTORE_URL;

/** Every kind of fault, in the order of the table. */
export const kinds: readonly FaultKind[] = [kill, history, mutantKind, ...(server ? [serverHistory(server)] : [])];
