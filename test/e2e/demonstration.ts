import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Page } from "playwright-core";

const root = join(import.meta.dirname, "../..");

/** A role in a demonstration, with the board that a local coordinator needs. */
export interface TakenRole {
  readonly role: "local-coordinator" | "central-coordinator" | "executive-board" | "auditor" | "administrator";
  readonly unit?: string;
}

/** A real server over a demonstration ledger of its own. */
export interface Demonstration {
  readonly url: string;
  /** Records a command as a role; throws where it is refused. */
  record(role: TakenRole, command: string, body: object): Promise<void>;
  /** Signs a browser page in, by the session's cookie. */
  signIn(page: Page, role: TakenRole): Promise<void>;
  stop(): Promise<void>;
}

/** Starts `liggare demo` on a free port over a temporary data folder, building the pages where that is needed. */
export async function startDemonstration(
  dataset: "stockholm-2019" | "small-town" = "stockholm-2019",
): Promise<Demonstration> {
  const data = mkdtempSync(join(tmpdir(), "liggare-demonstration-"));
  const server = spawn(
    process.execPath,
    [join(root, "services/cli/src/main.ts"), "demo", "--dataset", dataset, "--json"],
    {
      cwd: data,
      env: { ...process.env, LIGGARE_DATA: data, LIGGARE_PORT: "0", LIGGARE_LOG_LEVEL: "warn" },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  let said = "";
  server.stderr.on("data", (part: Buffer) => {
    said += part;
  });
  const ended = new Promise<void>((resolve) => server.once("exit", () => resolve()));
  const url = await Promise.race([
    addressIn(server.stdout),
    ended.then(() => Promise.reject(new Error(`the demonstration did not start: ${said}`))),
  ]);

  // One session a role: the server allows few attempts to sign in a minute.
  const cookies = new Map<string, Promise<string>>();
  const cookieOf = (role: TakenRole): Promise<string> => {
    const key = JSON.stringify(role);
    const cookie = cookies.get(key) ?? beginSession(role);
    cookies.set(key, cookie);
    return cookie;
  };
  const beginSession = async (role: TakenRole): Promise<string> => {
    const response = await fetch(`${url}/api/v1/session/demonstration`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: url },
      body: JSON.stringify(role),
    });
    if (!response.ok) throw new Error(await response.text());
    return (response.headers.getSetCookie()[0] ?? "").split(";")[0] ?? "";
  };

  return {
    url,
    async record(role, command, body) {
      const response = await fetch(`${url}/api/v1/commands/${command}`, {
        method: "POST",
        headers: { "content-type": "application/json", origin: url, cookie: await cookieOf(role) },
        body: JSON.stringify(body),
      });
      if (!response.ok) throw new Error(`${command}: ${await response.text()}`);
    },
    async signIn(page, role) {
      const [name = "", value = ""] = (await cookieOf(role)).split("=");
      await page.context().addCookies([{ name, value, url }]);
    },
    async stop() {
      server.kill("SIGTERM");
      await ended;
      rmSync(data, { recursive: true, force: true });
    },
  };
}

/** The address in the first line of JSON that the server prints. */
async function addressIn(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: output })) {
    if (line.startsWith("{")) return (JSON.parse(line) as { readonly url: string }).url;
  }
  throw new Error("the server ended its output without an address");
}
