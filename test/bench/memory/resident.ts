import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";

const main = join(import.meta.dirname, "../../../services/cli/src/main.ts");

/** What a run of the command line took. */
export interface Taken {
  readonly seconds: number;
  /** Peak resident memory in MB (2^20 bytes): VmHWM of /proc/<pid>/status, read every 10 ms until the process ended. */
  readonly peak: number;
  readonly out: string;
}

export interface Watched {
  /** Told of the first line on stdout; the process goes on. Absent: it is run to its end. */
  readonly whenSaid?: (line: string) => Promise<void>;
}

/** Kilobytes of the process's peak so far; undefined once it is gone. */
function peakOf(process: number): number | undefined {
  try {
    const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${process}/status`, "utf8")) ?? [];
    return kilobytes === undefined ? undefined : Number(kilobytes);
  } catch (error) {
    if (["ENOENT", "ESRCH"].includes((error as NodeJS.ErrnoException).code ?? "")) return undefined;
    throw error;
  }
}

/**
 * Runs the command line as a process of its own and watches its memory. With `whenSaid` it is stopped by SIGTERM once
 * that has resolved. Throws with what it said where it does not end with 0.
 */
export async function resident(args: readonly string[], data: string, { whenSaid }: Watched = {}): Promise<Taken> {
  const begun = performance.now();
  const child = spawn(process.execPath, [main, ...args], {
    env: { ...process.env, LIGGARE_DATA: data, LIGGARE_PORT: "0", LIGGARE_LOG_LEVEL: "warn", LANG: "en_GB.UTF-8" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const lines: string[] = [];
  let err = "";
  createInterface({ input: child.stdout }).on("line", (line) => {
    // a long import tells a line for each row: the last is enough
    if (lines.length > 1) lines.pop();
    lines.push(line);
  });
  child.stderr.on("data", (text) => {
    err += text;
  });
  const ended = once(child, "close");
  const said = whenSaid && stopAfter(whenSaid);
  let peak = 0;
  while (child.exitCode === null && child.signalCode === null) {
    peak = Math.max(peak, (child.pid === undefined ? undefined : peakOf(child.pid)) ?? 0);
    await sleep(10);
  }
  const [code] = (await ended) as [number | null];
  const seconds = await (said ?? (performance.now() - begun) / 1000);
  if (code !== 0) throw new Error(`liggare ${args.join(" ")} ended with ${code}: ${err.slice(-1000)}`);
  return { seconds, peak: peak / 1024, out: lines.join("\n") };

  /** Seconds until it was as far as asked; the process is stopped then, whatever came. */
  async function stopAfter(reached: (line: string) => Promise<void>): Promise<number> {
    try {
      while (lines.length === 0 && child.exitCode === null) await sleep(5);
      await reached(lines[0] ?? "");
      return (performance.now() - begun) / 1000;
    } finally {
      child.kill("SIGTERM");
    }
  }
}
