import { mkdtempSync, rmSync } from "node:fs";
import { request as httpRequest } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Actor, issueToken, openSigningKey, openUsedLinks } from "@liggare/access";
import type { LedgerOpened } from "@liggare/domain";
import { type EventStore, openMemoryStore, openSqliteStore } from "@liggare/event-store";
import { openLedger, systemClock } from "@liggare/ledger";
import { counts } from "@liggare/ledger/harness";
import { openMemoryVault } from "@liggare/vault";
import type { ViewDefinition } from "@liggare/views";
import { pino } from "pino";
import { readConfig } from "../src/config.ts";
import type { DataFolder } from "../src/data-folder.ts";
import { watchDisk } from "../src/disk.ts";
import { type Serving, serve } from "../src/server.ts";

export interface Tried extends Serving {
  readonly folder: DataFolder;
  readonly logged: () => string;
  token(actor: Actor): Promise<string>;
  /** Sends a request; the body is JSON unless it is a string already. */
  send(method: string, path: string, options?: SendOptions): Promise<Answer>;
}
export interface SendOptions {
  readonly as?: Actor;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: Body;
}

/** What the tests look at in a JSON body, whichever it is. */
export interface Body {
  readonly code: string;
  readonly title: string;
  readonly request: string;
  readonly actual: number;
  readonly errors: readonly { readonly pointer: string }[];
  readonly position: string;
  readonly actor: Actor;
  readonly demonstrationRoles: readonly string[];
  readonly entries: readonly { readonly data: { readonly notes: unknown } }[];
  readonly answer: { readonly meetings: readonly unknown[]; readonly reports: readonly unknown[] };
  readonly paths: Readonly<Record<string, object>>;
  readonly components: { readonly messages: object };
}

/**
 * A server over a ledger in memory (or in a file, or in a store that is open already), on a free port of loopback. A data
 * folder named in `environment` stays when it stops.
 */
export async function tryServer(
  opening: Omit<LedgerOpened, "ledger"> = { municipality: "Exempelkommun", kind: "ordinary" },
  environment: Record<string, string> = {},
  kept: "in memory" | "in a file" | EventStore = "in memory",
): Promise<Tried> {
  const data = environment.LIGGARE_DATA ?? mkdtempSync(join(tmpdir(), "liggare-api-"));
  const config = readConfig({ LIGGARE_DATA: data, LIGGARE_PORT: "0", ...environment }, data);
  const open = {
    "in memory": () => openMemoryStore({}),
    "in a file": () => openSqliteStore({ file: join(data, "log.sqlite") }),
  };
  const store = typeof kept === "string" ? await open[kept]() : kept;
  const vault = openMemoryVault();
  const disk = watchDisk(store, vault);
  const ledger = await openLedger({
    store: disk.store,
    vault: disk.vault,
    viewFolder: join(data, "views"),
    views: [counts as ViewDefinition<unknown>],
    opening,
    rehearsal: () => ({ store: openMemoryStore({}), vault: openMemoryVault() }),
  });
  const signingKey = openSigningKey(join(data, "token.key"));
  const folder: DataFolder = {
    config,
    ledger,
    vault,
    sqlite: undefined,
    server: undefined,
    signingKey,
    usedLinks: openUsedLinks(join(data, "used-links"), () => systemClock.now()),
    disk,
    close: async () => {
      await ledger.close();
      if (environment.LIGGARE_DATA === undefined) rmSync(data, { recursive: true });
    },
  };
  const lines: string[] = [];
  const logger = pino({ level: "info" }, { write: (line: string) => void lines.push(line) });
  const serving = await serve({ folder, version: "0.0.0", logger });
  const token = (actor: Actor) => issueToken(signingKey, { ...actor, use: "program", lifetime: 600 }, new Date());
  return {
    ...serving,
    folder,
    token,
    logged: () => lines.join(""),
    async send(method, path, { as, body, headers = {} } = {}) {
      const response = await fetch(`${serving.url}${path}`, {
        method,
        headers: {
          ...(as && { authorization: `Bearer ${await token(as)}` }),
          ...(body !== undefined && { "content-type": "application/json" }),
          ...headers,
        },
        ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
      });
      const text = await response.text();
      const json =
        /json/.test(response.headers.get("content-type") ?? "") &&
        !/ndjson/.test(response.headers.get("content-type") ?? "");
      return {
        status: response.status,
        headers: response.headers,
        text,
        body: json && text ? JSON.parse(text) : undefined,
      };
    },
  };
}

/** A request whose Host header is chosen freely, which fetch does not allow; answers the status. */
export function withHost(port: number, host: string, path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: "127.0.0.1", port, path, headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    request.on("error", reject);
    request.end();
  });
}

/** Registers these boards and a forum, "natverket", so that meetings can be logged. */
export async function begin(api: Tried, units: readonly string[]): Promise<void> {
  const as = { subject: "central-1", role: "central-coordinator", unit: "kommunstyrelsen" } as const;
  const send = async (path: string, input: object) => {
    const { status, text } = await api.send("POST", `/api/v1/commands/${path}`, { as, body: { input } });
    if (status !== 201) throw new Error(`${path}: ${status} ${text}`);
  };
  for (const unit of ["kommunstyrelsen", ...units])
    await send(`unit/${unit}/register`, { name: `Nämnden ${unit}`, kind: "district-board" });
  await send("forum/natverket/register", {
    unit: "kommunstyrelsen",
    name: "Samordnarnas nätverk",
    convener: { kind: "unit", unit: "kommunstyrelsen" },
    cadence: { kind: "every", count: 1, unit: "month" },
    kind: "internal-network",
  });
}

/** Waits until it holds; the test's own time limit ends it. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 5));
}
