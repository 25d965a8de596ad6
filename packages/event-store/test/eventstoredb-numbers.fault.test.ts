import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { faults } from "@liggare/eventstore-fake";
import { expect, it } from "vitest";
import { all, fill, newEvents, start } from "./contract/kit.ts";
import { brief, openOn, startFake } from "./fake.ts";
import { newFile } from "./folders.ts";

const newNote = () => join(dirname(newFile()), "numbers.json");
const noteIn = (file: string) => JSON.parse(readFileSync(file, "utf8"));

it("the last number is noted when the store closes, and counting goes on from there", async () => {
  const fake = await startFake();
  const numbersFile = newNote();
  const first = await openOn(fake, { numbersFile });
  await fill(first, "meeting-1", [newEvents(3)]);
  const { position } = await first.head();
  await first.close();
  expect(noteIn(numbersFile)).toEqual({ position, number: 3 });
  expect(statSync(numbersFile).mode & 0o777).toBe(0o600);
  const before = fake.calls.all.length;
  const again = await openOn(fake, { numbersFile });
  await fill(again, "meeting-2", [newEvents(2)]);
  expect((await again.head()).number).toBe(5);
  // From the note on, not from the beginning.
  const given = fake.calls.all.slice(before).filter(({ method, stream }) => method === "read" && stream === "$all");
  expect(Math.max(...given.map((call) => call.given))).toBeLessThanOrEqual(3);
});

it.each([
  ["torn", '{"position":"00000'],
  ["empty", ""],
  ["of another shape", "[]"],
  ["null", "null"],
  ["without a number", JSON.stringify({ position: "0".repeat(32) })],
  ["with a number below one", JSON.stringify({ position: "0".repeat(32), number: 0 })],
  ["with half a number", JSON.stringify({ position: "0".repeat(32), number: 1.5 })],
  ["of another log", JSON.stringify({ position: `${"0".repeat(15)}1${"0".repeat(16)}`, number: 70 })],
  ["of a position beyond the log", JSON.stringify({ position: "f".repeat(32), number: 70 })],
])("a note that is %s is no truth: counting begins anew", async (_, note) => {
  const fake = await startFake();
  const writer = await openOn(fake);
  await fill(writer, "meeting-1", [newEvents(3), newEvents(1)]);
  const numbersFile = newNote();
  writeFileSync(numbersFile, note);
  const store = await openOn(fake, { numbersFile });
  expect((await store.head()).number).toBe(4);
  await store.close();
  expect(noteIn(numbersFile)).toEqual({ position: (await writer.head()).position, number: 4 });
});

it("no note is written where nothing was counted, or no file is named", async () => {
  const fake = await startFake();
  const numbersFile = newNote();
  await (await openOn(fake, { numbersFile })).close();
  expect(existsSync(numbersFile)).toBe(false);
});

it("a count that the server broke off is made good by the next one", async () => {
  const fake = await startFake();
  const writer = await openOn(fake);
  await fill(writer, "meeting-1", [newEvents(6)]);
  const patience = { ...brief, whole: 100 };
  const store = await openOn(fake, { patience });
  await fill(writer, "meeting-1", [newEvents(1)].slice(1));
  await fill(writer, "meeting-2", [newEvents(4)]);
  // The end is told, and the counting hangs after two events until patience is at its end.
  fake.order("read", faults.slow(1), faults.after(2, faults.hang));
  fake.orderAlways("read", faults.hang);
  await expect(store.head()).rejects.toMatchObject({ code: "unavailable" });
  fake.obey();
  expect((await store.head()).number).toBe(10);
  expect(await all(store, start)).toHaveLength(10);
});

it("a head that comes late has the number of the position that it tells", async () => {
  const fake = await startFake();
  const store = await openOn(fake);
  await fill(store, "meeting-1", [newEvents(2)]);
  fake.order("read", faults.slow(300));
  const late = store.head();
  await expect.poll(() => fake.calls.left("read")).toBe(0);
  await fill(store, "meeting-2", [newEvents(3)]);
  expect((await store.head()).number).toBe(5);
  const { position, number, hash } = await late;
  expect((await all(store, start))[number - 1]).toMatchObject({ position, number, hash });
});

it("many who ask for the number at once are answered by one counting", async () => {
  const fake = await startFake();
  const writer = await openOn(fake);
  const store = await openOn(fake);
  await fill(writer, "meeting-1", [newEvents(50)]);
  const before = fake.calls.all.length;
  const heads = await Promise.all(Array.from({ length: 10 }, () => store.head()));
  expect(new Set(heads.map(({ number }) => number))).toEqual(new Set([50]));
  const counted = fake.calls.all.slice(before).filter(({ given }) => given > 1);
  expect(counted).toHaveLength(1);
});
