import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type CommitPlace, openSqliteStore, StoreError } from "@liggare/event-store";
import { startProgram } from "./child.ts";
import { checkBatches, checkChain, readLog } from "./log.ts";

/** What a process said whose system calls were made to fail. */
export interface FaultyRun {
  /** System calls that strace made fail. */
  readonly forged: number;
  readonly lines: readonly string[];
  readonly acknowledged: readonly string[];
  /** What is wrong with the log that it left; one sentence each. */
  readonly wrong: readonly string[];
}

/**
 * Runs the writing process with strace's `inject` expression (on these of the log's files only, named by their ending),
 * and opens what it left with a sound disk.
 */
export async function runFaulty(
  folder: string,
  options: {
    readonly seed: string;
    readonly attempts: number;
    readonly place: CommitPlace;
    readonly inject: string;
    readonly paths?: readonly string[];
  },
): Promise<FaultyRun> {
  const file = join(folder, "log.db");
  const trace = join(folder, "trace");
  const calls = options.inject.split(":")[0];
  const under = ["strace", "-f", "--seccomp-bpf", "--signal=none", "-o", trace, "-e", `trace=${calls}`];
  for (const ending of options.paths ?? []) under.push("-P", `${file}${ending}`);
  const child = startProgram(
    "faulty",
    [file, options.seed, String(options.attempts), options.place],
    // One thread for files, since strace counts the calls of each thread by itself.
    ["env", "UV_THREADPOOL_SIZE=1", ...under, "-e", `inject=${options.inject}`],
  );
  const lines: string[] = [];
  child.onLine((line) => lines.push(line));
  const { code, errors } = await child.ended;
  const wrong = code === 0 ? [] : [`the process ended with ${code}: ${errors.slice(-500)}`];
  const acknowledged = lines.filter((line) => line.startsWith("ack ")).map((line) => line.slice(4));
  const forged = readFileSync(trace, "latin1").split("(INJECTED)").length - 1;
  if (acknowledged.length > 0 || existsSync(file)) wrong.push(...(await checkLeft(file, acknowledged)));
  return { forged, lines, acknowledged, wrong };
}

async function checkLeft(file: string, acknowledged: readonly string[]): Promise<string[]> {
  try {
    const store = await openSqliteStore({ file });
    try {
      return [...checkBatches(await readLog(store), acknowledged), ...(await checkChain(store))];
    } finally {
      await store.close();
    }
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    return [`with a sound disk the log is refused: ${error.message}`];
  }
}
