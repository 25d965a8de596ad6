import { existsSync, readFileSync } from "node:fs";
import { type Actor, issueToken, openSigningKey } from "@liggare/access";
import { type Backup, base, type Checked, type Config, type Problem, places } from "@liggare/api";
import type { Lang } from "@liggare/calendar";
import type { Advice, LedgerOpened } from "@liggare/domain";
import { exits, Failure } from "../failure.ts";
import type {
  AcceptedBody,
  ChangesBody,
  Client,
  ComparisonBody,
  ContactsBody,
  ListBody,
  ReleaseBody,
  Result,
  VerificationBody,
  ViewBody,
} from "./client.ts";

export interface ServerOptions {
  readonly config: Config;
  readonly lang: Lang;
  readonly now: () => Date;
}

const listTypes = {
  csv: "text/csv",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
} as const;

/** Seconds that a token for one request lives. */
const tokenLifetime = 60;
const operator: Actor = { subject: "operator", role: "administrator", unit: null };
const auditor: Actor = { subject: "operator", role: "auditor", unit: null };

/** What a running server leaves in its data folder; undefined where none is running. */
export function runningServer(data: string): { readonly url: string; readonly process: number } | undefined {
  const { running } = places(data);
  if (!existsSync(running)) return undefined;
  try {
    const { url, process: id } = JSON.parse(readFileSync(running, "utf8")) as Record<string, unknown>;
    return typeof url === "string" && typeof id === "number" && isAlive(id) ? { url, process: id } : undefined;
  } catch (error) {
    // half a file: a server was killed while it wrote it; what holds the lock is found on opening the files
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

function isAlive(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** The server of this data folder, or undefined where none answers that knows its key. */
export async function connectToServer({ config, lang, now }: ServerOptions): Promise<Client | undefined> {
  const found = runningServer(config.data);
  if (!found || !existsSync(places(config.data).signingKey)) return undefined;
  const key = openSigningKey(places(config.data).signingKey);
  const { url } = found;

  const send = async (path: string, actor: Actor, init: RequestInit = {}): Promise<Response> => {
    const token = await issueToken(key, { ...actor, use: "program", lifetime: tokenLifetime }, now());
    const headers = { ...init.headers, Authorization: `Bearer ${token}`, "Accept-Language": lang };
    try {
      return await fetch(`${url}${base}${path}`, { ...init, headers });
    } catch (cause) {
      throw new Failure(exits.unavailable, "server-lost", `The server at ${url} does not answer.`, { cause });
    }
  };
  const post = (path: string, actor: Actor, body: unknown, headers: Record<string, string> = {}) =>
    send(path, actor, {
      method: "POST",
      headers: { "Content-Type": "application/json", ...headers },
      body: JSON.stringify(body),
    });

  const opened = await ledgerOf(url, send);
  if (!opened) return undefined;
  return {
    url,
    opened,
    async execute({ aggregate, id, command, key: idempotency, keyFromRow, expectedRevision, ...body }, actor) {
      const headers = {
        ...(idempotency !== undefined && { "Idempotency-Key": idempotency }),
        ...(keyFromRow && { "Idempotency-Key-From": "row" }),
        ...(expectedRevision === -1 && { "If-None-Match": "*" }),
        ...(expectedRevision !== undefined && expectedRevision >= 0 && { "If-Match": `"${expectedRevision}"` }),
      };
      const path = `/commands/${aggregate}/${encodeURIComponent(id)}/${command}`;
      const response = await post(path, actor, body, headers);
      const result = await resultOf<AcceptedBody>(response);
      return { ...result, repeated: response.headers.get("idempotency-replayed") === "true" };
    },
    advise: async ({ aggregate, command, input, occurredOn, source }, actor) =>
      resultOf<Advice>(await post(`/advice/${aggregate}/${command}`, actor, { input, occurredOn, source })),
    ask: async ({ view, ...question }, actor) =>
      resultOf<ViewBody>(await send(`/views/${view}${queryOf(question)}`, actor)),
    changes: async ({ view, ...question }, actor) =>
      resultOf<ChangesBody>(await send(`/views/${view}/changes${queryOf(question)}`, actor)),
    releases: async (actor) => resultOf(await send("/releases", actor)),
    release: async ({ period, ...rest }, actor) =>
      resultOf<ReleaseBody>(await send(`/releases/${encodeURIComponent(period)}${queryOf(rest)}`, actor)),
    verifyRelease: async ({ period, ...rest }, actor) =>
      resultOf<VerificationBody>(
        await send(`/releases/${encodeURIComponent(period)}/verification${queryOf(rest)}`, actor),
      ),
    countParticipants: async ({ course, content, format, key }, query, actor) =>
      resultOf<ListBody>(
        await send(`/training/${encodeURIComponent(course)}/participant-lists${queryOf(query)}`, actor, {
          method: "POST",
          headers: { "Content-Type": listTypes[format], ...(key !== undefined && { "Idempotency-Key": key }) },
          body: Buffer.from(content),
        }),
      ),
    comparePlans: async ({ id, ...revisions }, actor) =>
      resultOf<ComparisonBody>(await send(`/plans/${encodeURIComponent(id)}/compare${queryOf(revisions)}`, actor)),
    contacts: async (actor, unit) => resultOf<ContactsBody>(await send(`/contacts${queryOf({ unit })}`, actor)),
    putContact: async ({ unit, function: code, ...entry }, actor) =>
      resultOf(
        await send(`/contacts/${unit}/${code}`, actor, {
          method: "PUT",
          headers: { "Content-Type": "application/json" },
          body: JSON.stringify(entry),
        }),
      ),
    removeContact: async ({ unit, function: code }, actor) =>
      resultOf(await send(`/contacts/${unit}/${code}`, actor, { method: "DELETE" })),
    log: async ({ types, ...request }, actor) =>
      streamOf(await send(`/events${queryOf({ ...request, ...(types && { type: types.join(",") }) })}`, actor)),
    exportView: async (view) => streamOf(await send(`/admin/views/${view}`, auditor)),
    rebuild: async (view) => resultOf(await post("/admin/rebuild", operator, { ...(view !== undefined && { view }) })),
    backup: async (target) => resultOf<Backup>(await post("/admin/backup", operator, { folder: target })),
    check: async () => resultOf<Checked>(await post("/admin/check", operator, {})),
    close: async () => undefined,
  };
}

/** Which ledger answers there, if it is the one whose key we hold: a stale address may be another program's. */
async function ledgerOf(
  url: string,
  send: (path: string, actor: Actor) => Promise<Response>,
): Promise<LedgerOpened | undefined> {
  try {
    const response = await send("/session", operator);
    const session = (await response.json()) as { readonly actor?: Actor | null; readonly ledger?: LedgerOpened };
    return response.ok && session.actor ? session.ledger : undefined;
  } catch (error) {
    if (error instanceof Failure || error instanceof SyntaxError) return undefined;
    throw new Error(`${url} gave an answer that cannot be read`, { cause: error });
  }
}

const queryOf = (parameters: Readonly<Record<string, unknown>>): string => {
  const given = Object.entries(parameters).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return given.length === 0 ? "" : `?${new URLSearchParams(given)}`;
};

async function resultOf<T>(response: Response): Promise<Result<T>> {
  if (response.status === 204) return { ok: true, body: {} as T };
  const body: unknown = await response.json();
  return response.ok ? { ok: true, body: body as T } : { ok: false, problem: withoutRequest(body as Problem) };
}

async function streamOf(response: Response): Promise<Result<AsyncIterable<string>>> {
  if (!response.ok) return resultOf(response);
  return { ok: true, body: chunksOf(response) };
}

async function* chunksOf({ body }: Response): AsyncIterable<string> {
  if (!body) return;
  const decoder = new TextDecoder();
  for await (const chunk of body) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

/** The number of a request belongs to the server's log; both ways give the same problem. */
const withoutRequest = ({ request, ...problem }: Problem): Problem =>
  problem.status === 500 && request !== undefined ? { ...problem, request } : problem;
