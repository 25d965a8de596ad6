import { openMemoryStore } from "@liggare/event-store";
import { describe, expect, it } from "vitest";
import { textRefsIn } from "../src/texts.ts";
import { auditor, board, central, codeOf, local, meeting, open, report } from "./harness.ts";

describe("a command on its way in", () => {
  it("becomes one event with its envelope, and the answer names it", async () => {
    const { done, store, ledger } = await open();
    const answer = await done(meeting("m1", "skarholmen"), local("skarholmen"));
    const [event] = await store.readStream("meeting-m1");
    expect(event).toMatchObject({
      type: "MeetingHeld",
      unit: "skarholmen",
      occurredOn: "2026-03-03",
      recordedAt: "2026-03-10T09:00:00.000Z",
      by: { subject: "local-skarholmen", role: "local-coordinator", unit: "skarholmen" },
      basis: [
        { stream: "unit-skarholmen", revision: 0 },
        { stream: "forum-natverket", revision: 0 },
      ],
    });
    expect(answer.events).toEqual([{ id: event?.id, type: "MeetingHeld", revision: 0 }]);
    expect(answer).toMatchObject({ unit: "skarholmen", revision: 0, position: event?.position, receipt: null });
    expect(await ledger.numberOf(answer.position)).toBe(6);
  });

  it("names every field that is unknown, missing or wrong, and stores nothing", async () => {
    const { ledger, store } = await open();
    const before = await store.head();
    const input = { forum: "natverket", functions: ["minister"], units: [], mood: "glad" };
    const outcome = await ledger.execute({ ...meeting("m1", "skarholmen"), input }, local("skarholmen"));
    if (outcome.kind !== "refused") throw new Error("accepted");
    expect(outcome.refusal.code).toBe("input-invalid");
    expect(outcome.refusal.fields.map(({ pointer }) => pointer).sort()).toEqual([
      "/input/functions/0",
      "/input/mood",
      "/input/unit",
      "/input/units",
    ]);
    expect(await store.head()).toEqual(before);
  });

  it("is refused with the field and the kind of find where a text holds personal data, and echoes nothing", async () => {
    const { ledger, store } = await open();
    const before = await store.head();
    const outcome = await ledger.execute(
      meeting("m1", "skarholmen", { notes: "Ring 20170101-2393 eller tolvan@example.se" }),
      local("skarholmen"),
    );
    if (outcome.kind !== "refused") throw new Error("accepted");
    expect(outcome.refusal.code).toBe("personal-data");
    expect(outcome.refusal.fields.map(({ pointer }) => pointer)).toEqual(["/input/notes"]);
    expect(JSON.stringify(outcome)).not.toMatch(/2393|tolvan/);
    expect(await store.head()).toEqual(before);
  });

  it("is refused where a label, a source or the id itself holds personal data", async () => {
    const { refused } = await open();
    const labelled = meeting("m1", "skarholmen", { standingItems: ["Tfn 070-174 06 05"] });
    expect(await refused(labelled, local("skarholmen"))).toBe("personal-data");
    const sourced = meeting(
      "m1",
      "skarholmen",
      {},
      { source: { document: "Brev från 201701012393", support: "stated" } },
    );
    expect(await refused(sourced, local("skarholmen"))).toBe("personal-data");
    expect(await refused(meeting("p-201701012393", "skarholmen"), local("skarholmen"))).toBe("personal-data");
  });

  it("is refused to a role that the command does not name", async () => {
    const { refused } = await open();
    expect(await refused(meeting("m1", "skarholmen"), board)).toBe("role-not-allowed");
    expect(await refused(meeting("m1", "skarholmen"), auditor)).toBe("role-not-allowed");
  });

  it("finds nothing where it concerns another unit, whether the stream exists or not", async () => {
    const { done, refused } = await open();
    await done(meeting("m1", "skarholmen"), local("skarholmen"));
    const cancel = { aggregate: "meeting", command: "cancel", input: { reason: "Ett skäl" } };
    const stranger = local("farsta");
    const existing = await refused({ ...cancel, id: "m1" }, stranger);
    const absent = await refused({ ...cancel, id: "m2" }, stranger);
    expect([existing, absent]).toEqual(["not-found", "not-found"]);
    expect(await refused(meeting("m3", "skarholmen"), stranger)).toBe("not-found");
    expect(await refused(meeting("m1", "farsta"), stranger)).toBe("not-found");
  });

  it("names what it refers to and does not find", async () => {
    const { ledger } = await open();
    const outcome = await ledger.execute(meeting("m1", "skarholmen", { forum: "ingenstans" }), local("skarholmen"));
    if (outcome.kind !== "refused") throw new Error("accepted");
    expect([outcome.refusal.code, outcome.refusal.fields[0]?.pointer]).toEqual(["unknown-item", "/input/forum"]);
  });

  it("cannot tell of what has not happened yet", async () => {
    const { refused } = await open();
    const tomorrow = meeting("m1", "skarholmen", {}, { occurredOn: "2026-03-11" });
    expect(await refused(tomorrow, local("skarholmen"))).toBe("date-in-future");
  });

  it("takes the day in Stockholm as its date where none is given", async () => {
    const { done, clock, store } = await open();
    clock.set("2026-03-10T23:30:00.000Z");
    const { occurredOn: _none, ...undated } = meeting("m1", "skarholmen");
    await done(undated, local("skarholmen"));
    expect((await store.readStream("meeting-m1"))[0]?.occurredOn).toBe("2026-03-11");
  });
});

describe("an idempotency key", () => {
  it("gives the identical answer and one event to the same payload", async () => {
    const { done, store } = await open();
    const request = meeting("m1", "skarholmen", { notes: "Å, ä och ö" }, { key: "k1" });
    const first = await done(request, local("skarholmen"));
    const second = await done(request, local("skarholmen"));
    expect({ ...second, repeated: false, number: null }).toEqual({ ...first, number: null });
    expect(second.repeated).toBe(true);
    expect(await store.readStream("meeting-m1")).toHaveLength(1);
  });

  it("is refused for another payload, be it only a text", async () => {
    const { done, refused } = await open();
    await done(meeting("m1", "skarholmen", { notes: "En text" }, { key: "k1" }), local("skarholmen"));
    const other = meeting("m1", "skarholmen", { notes: "En annan" }, { key: "k1" });
    expect(await refused(other, local("skarholmen"))).toBe("key-reused");
    const dated = meeting("m1", "skarholmen", { notes: "En text" }, { key: "k1", occurredOn: "2026-03-02" });
    expect(await refused(dated, local("skarholmen"))).toBe("key-reused");
  });

  it("of one subject is not that of another", async () => {
    const { done, store } = await open();
    const policy = (value: number) => ({
      aggregate: "policy",
      id: "small-number-threshold",
      command: "set",
      key: "k1",
      input: { unit: "kommunstyrelsen", key: "small-number-threshold", value, validFrom: "2026-03-01" },
    });
    await done(policy(6), central);
    await done(policy(7), { ...central, subject: "central-2" });
    expect((await store.readStream("policy-small-number-threshold")).map(({ data }) => data.value)).toEqual([6, 7]);
  });

  it("still answers after its text was removed from the vault, and the text shows as removed", async () => {
    const { done, vault, store, ledger } = await open();
    const request = meeting("m1", "skarholmen", { notes: "Ska bort" }, { key: "k1" });
    const first = await done(request, local("skarholmen"));
    const [event] = await store.readStream("meeting-m1");
    const [ref] = textRefsIn(event?.data);
    await vault.remove([ref?.textId ?? ""], { reference: "KS 2026/1", at: "2026-03-10" });
    const again = await done(request, local("skarholmen"));
    expect(again.events).toEqual(first.events);
    expect(await store.readStream("meeting-m1")).toEqual([event]);
    const answer = await ledger.ask({ view: "counts" }, local("skarholmen"));
    expect(answer).toMatchObject({ answer: { meetings: [{ notes: [{ text: null, removed: true }] }] } });
  });

  it("makes one event of many requests at once", async () => {
    const { ledger, store } = await open();
    const request = meeting("m1", "skarholmen", { notes: "Samtidigt" }, { key: "k1" });
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => ledger.execute(request, local("skarholmen"))));
    expect(
      new Set(outcomes.map((outcome) => (outcome.kind === "accepted" ? outcome.events[0]?.id : ""))),
    ).toHaveProperty("size", 1);
    expect(await store.readStream("meeting-m1")).toHaveLength(1);
  });
});

describe("an expected revision", () => {
  it("that is stale is refused with the actual one", async () => {
    const { done, ledger } = await open();
    const register = (name: string, expectedRevision?: number) => ({
      aggregate: "unit",
      id: "farsta",
      command: "state-headcount",
      input: { count: name.length, approximate: true, of: "all-staff" },
      ...(expectedRevision !== undefined && { expectedRevision }),
    });
    await done(register("abc", 0), local("farsta"));
    const outcome = await ledger.execute(register("abcd", 0), local("farsta"));
    if (outcome.kind !== "refused") throw new Error("accepted");
    expect([outcome.refusal.code, outcome.refusal.details.actual]).toEqual(["revision-stale", 1]);
  });

  it("is looked for again by the ledger itself where another process wrote first", async () => {
    const store = openMemoryStore({});
    const { done, ledger } = await open({ store });
    let interfere = true;
    const append = store.append.bind(store);
    store.append = async (stream, expected, events) => {
      if (interfere && stream === "unit-farsta") {
        interfere = false;
        const [first] = await store.readStream(stream);
        if (first) await append(stream, 0, [{ ...first, id: crypto.randomUUID() }]);
      }
      return append(stream, expected, events);
    };
    const request = {
      aggregate: "unit",
      id: "farsta",
      command: "state-headcount",
      input: { count: 10, approximate: false, of: "all-staff" },
    };
    expect((await done(request, local("farsta"))).revision).toBe(2);
    expect(ledger.views.status().stopped).toBeUndefined();
  });
});

describe("the clock", () => {
  it("over a minute behind the newest event refuses every write", async () => {
    const { clock, refused, done } = await open();
    await done(meeting("m1", "skarholmen"), local("skarholmen"));
    clock.set("2026-03-10T08:58:00.000Z");
    expect(await refused(meeting("m2", "skarholmen"), local("skarholmen"))).toBe("clock-behind");
  });

  it("that was behind when the ledger was opened is taken once it has been set right", async () => {
    const { store, vault } = await open({ start: "2026-03-10T09:00:00.000Z" });
    const later = await open({ store, vault, start: "1970-01-01T00:00:00.000Z", empty: true });
    const request = meeting("m1", "skarholmen");
    expect(await later.refused(request, local("skarholmen"))).toBe("clock-behind");
    later.clock.leap(Date.parse("2026-03-10T09:05:00.000Z"));
    expect((await later.done(request, local("skarholmen"))).revision).toBe(0);
    later.clock.leap(3_600_000);
    expect(await later.refused(meeting("m2", "skarholmen"), local("skarholmen"))).toBe("clock-behind");
  });

  it("that leapt against the monotonic one refuses every write", async () => {
    const { clock, refused } = await open();
    clock.leap(3_600_000);
    expect(await refused(meeting("m1", "skarholmen"), local("skarholmen"))).toBe("clock-behind");
  });
});

describe("corrections", () => {
  it("keep the reference of a text that they do not change", async () => {
    const { done, store } = await open();
    const held = await done(meeting("m1", "skarholmen", { notes: "Samma text" }), local("skarholmen"));
    const [first] = await store.readStream("meeting-m1");
    const data = {
      forum: "natverket",
      functions: ["police"],
      units: ["skarholmen"],
      decisions: [],
      actions: [],
      notes: "Samma text",
    };
    const input = { entry: held.events[0]?.id, data, why: "Fel funktion angavs" };
    await done({ aggregate: "meeting", id: "m1", command: "correct-meeting-held", input }, local("skarholmen"));
    const [, second] = await store.readStream("meeting-m1");
    expect(textRefsIn(second?.data.data)).toEqual(textRefsIn(first?.data));
    expect(textRefsIn(first?.data)).toHaveLength(1);
    expect(second?.corrects).toBe(first?.id);
  });

  it("of another unit's entry find nothing", async () => {
    const { done, refused } = await open();
    const held = await done(meeting("m1", "skarholmen"), local("skarholmen"));
    const input = { entry: held.events[0]?.id, why: "Ett skäl" };
    expect(await refused({ aggregate: "meeting", id: "m1", command: "withdraw", input }, local("farsta"))).toBe(
      "not-found",
    );
  });
});

it("An unknown aggregate or command is not found", async () => {
  const { ledger } = await open();
  expect(codeOf(await ledger.execute({ aggregate: "x", id: "1", command: "y", input: {} }, central))).toBe("not-found");
  const inherited = { ...report("r1", "skarholmen", "2026-03"), command: "constructor" };
  expect(codeOf(await ledger.execute(inherited, local("skarholmen")))).toBe("not-found");
});
