import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";

export interface Child {
  readonly process: ChildProcess;
  /** Told each line of its stdout. */
  onLine(listener: (line: string) => void): void;
  kill(): void;
  /** When it has ended and all that it said was heard. */
  readonly ended: Promise<{ readonly code: number | null; readonly signal: string | null; readonly errors: string }>;
}

/** Starts one of `programs/` with this Node, optionally under another program (strace and its arguments). */
export function startProgram(program: string, argv: readonly string[], under: readonly string[] = []): Child {
  const [command, ...rest] = [
    ...under,
    process.execPath,
    join(import.meta.dirname, "programs", `${program}.main.ts`),
    ...argv,
  ];
  const child = spawn(command!, rest, {
    stdio: ["ignore", "pipe", "pipe"],
    // Compiled once for a thousand starts.
    env: { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), "liggare-faults-compiled") },
  });
  const lines = createInterface({ input: child.stdout as Readable });
  let errors = "";
  child.stderr?.on("data", (text) => {
    errors += text;
  });
  const ended = Promise.all([once(child, "close"), once(lines, "close")]).then(([[code, signal]]) => ({
    code,
    signal,
    errors,
  }));
  return {
    process: child,
    onLine: (listener) => void lines.on("line", listener),
    kill: () => void child.kill("SIGKILL"),
    ended,
  };
}
