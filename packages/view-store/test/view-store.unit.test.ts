import { readdirSync } from "node:fs";
import type { Delivery, EventStore } from "@liggare/event-store";
import { story, tally } from "@liggare/views/story";
import { concat, type Observable, take, throwError } from "rxjs";
import { describe, expect, it } from "vitest";
import { newestDay, ViewStopped } from "../src/index.ts";
import { allCells, caughtUp, exported, inBatches, newFolder, openViews, reachesHead, storeOf } from "./kit.ts";
import { append, longStory } from "./logs.ts";

const numbers = (cells: readonly { readonly facts: readonly { readonly number: number }[] }[]) =>
  cells.flatMap(({ facts }) => facts.map(({ number }) => number));

function threeDays() {
  const told = story();
  told.system();
  told.on("2020-01-01");
  const entry = told.meeting("farsta", { forum: "lokalt", units: ["farsta"] });
  told.meeting("farsta", { forum: "lokalt", units: ["farsta"] });
  told.on("2020-01-05");
  told.correct(entry, { forum: "lokalt", units: ["skarholmen"] });
  told.on("2020-01-09");
  told.withdraw(entry);
  told.system();
  return told.events;
}

describe("as known on a day", () => {
  it("nothing but the system's events is known before the first day, and all after the last", async () => {
    const views = await caughtUp({ store: await storeOf(threeDays()) });
    const cursors = ["1999-12-31", "2020-01-01", "2020-01-04", "2020-01-05", "2020-01-09", "2031-01-01", newestDay];
    expect(cursors.map((day) => views.cursorOn(day).number)).toEqual([1, 3, 3, 4, 6, 6, 6]);
    expect(views.lastDay()).toBe("2020-01-09");
  });

  it("a fact that was corrected later is still there on the days between", async () => {
    const views = await caughtUp({ store: await storeOf(threeDays()) });
    const on = (day: string) =>
      allCells(views, tally, { day }).map(({ unit, facts }) => [unit, ...facts.map(({ number }) => number)]);
    expect(on("1999-12-31")).toEqual([["", 1]]);
    expect(on("2020-01-04")).toEqual([
      ["", 1],
      ["farsta", 2, 3],
    ]);
    expect(on("2020-01-05")).toEqual([
      ["", 1],
      ["farsta", 3],
      ["skarholmen", 2],
    ]);
    expect(on("2020-01-09")).toEqual([
      ["", 1, 6],
      ["farsta", 3],
    ]);
  });

  it("what came and went within one day leaves nothing in the file", async () => {
    const told = story();
    told.withdraw(told.meeting("farsta", { forum: "lokalt", units: ["farsta"] }));
    const lines = (await exported(await caughtUp({ store: await storeOf(told.events) }))).trim().split("\n");
    expect(lines.slice(1).map((line) => JSON.parse(line))).toEqual([
      { day: "2020-01-01", number: 2, position: expect.any(String) },
    ]);
  });

  it("an empty log has no day, no cells and lies at the start", async () => {
    const views = await caughtUp({ store: await storeOf([]) });
    expect(views.lastDay()).toBeUndefined();
    expect(views.cursorOn(newestDay)).toEqual({ position: "", number: 0 });
    expect(allCells(views, tally, { day: newestDay })).toEqual([]);
    expect(await exported(views)).toBe('{"day":null,"hash":"","number":0,"position":"","version":1,"view":"tally"}\n');
  });
});

describe("caught up", () => {
  it("is answered when the batch is committed, not before", async () => {
    const store = await storeOf([], true);
    const views = await caughtUp({ store });
    const told = story();
    told.meeting("farsta", { forum: "lokalt", units: ["farsta"] });
    const [{ stream, ...event }] = told.events as [(typeof told.events)[number]];
    const written = await store.append(stream, "no stream", [event]);
    if (written.kind !== "written") throw new Error("conflict");
    // This store's subscription lags behind its acknowledgement.
    expect(await views.caughtUp(written.position, 0)).toBe(false);
    expect(allCells(views, tally, { day: newestDay })).toEqual([]);
    expect(await views.caughtUp(written.position, 20_000)).toBe(true);
    expect(numbers(allCells(views, tally, { day: newestDay }))).toEqual([1]);
  });

  it("answers no after the stated time, and at once when the views are closed", async () => {
    const views = await caughtUp({ store: await storeOf([]) });
    expect(await views.caughtUp("z", 1)).toBe(false);
    const waiting = views.caughtUp("z", 1e6);
    await views.close();
    expect(await waiting).toBe(false);
  });
});

it("changes come in the log's order with the cells of each batch, when they can be read", async () => {
  const store = inBatches(await storeOf(threeDays()), 1);
  const views = await openViews({ store });
  const seen: unknown[] = [];
  views.changes.subscribe(({ version, cursor, cells }) => {
    const known = numbers(allCells(views, tally, { day: newestDay }));
    seen.push([version, cursor.number, cells.map(({ unit }) => unit), known]);
  });
  views.start();
  await reachesHead(views, store);
  expect(seen).toEqual([
    [1, 1, [""], [1]],
    [1, 2, ["farsta"], [1, 2]],
    [1, 3, ["farsta"], [1, 2, 3]],
    [1, 4, ["farsta", "skarholmen"], [1, 3, 2]],
    [1, 5, ["skarholmen"], [1, 3]],
    [1, 6, [""], [1, 6, 3]],
  ]);
});

it("numbers and positions are found for every event, on a store with sparse ones too", async () => {
  const told = longStory(2_500);
  const store = await storeOf(told, true);
  const views = await caughtUp({ store });
  const events = (await Array.fromAsync(store.readAll({ position: "", number: 0 }))).flat();
  const last = new Map(events.map(({ position, number }) => [position, number]));
  for (const { number, position } of [events[0]!, events[999]!, events[1_000]!, events[1_777]!, events.at(-1)!]) {
    expect(await views.numberAt(position)).toBe(last.get(position));
    expect(await views.cursorAt(number)).toEqual({ number, position });
  }
  expect(await views.numberAt("z")).toBeUndefined();
  expect(await views.cursorAt(events.length + 1)).toBeUndefined();
});

describe("the views stop", () => {
  it("at an event that is not known, and say which; nothing after it is taken", async () => {
    const store = inBatches(await storeOf(threeDays()), 1);
    const lift = <E extends { readonly number: number }>(event: E) => {
      if (event.number === 3) throw new Error("newer than this version knows");
      return event;
    };
    const views = await openViews({ store, lift });
    views.start();
    expect(await views.caughtUp((await store.head()).position, 20_000)).toBe(false);
    const { stopped, views: cursors } = views.status();
    expect(stopped).toBeInstanceOf(ViewStopped);
    expect(stopped).toMatchObject({ view: undefined, event: { number: 3, type: "MeetingHeld" } });
    expect(cursors.tally?.number).toBe(2);
    expect(await views.caughtUp((await store.head()).position, 1e6)).toBe(false);
  });

  it("at an event that a handler fails on, and name the view; the mended version goes on from there", async () => {
    const store = inBatches(await storeOf(threeDays()), 1);
    const folder = newFolder();
    const failing = { ...tally, name: "failing", handles: { ...tally.handles, MeetingHeld: () => JSON.parse("{") } };
    const views = await openViews({ store, folder, views: [tally, failing] });
    views.start();
    expect(await views.caughtUp((await store.head()).position, 20_000)).toBe(false);
    expect(views.status().stopped).toMatchObject({ view: "failing", event: { number: 2 } });
    expect(views.status().views.failing?.number).toBe(1);
    await expect(views.rebuild("failing")).rejects.toThrow(/failing stopped at event 2/);
    await views.close();
    const mended = await caughtUp({ store, folder, views: [tally, { ...failing, handles: tally.handles }] });
    expect(allCells(mended, failing, { day: newestDay })).toEqual(allCells(mended, tally, { day: newestDay }));
  });
});

it("a subscription that fails is tried again from the checkpoint, and the failure is visible meanwhile", async () => {
  const told = threeDays();
  const whole = inBatches(await storeOf(told), 2);
  const asked: number[] = [];
  const attempts: number[] = [];
  const failing: EventStore = {
    ...whole,
    subscribe: (after): Observable<Delivery> => {
      asked.push(after.number);
      return asked.length % 3 === 0 ? onlyFirst(whole.subscribe(after)) : throwError(() => new Error("away"));
    },
  };
  const seen: unknown[] = [];
  const backOff = (attempt: number) => {
    attempts.push(attempt);
    queueMicrotask(() => seen.push(views.status().retrying?.attempt));
    return 0;
  };
  const views = await openViews({ store: failing, backOff });
  views.start();
  await reachesHead(views, failing);
  expect(asked).toEqual([0, 0, 0, 2, 2, 2, 4, 4, 4]);
  // Counted anew after each batch that came through.
  expect(attempts.slice(0, 8)).toEqual([1, 2, 1, 2, 3, 1, 2, 3]);
  expect(seen.every((attempt) => typeof attempt === "number")).toBe(true);
});

/** Gives one batch and fails. */
const onlyFirst = (deliveries: Observable<Delivery>): Observable<Delivery> =>
  concat(
    deliveries.pipe(take(1)),
    throwError(() => new Error("cut off")),
  );

describe("files", () => {
  it("a view of another version is built in a file of its own, the old one is left alone", async () => {
    const store = await storeOf(threeDays());
    const folder = newFolder();
    await (await caughtUp({ store, folder })).close();
    await (await caughtUp({ store, folder, views: [{ ...tally, version: 2 }] })).close();
    expect(readdirSync(folder).toSorted()).toEqual(["tally.v1.sqlite", "tally.v2.sqlite"]);
  });

  it("a rebuild leaves no file behind but the view's, and a log that grew meanwhile is in it", async () => {
    const folder = newFolder();
    const told = longStory(600);
    const store = await storeOf(told.slice(0, 500));
    const views = await caughtUp({ store, folder });
    const progress: number[] = [];
    const rebuilding = views.rebuild("tally", ({ events }) => progress.push(events));
    expect(views.status().building).toEqual([]);
    await append(
      store,
      told.slice(500).map((event) => ({ ...event, stream: `more-${event.stream}` })),
    );
    await rebuilding;
    await reachesHead(views, store);
    expect(progress[0]).toBeGreaterThanOrEqual(500);
    expect(await exported(views)).toBe(await exported(await caughtUp({ store })));
    await views.close();
    expect(readdirSync(folder)).toEqual(["tally.v1.sqlite"]);
  });
});

it("an empty view of a long log is built beside in one go, and equals what single batches give", async () => {
  const store = await storeOf(longStory(12_000));
  const views = await openViews({ store });
  expect(views.status().building).toEqual(["tally"]);
  views.start();
  await reachesHead(views, store);
  expect(views.status().building).toEqual([]);
  // A head that says nothing of the log's length: so it is followed from its start instead.
  const head = async () => ({ ...(await store.head()), number: 0 });
  const followed = await openViews({ store: { ...inBatches(store, 1_000), head } });
  expect(followed.status().building).toEqual([]);
  followed.start();
  await reachesHead(followed, store);
  expect(await exported(followed)).toBe(await exported(views));
});

it("100,000 events are taken, and each cell holds its facts in order", async () => {
  const told = longStory(100_000);
  const views = await caughtUp({ store: await storeOf(told) });
  expect(views.status().views.tally?.number).toBe(100_000);
  const cells = allCells(views, tally, { day: newestDay });
  const corrected = told.filter(({ type }) => type === "EntryCorrected").length;
  const meetings = told.filter(({ type }) => type === "MeetingHeld");
  // Two units a meeting (one where they are the same); a corrected one has one.
  const said = meetings.reduce((sum, { data }) => sum + (data.units as readonly string[]).length, 0);
  const lost = told.reduce(
    (sum, { type, data }) =>
      type === "EntryCorrected"
        ? sum + (data as unknown as { previous: { data: { units: string[] } } }).previous.data.units.length - 1
        : sum,
    0,
  );
  expect(corrected).toBeGreaterThan(9_000);
  expect(numbers(cells).length).toBe(said - lost);
  for (const { facts } of cells) {
    expect(facts.every(({ number }, index) => index === 0 || facts[index - 1]!.number <= number)).toBe(true);
  }
});

it("a name that no view has is the caller's defect", async () => {
  const views = await openViews({ store: await storeOf([]) });
  expect(() => views.cellsOn("other", { day: newestDay })).toThrow(RangeError);
});
