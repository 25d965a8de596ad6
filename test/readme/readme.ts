import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ShellFence, shellFences } from "./fences.ts";
import { outputMatches } from "./output.ts";

/** What went wrong with one fence. */
export interface FenceFault {
  /** Line of the fence in the page. */
  readonly line: number;
  readonly what: string;
}

export interface PageOptions {
  /** Folder in which the commands run: the repository, or a sample. */
  readonly cwd: string;
  /** Longest time for one fence, or until a server prints its address, in milliseconds; default 120,000. */
  readonly limit?: number;
}

interface Outcome {
  readonly code: number | null;
  /** Standard output alone: what a page promises. */
  readonly printed: string;
  /** Standard output and error, as they came. */
  readonly output: string;
  readonly timedOut: boolean;
}

/** A free port of the loopback interface. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise<void>((resolve) => server.close(() => resolve()));
  if (address === null || typeof address === "string") throw new Error("the system gave no port");
  return address.port;
}

/** Starts bash in a process group of its own, so that what it starts can be ended with it. */
function bash(args: readonly string[], options: PageOptions, env: NodeJS.ProcessEnv): ChildProcess {
  return spawn("bash", args, { cwd: options.cwd, env, detached: true, stdio: ["ignore", "pipe", "pipe"] });
}

function killGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch (fault) {
    // The group is gone already: that is what was wanted.
    if ((fault as NodeJS.ErrnoException).code !== "ESRCH") throw fault;
  }
}

/** Tells each piece that the process prints, and whether it came on standard output. */
function collect(child: ChildProcess, heard: (piece: string, standard: boolean) => void): void {
  child.stdout?.setEncoding("utf8").on("data", (piece: string) => heard(piece, true));
  child.stderr?.setEncoding("utf8").on("data", (piece: string) => heard(piece, false));
}

async function finished(child: ChildProcess, limit: number): Promise<Outcome> {
  let printed = "";
  let output = "";
  let timedOut = false;
  collect(child, (piece, standard) => {
    output += piece;
    if (standard) printed += piece;
  });
  const timer = setTimeout(() => {
    timedOut = true;
    killGroup(child, "SIGKILL");
  }, limit);
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once("error", reject).once("close", resolve);
    });
    return { code, printed, output, timedOut };
  } finally {
    clearTimeout(timer);
  }
}

/** Waits until a server prints its address; answers undefined then, or what it printed instead. */
async function listening(child: ChildProcess, port: string, limit: number): Promise<string | undefined> {
  const address = new RegExp(`https?://[^\\s/]+:${port}\\b`);
  return new Promise((resolve, reject) => {
    let output = "";
    const timer = setTimeout(() => resolve(`printed no address in time:\n${output}`), limit);
    const settle = (answer: string | undefined): void => {
      clearTimeout(timer);
      resolve(answer);
    };
    child
      .once("error", reject)
      .once("close", (code) => settle(`ended with ${code} and printed no address:\n${output}`));
    collect(child, (piece) => {
      output += piece;
      if (address.test(output)) settle(undefined);
    });
  });
}

const startsServer = (script: string): boolean => /^\s*npm start\b/m.test(script);

/** Ends a server as an operator would, and the hard way where it does not listen. */
async function stop(server: ChildProcess): Promise<void> {
  const gone = server.exitCode !== null || server.signalCode !== null;
  const closed = gone ? Promise.resolve() : new Promise<void>((resolve) => server.once("close", () => resolve()));
  killGroup(server, "SIGTERM");
  const timer = setTimeout(() => killGroup(server, "SIGKILL"), 10_000);
  await closed;
  clearTimeout(timer);
  killGroup(server, "SIGKILL");
}

/**
 * Runs the `sh` fences of a page in order, in one temporary data folder (`LIGGARE_DATA`) and on one free port
 * (`LIGGARE_PORT`, which takes the place of 4019 in the page's text too), and answers what did not hold.
 * It stops at the first fault, since later fences build on earlier ones.
 */
export async function runPage(markdown: string, options: PageOptions): Promise<readonly FenceFault[]> {
  const limit = options.limit ?? 120_000;
  const data = mkdtempSync(join(tmpdir(), "liggare-readme-"));
  const port = String(await freePort());
  const env = { ...process.env, LIGGARE_DATA: join(data, "data"), LIGGARE_PORT: port, NO_COLOR: "1" };
  const servers: ChildProcess[] = [];
  const onPort = (text: string): string => text.replaceAll(/\b4019\b/g, port);

  const runFence = async (fence: ShellFence): Promise<string | undefined> => {
    const script = onPort(fence.script);
    const syntax = await finished(bash(["-n", "-c", script], options, env), limit);
    if (syntax.code !== 0) return `is no shell syntax:\n${syntax.output}`;
    if (!fence.run) return undefined;
    const child = bash(["-euo", "pipefail", "-c", script], options, env);
    if (startsServer(script)) {
      servers.push(child);
      return listening(child, port, limit);
    }
    const { code, printed, output, timedOut } = await finished(child, limit);
    if (timedOut) return `did not end within ${limit} ms:\n${output}`;
    if (code !== 0) return `ended with ${code}:\n${output}`;
    if (fence.expected === undefined || outputMatches(onPort(fence.expected), printed)) return undefined;
    return `printed:\n${output}\nwhere the page says:\n${fence.expected}`;
  };

  try {
    for (const fence of shellFences(markdown)) {
      const what = await runFence(fence);
      if (what !== undefined) return [{ line: fence.line, what }];
    }
    return [];
  } finally {
    await Promise.all(servers.map(stop));
    rmSync(data, { recursive: true, force: true, maxRetries: 5 });
  }
}
