import type { Coverage } from "./coverage.ts";
import { type History, rowsOf } from "./history.ts";
import type { Fired } from "./network.ts";

interface Run {
  readonly history: History;
  readonly coverage: Coverage;
  readonly fired: Fired;
  readonly faults: boolean;
  /** While the clients worked. */
  readonly seconds: number;
  readonly leastRate: number;
  /** Operations that the clients were to carry out. */
  readonly least: number;
}

/** Why a run proves nothing, though no rule was broken in it. */
export function voidBecause({ history, coverage, fired, faults, seconds, least, leastRate }: Run): string[] {
  const why: string[] = [];
  const { operations, conflicts, commandsRefused, info } = coverage;
  if (operations < least) why.push(`${operations} operations instead of ${least}`);
  if (operations / seconds < leastRate) why.push(`${Math.round(operations / seconds)} operations a second`);
  if (history.log.length < 10) why.push(`${history.log.length} events in the log`);
  if (conflicts + commandsRefused === 0) why.push("nobody met a conflict");
  if (!faults) return why;
  if (info === 0) why.push("every operation had its answer");
  const lost = fired.answerLost + fired.neverArrived + fired.arrivedLate;
  if (lost === 0) why.push("no fault fired");
  // Each lost answer leaves its row; commands may lose several on their way to one answer.
  const rows = rowsOf(history, "append").filter(
    ({ result }) => result.type === "info" && result.reason === "no answer came",
  );
  if (rowsOf(history, "command").length === 0 && rows.length !== lost)
    why.push(`${lost} answers lost, ${rows.length} of them met by a client`);
  return why;
}
