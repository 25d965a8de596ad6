import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { start } from "@liggare/domain";
import { openSqliteStore } from "@liggare/event-store";
import { administrator, central, local, meeting } from "@liggare/ledger/harness";
import { afterAll, beforeAll, expect, it } from "vitest";
import { tryServer } from "./harness.ts";

let data: string;
beforeAll(() => {
  data = mkdtempSync(join(tmpdir(), "liggare-shutdown-"));
});
afterAll(() => rmSync(data, { recursive: true }));

interface Sent {
  readonly id: string;
  /** HTTP status; 0 where the connection was cut, so that nobody knows. */
  readonly status: number;
  readonly events: readonly string[];
}

it("A server that is stopped while commands are under way loses nothing that it acknowledged", async () => {
  const api = await tryServer(undefined, { LIGGARE_DATA: data }, "in a file");
  const skarholmen = local("skarholmen");
  for (const unit of ["kommunstyrelsen", "skarholmen"])
    await api.send("POST", `/api/v1/commands/unit/${unit}/register`, {
      as: administrator,
      body: { input: { name: `Nämnden ${unit}`, kind: "district-board" } },
    });
  const forum = {
    unit: "kommunstyrelsen",
    name: "Samordnarnas nätverk",
    convener: { kind: "unit", unit: "kommunstyrelsen" },
    cadence: { kind: "every", count: 1, unit: "month" },
    kind: "internal-network",
  };
  await api.send("POST", "/api/v1/commands/forum/natverket/register", { as: central, body: { input: forum } });

  // an open feed must neither hold the server up nor bring it down
  const feed = await fetch(`${api.url}/api/v1/live`, {
    headers: { authorization: `Bearer ${await api.token(skarholmen)}` },
  });
  const heard = feed.text();

  let first: () => void = () => undefined;
  const answered = new Promise<void>((resolve) => {
    first = resolve;
  });
  const send = async (index: number): Promise<Sent> => {
    const id = `m${index}`;
    // every fifth is refused
    const { occurredOn, input } = meeting(
      id,
      "skarholmen",
      index % 5 === 4 ? { functions: [] } : { notes: `Text ${id}` },
    );
    try {
      const answer = await api.send("POST", `/api/v1/commands/meeting/${id}/hold`, {
        as: skarholmen,
        body: { occurredOn, input },
        headers: { "idempotency-key": `k${index}` },
      });
      const { events = [] } = answer.body as unknown as { events?: readonly { id: string }[] };
      return { id, status: answer.status, events: events.map((event) => event.id) };
    } catch {
      return { id, status: 0, events: [] }; // the connection was cut: counted below as unknown
    } finally {
      first();
    }
  };
  const sending = Array.from({ length: 50 }, (_, index) => send(index));
  await answered;
  await api.stop();
  const sent = await Promise.all(sending);
  expect(await heard).toContain("event: ready");

  const store = await openSqliteStore({ file: join(data, "log.sqlite") });
  const written: { id: string; stream: string }[] = [];
  for await (const batch of store.readAll(start)) written.push(...batch.map(({ id, stream }) => ({ id, stream })));
  await store.close();
  const inLog = (id: string) => written.filter(({ stream }) => stream === `meeting-${id}`);

  const acknowledged = sent.filter(({ status }) => status === 201);
  expect(acknowledged.length).toBeGreaterThan(0);
  for (const { id, events } of acknowledged) expect(inLog(id).map((event) => event.id)).toEqual(events);
  for (const { id } of sent.filter(({ status }) => status >= 400 && status < 500)) expect(inLog(id)).toEqual([]);
  for (const { id } of sent) expect(inLog(id).length).toBeLessThanOrEqual(1);
  expect(sent.map(({ status }) => status).filter((status) => ![0, 201, 422, 503].includes(status))).toEqual([]);
});
