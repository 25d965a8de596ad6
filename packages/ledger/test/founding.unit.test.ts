import { openMemoryStore } from "@liggare/event-store";
import { openMemoryVault } from "@liggare/vault";
import { expect, it } from "vitest";
import type { FoundingRow } from "../src/index.ts";
import { administrator, auditor, local, meeting, open } from "./harness.ts";

const source = { document: "Rapport 1", section: "3", support: "observed" } as const;
const row = (id: string, recordedOn: string, rest: Partial<FoundingRow> = {}): FoundingRow => ({
  aggregate: "unit",
  id,
  command: "register",
  input: { name: `Nämnden ${id}`, kind: "district-board" },
  occurredOn: recordedOn,
  recordedOn,
  recordedOnSupport: "stated",
  source,
  ...rest,
});
const rows = [row("a", "2016-05-01"), row("b", "2017-03-02"), row("c", "2019-09-04")];
const material = (list: readonly FoundingRow[] = rows) => ({ name: "prov", rows: list });

it("A founding import gives the ledger a history to replay", async () => {
  const { ledger, store } = await open({ empty: true });
  expect(await ledger.found(material())).toMatchObject({ kind: "founded", rows: 3, events: 3, added: 3 });
  expect(ledger.founding().kind).toBe("completed");
  await ledger.views.caughtUp(await ledger.head(), 5000);
  expect(
    ["2016-04-30", "2016-05-01", "2018-01-01", "2019-09-04"].map((day) => ledger.views.cursorOn(day).number),
  ).toEqual([2, 3, 4, 6]);
  const types: string[] = [];
  for await (const batch of store.readAll({ position: "", number: 0 })) types.push(...batch.map(({ type }) => type));
  expect(types).toEqual([
    "LedgerOpened",
    "FoundingStarted",
    "UnitRegistered",
    "UnitRegistered",
    "UnitRegistered",
    "FoundingCompleted",
  ]);
});

it("The same founding import again adds nothing, another one is refused", async () => {
  const { ledger } = await open({ empty: true });
  const first = await ledger.found(material());
  expect(await ledger.found(material())).toMatchObject({ kind: "founded", added: 0 });
  const other = await ledger.found(material([row("d", "2016-05-01")]));
  expect(other).toMatchObject({
    refusal: { code: "founding-differs", details: { hash: first.kind === "founded" ? first.hash : "" } },
  });
});

it("The first ordinary event closes the founding", async () => {
  const { ledger, done } = await open({ empty: true });
  await done(
    { aggregate: "unit", id: "x", command: "register", input: { name: "Nämnden x", kind: "office" } },
    administrator,
  );
  expect(ledger.founding().kind).toBe("closed");
  expect(await ledger.found(material())).toMatchObject({ refusal: { code: "founding-closed" } });
});

it("Nothing is written where one row is at fault, and the row is named", async () => {
  const { ledger, store } = await open({ empty: true });
  const before = await store.head();
  const bad = row("d", "2019-10-01", { input: { name: "N", kind: "kingdom" } });
  expect(await ledger.found(material([...rows, bad]))).toMatchObject({
    kind: "row refused",
    row: 4,
    refused: { refusal: { code: "input-invalid", fields: [{ pointer: "/input/kind" }] } },
  });
  expect(await store.head()).toEqual(before);
});

it("Rows that do not follow each other in time are refused", async () => {
  const { ledger } = await open({ empty: true });
  const outcome = await ledger.found(material([row("a", "2019-01-01"), row("b", "2018-01-01")]));
  expect(outcome).toMatchObject({ kind: "row refused", row: 2, refused: { refusal: { code: "dates-out-of-order" } } });
});

it("Two honest equal rows are two", async () => {
  const { ledger, store } = await open({ empty: true });
  const headcount = row("a", "2019-09-04", {
    command: "state-headcount",
    input: { count: 10, approximate: true, of: "all-staff" },
  });
  await ledger.found(material([rows[0] as FoundingRow, headcount, headcount]));
  expect(await store.readStream("unit-a")).toHaveLength(3);
});

it("An import that was cut off anywhere resumes, and nothing else is written meanwhile", async () => {
  for (let cut = 1; cut <= 4; cut++) {
    const store = openMemoryStore({});
    const vault = openMemoryVault();
    const append = store.append.bind(store);
    let left = cut;
    store.append = async (...call) => {
      if (call[1] !== "no stream" || call[0] !== "ledger") if (left-- <= 0) throw new Error("cut off");
      return append(...call);
    };
    const first = await open({ store, vault, empty: true });
    await expect(first.ledger.found(material())).rejects.toThrow("cut off");
    store.append = append;
    const close = store.close;
    store.close = async () => undefined;
    const second = await open({ store, vault, empty: true });
    store.close = close;
    expect(second.ledger.founding().kind).toBe("started");
    expect(await second.refused(meeting("m1", "a"), local("a"))).toBe("ledger-founding");
    expect(await second.ledger.found(material())).toMatchObject({ kind: "founded", rows: 3, events: 3 });
    expect((await store.head()).number).toBe(6);
  }
});

it("Until the first ordinary event the pages judge the founding's last day", async () => {
  const { ledger } = await open({ empty: true });
  await ledger.found(material());
  await ledger.views.caughtUp(await ledger.head(), 5000);
  expect(await ledger.ask({ view: "counts" }, auditor)).toMatchObject({ asKnownOn: "2026-03-10", on: "2019-09-04" });
  expect(await ledger.ask({ view: "counts", asKnownOn: "2018-01-01" }, auditor)).toMatchObject({ on: "2018-01-01" });
});

it("A row names the event of an earlier row by that row's key, to correct it or to point at it", async () => {
  const headcount = { count: 10, approximate: true, of: "all-staff" } as const;
  const stated = row("a", "2016-06-01", { command: "state-headcount", input: headcount, key: "antal-a" });
  const correction = (entry: string) =>
    row("a", "2016-07-01", {
      command: "correct-headcount-stated",
      input: { entry, data: { ...headcount, count: 12 }, why: "Fel antal." },
    });
  const { ledger, store } = await open({ empty: true });
  const whole = material([rows[0] as FoundingRow, stated, correction("row:antal-a")]);
  expect(await ledger.found(whole)).toMatchObject({ kind: "founded", added: 3 });
  expect(await ledger.found(whole)).toMatchObject({ kind: "founded", added: 0 });
  const [, original, corrected] = await store.readStream("unit-a");
  expect(corrected).toMatchObject({ type: "EntryCorrected", corrects: original?.id, data: { data: { count: 12 } } });

  const other = await open({ empty: true });
  const unknown = material([rows[0] as FoundingRow, stated, correction("row:antal-b")]);
  expect(await other.ledger.found(unknown)).toMatchObject({
    kind: "row refused",
    row: 3,
    refused: { refusal: { code: "input-invalid", fields: [{ pointer: "/input/entry" }] } },
  });
});
