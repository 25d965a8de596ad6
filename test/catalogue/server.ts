import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { issueToken } from "@liggare/access";
import { openDataFolder, readConfig, serve } from "@liggare/api";
import type { Clock } from "@liggare/ledger";
import { pino } from "pino";
import { type Answer, type Api, type As, administrator, type Recorded } from "./row.ts";

/** A clock that stands on a day and goes where the row sets it, never back. */
function standingClock(): Clock & { set(day: string): void } {
  let now = Date.parse("2026-01-07T12:00:00Z");
  return {
    now: () => new Date(now),
    monotonic: () => now,
    set(day) {
      const next = Date.parse(`${day}T12:00:00Z`);
      if (Number.isNaN(next) || next < now) throw new Error(`the clock cannot go to ${day}`);
      now = next;
    },
  };
}

/** Starts a server over an empty ledger in memory, with all views of the product. */
export async function startServer(): Promise<Api & { stop(): Promise<void> }> {
  const data = mkdtempSync(join(tmpdir(), "liggare-catalogue-"));
  const clock = standingClock();
  const config = readConfig({ LIGGARE_DATA: data, LIGGARE_PORT: "0", LIGGARE_STORE: "memory:" }, data);
  const folder = await openDataFolder(config, {
    opening: { municipality: "Exempelkommun", kind: "ordinary" },
    clock,
  });
  const serving = await serve({
    folder,
    version: "0.0.0",
    logger: pino({ level: "silent" }),
    now: () => clock.now(),
  });

  const send = async <B>(
    { role, unit }: As,
    method: string,
    path: string,
    body?: object | Uint8Array,
    headers: object = {},
  ): Promise<Answer<B>> => {
    const actor = { subject: `${role}-${unit ?? "city"}`, role, unit: unit ?? null };
    const token = await issueToken(folder.signingKey, { ...actor, use: "program", lifetime: 600 }, clock.now());
    const response = await fetch(`${serving.url}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body !== undefined && { "content-type": "application/json" }),
        ...headers,
      },
      ...(body !== undefined && { body: body instanceof Uint8Array ? Buffer.from(body) : JSON.stringify(body) }),
    });
    const text = await response.text();
    const json = /[/+]json/.test(response.headers.get("content-type") ?? "");
    return { status: response.status, headers: response.headers, body: (json ? JSON.parse(text) : text) as B };
  };
  const command = (as: As, path: string, input: object, occurredOn?: string) =>
    send<Recorded & { readonly code: string }>(as, "POST", `/commands/${path}`, {
      input,
      ...(occurredOn !== undefined && { occurredOn }),
    });

  let position = "";
  const record: Api["record"] = async (as, path, input, occurredOn) => {
    const answer = await command(as, path, input, occurredOn);
    if (answer.status >= 300) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
    position = answer.body.position;
    return answer;
  };

  return {
    today: (day) => clock.set(day),
    record,
    send,
    async refused(as, path, input, occurredOn) {
      const answer = await command(as, path, input, occurredOn);
      if (answer.status < 300) throw new Error(`${path} was accepted`);
      return answer.body.code;
    },
    async view<A>(as: As, view: string, question: Readonly<Record<string, string>> = {}) {
      const query = new URLSearchParams({ ...question, ...(position !== "" && { atLeast: position }) });
      const answer = await send<{ readonly answer: A }>(as, "GET", `/views/${view}?${query}`);
      if (answer.status !== 200) throw new Error(`${view}: ${JSON.stringify(answer.body)}`);
      return answer.body.answer;
    },
    async boards(...units) {
      const register = (id: string, kind: string) =>
        record(administrator, `unit/${id}/register`, { name: id, kind }, "2026-01-01");
      await register("kommunstyrelsen", "executive-board");
      for (const unit of units) await register(unit, "district-board");
    },
    async stop() {
      await serving.stop();
      rmSync(data, { recursive: true, force: true });
    },
  };
}
