import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

const root = join(import.meta.dirname, "../..");
const main = join(root, "services/cli/src/main.ts");

/** How a run of the program ended. */
export interface Ended {
  readonly exit: number | null;
  readonly out: string;
  readonly err: string;
}

/** A server that was started as a process of its own. */
export interface ServerProcess {
  readonly url: string;
  readonly process: ChildProcess;
  /** Sends a signal and answers the exit code, or null after a kill. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/** The program as a user has it: processes of its own over a temporary data folder. */
export class Liggare {
  readonly folder = mkdtempSync(join(tmpdir(), "liggare-e2e-"));
  readonly data = join(this.folder, "data");
  readonly #servers = new Set<ChildProcess>();

  #start(args: readonly string[], settings: Readonly<Record<string, string>>): ChildProcess {
    const { PATH = "" } = process.env;
    return spawn(process.execPath, [main, ...args], {
      cwd: this.folder,
      env: {
        PATH,
        LANG: "en_GB.UTF-8",
        LIGGARE_DATA: this.data,
        LIGGARE_PORT: "0",
        LIGGARE_LOG_LEVEL: "warn",
        ...settings,
      },
      stdio: ["pipe", "pipe", "pipe"],
    });
  }

  /** Runs the program to its end. */
  async run(args: readonly string[], settings: Readonly<Record<string, string>> = {}): Promise<Ended> {
    const child = this.#start(args, settings);
    child.stdin?.end();
    const [out, err] = [textOf(child.stdout), textOf(child.stderr)];
    const [exit] = (await once(child, "close")) as [number | null];
    return { exit, out: await out, err: await err };
  }

  /** Starts a server and waits for the line with its address. */
  async serve(args: readonly string[], settings: Readonly<Record<string, string>> = {}): Promise<ServerProcess> {
    const child = this.#start([...args, "--json"], settings);
    this.#servers.add(child);
    const said = textOf(child.stderr);
    const ended = once(child, "close").then(async () => Promise.reject(new Error(`it did not start: ${await said}`)));
    const [line] = (await Promise.race([once(createInterface({ input: child.stdout! }), "line"), ended])) as [string];
    ended.catch(() => undefined); // from here on its end is asked for
    const { url } = JSON.parse(line) as { url: string };
    return {
      url,
      process: child,
      end: async (signal) => {
        const closed = once(child, "close");
        child.kill(signal);
        const [code] = (await closed) as [number | null];
        this.#servers.delete(child);
        return code;
      },
    };
  }

  /** Ends what still runs and removes the folder. */
  async remove(): Promise<void> {
    for (const server of this.#servers) {
      const closed = once(server, "close");
      server.kill("SIGKILL");
      await closed;
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}

async function textOf(stream: NodeJS.ReadableStream | null): Promise<string> {
  let text = "";
  for await (const chunk of stream ?? []) text += chunk;
  return text;
}
