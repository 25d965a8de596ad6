import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";

const main = join(import.meta.dirname, "../../../services/cli/src/main.ts");

export type Settings = Readonly<Record<string, string>>;

/** How a command ended, and what it said. */
export interface Ran {
  readonly code: number | null;
  readonly signal: string | null;
  readonly out: string;
  readonly err: string;
}

export interface Running {
  readonly process: ChildProcess;
  /** Whole lines of stdout, as they come. */
  readonly lines: readonly string[];
  readonly ended: Promise<Ran>;
  /** Kills it, and the program that it runs under. */
  kill(): void;
}

/** Starts the command line as a user does: a process of its own, optionally under another program. */
export function startLiggare(args: readonly string[], settings: Settings, under: readonly string[] = []): Running {
  const { PATH = "", HOME = "", TMPDIR } = process.env;
  const [command, ...rest] = [...under, process.execPath, main, ...args];
  const child = spawn(command!, rest, {
    env: { PATH, HOME, LANG: "en_GB.UTF-8", LIGGARE_LOG_LEVEL: "silent", ...(TMPDIR && { TMPDIR }), ...settings },
    stdio: ["ignore", "pipe", "pipe"],
    // a group of its own, so that both can be killed
    detached: under.length > 0,
  });
  const lines: string[] = [];
  let [out, err] = ["", ""];
  child.stdout.on("data", (text) => {
    out += text;
  });
  child.stderr.on("data", (text) => {
    err += text;
  });
  createInterface({ input: child.stdout }).on("line", (line) => lines.push(line));
  const ended = once(child, "close").then(([code, signal]) => ({ code, signal, out, err }));
  const kill = () => {
    if (under.length > 0 && child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
    else child.kill("SIGKILL");
  };
  return { process: child, lines, ended, kill };
}

export const runLiggare = (args: readonly string[], settings: Settings): Promise<Ran> =>
  startLiggare(args, settings).ended;

/** Runs it, and throws with what it said where it did not end with 0. */
export async function mustRun(args: readonly string[], settings: Settings): Promise<Ran> {
  const ran = await runLiggare(args, settings);
  if (ran.code !== 0) throw new Error(`liggare ${args.join(" ")} ended with ${ran.code}: ${ran.err}${ran.out}`);
  return ran;
}

/** What `liggare verify` and `liggare doctor` find wrong, as sentences; in brief by doctor alone, which walks the log too. */
export async function examined(settings: Settings, brief = false): Promise<string[]> {
  const wrong: string[] = [];
  for (const verb of brief ? ["doctor"] : ["verify", "doctor"]) {
    const { code, out, err } = await runLiggare([verb], settings);
    if (code !== 0) wrong.push(`${verb} ended with ${code}: ${(out + err).slice(-600)}`);
  }
  return wrong;
}
