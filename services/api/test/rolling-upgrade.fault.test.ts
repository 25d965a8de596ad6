import type { NewEvent } from "@liggare/domain";
import { type EventStore, openMemoryStore } from "@liggare/event-store";
import { auditor, local, meeting } from "@liggare/ledger/harness";
import { expect, it, onTestFinished } from "vitest";
import { begin, type Tried, tryServer, until } from "./harness.ts";

const skarholmen = local("skarholmen");

/** A node of this version over a log that another node writes too. */
async function node(store: EventStore): Promise<Tried> {
  const api = await tryServer(undefined, {}, store);
  onTestFinished(() => api.stop());
  return api;
}

const hold = (api: Tried, id: string, command = "hold", headers: Record<string, string> = {}) => {
  const { occurredOn, input } = meeting(id, "skarholmen");
  return api.send("POST", `/api/v1/commands/meeting/${id}/${command}`, {
    as: skarholmen,
    body: { occurredOn, input },
    headers,
  });
};
const meetings = async (api: Tried, query = "") => {
  const { status, body } = await api.send("GET", `/api/v1/views/counts${query}`, { as: skarholmen });
  return { status, code: body.code, ...(body as unknown as { readonly number: number; readonly answer: unknown }) };
};
const figure = async (api: Tried, name: string): Promise<readonly number[]> => {
  const { text } = await api.send("GET", "/metrics");
  return [...text.matchAll(new RegExp(`^${name}(?:\\{[^}]*\\})? (.+)$`, "gm"))].map(([, value]) => Number(value));
};

/** What a node of a newer version appends: an event that this version has no name for, or a newer shape of one. */
const newer: Readonly<Record<string, Partial<NewEvent>>> = {
  "of a type": { type: "MeetingRelocated", schema: 1 },
  "of a schema": { type: "MeetingHeld", schema: 99 },
};

it.each(Object.keys(newer))(
  "rolling upgrade: an old node that meets a newer event reports not ready (%s that it does not know)",
  async (kind) => {
    const store = openMemoryStore();
    const api = await node(store);
    await begin(api, ["skarholmen"]);
    expect((await hold(api, "m1")).status).toBe(201);
    const known = await api.send("GET", "/readyz");
    expect([known.status, known.body]).toEqual([200, expect.not.objectContaining({ stoppedAt: expect.anything() })]);
    const { number } = await meetings(api);

    // the newer node goes on in the stream of a meeting, and then in others
    const [held] = await store.readStream("meeting-m1");
    const { position: _position, hash: _hash, stream: _stream, revision: _revision, ...envelope } = held!;
    const event = { ...envelope, ...newer[kind], id: crypto.randomUUID() } as NewEvent;
    const told = await store.append("meeting-m1", 0, [event]);
    await store.append("meeting-m9", "no stream", [{ ...envelope, id: crypto.randomUUID() }]);
    const position = "position" in told ? told.position : "";
    await until(async () => (await api.send("GET", "/readyz")).status === 503);

    const ready = await api.send("GET", "/readyz");
    expect(ready.body).toMatchObject({
      status: "not ready",
      views: "stopped",
      stoppedAt: { event: number + 1, why: "written by a newer version" },
    });
    expect(ready.text).not.toMatch(/Meeting|m1/);
    expect((await api.send("GET", "/healthz")).status).toBe(200);
    expect(await figure(api, "liggare_views_stopped")).toEqual([1]);
    expect([...new Set(await figure(api, "liggare_view_lag_events"))]).toEqual([2]);

    // questions answer what was known before it, and say how far that is; more is not promised
    expect(await meetings(api)).toMatchObject({ status: 200, number });
    expect(await meetings(api, `?atLeast=${position}`)).toMatchObject({ status: 503, code: "not-yet" });
    const log = (query: string) => api.send("GET", `/api/v1/events?purpose=Granskning&${query}`, { as: auditor });
    const before = await log(`limit=${number}`);
    expect(
      before.text
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line).number),
    ).toHaveLength(number);
    await expect(log("after=0")).rejects.toThrow(/terminated|fetch failed/);
    expect((await log(`after=${number}`)).body).toMatchObject({ status: 503, code: "newer-event" });

    // nothing is decided about a stream that cannot be read; other streams go on
    const entry = held!.id;
    const withdrawal = await api.send("POST", "/api/v1/commands/meeting/m1/withdraw", {
      as: skarholmen,
      body: { input: { entry, why: "Loggat två gånger" } },
    });
    expect(withdrawal).toMatchObject({ status: 503, body: { code: "newer-event" } });
    expect((await api.send("GET", "/api/v1/aggregates/meeting/m1", { as: skarholmen })).body.code).toBe("newer-event");
    expect(await store.readStream("meeting-m1")).toHaveLength(2);
    const other = await hold(api, "m2", "hold", { "idempotency-key": "once" });
    const again = await hold(api, "m2", "hold", { "idempotency-key": "once" });
    expect([other.status, again.status, await store.readStream("meeting-m2")]).toEqual([
      201,
      201,
      [expect.objectContaining({ type: "MeetingHeld" })],
    ]);

    // a node of this version that is started on that log reports the same
    const second = await node(store);
    await until(async () => (await second.send("GET", "/readyz")).text.includes("stopped"));
    expect((await second.send("GET", "/readyz")).body).toMatchObject({ stoppedAt: { event: number + 1 } });
    expect((await meetings(second)).number).toBeLessThanOrEqual(number);
  },
);
