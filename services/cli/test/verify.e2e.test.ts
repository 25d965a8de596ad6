import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, expect, it } from "vitest";
import { programIn } from "./program.ts";

const stockholm = join(import.meta.dirname, "../../../test/datasets/stockholm-2019");
const { folder, data, liggare, remove } = programIn();
const log = join(data, "log.sqlite");
afterAll(remove);
beforeAll(async () => {
  expect(await liggare(["import", stockholm, "--founding"])).toMatchObject({ exit: 0, err: "" });
});

/** A copy of the log that somebody has worked on, with its head beside it. */
function copyWith(name: string, change: (db: DatabaseSync) => void): string {
  const copy = join(folder, name);
  copyFileSync(log, copy);
  copyFileSync(`${log}.head`, `${copy}.head`);
  const db = new DatabaseSync(copy);
  db.exec("DROP TRIGGER event_is_never_updated; DROP TRIGGER event_is_never_deleted");
  change(db);
  db.exec(
    `CREATE TRIGGER event_is_never_updated BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'the log is never updated'); END;
CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'nothing is deleted from the log'); END`,
  );
  db.close();
  return name;
}

it("A whole log is said to be whole, with its last hash, and nothing is changed by looking", async () => {
  const before = readFileSync(log);
  const { exit, out, err } = await liggare(["verify"]);
  expect({ exit, err }).toEqual({ exit: 0, err: "" });
  expect(out).toMatch(/^Whole: \d+ events in \d+ streams, all hashes fit; the head kept outside knows event \d+\./);
  expect(out).toMatch(/Last event \d+, hash [0-9a-f]{64}/);
  expect(readFileSync(log)).toEqual(before);
  const json = JSON.parse((await liggare(["verify", "--json"])).out);
  expect(json).toMatchObject({ finding: null, outside: { number: json.events } });
});

it("A changed event is named as the first that is bad, with what stands before it", async () => {
  const file = copyWith("changed.sqlite", (db) =>
    db.exec("UPDATE event SET envelope = replace(envelope, 'Skärholmen', 'Skarholmen') WHERE number > 100"),
  );
  const { exit, out } = await liggare(["verify", file]);
  expect(exit).toBe(1);
  const [, number] = /^FOUND changed event: event (\d+) \(\S+, revision \d+\): /.exec(out) ?? [];
  expect(Number(number)).toBeGreaterThan(100);
  expect(out).toContain(`${Number(number) - 1} events before it are whole.`);
  expect(JSON.parse((await liggare(["verify", file, "--json"])).out).finding).toMatchObject({
    kind: "changed event",
    number: Number(number),
  });
});

it("A log whose last events are gone is found by the head kept outside it", async () => {
  const file = copyWith("cut.sqlite", (db) => db.exec("DELETE FROM event WHERE number > 200"));
  const { exit, out } = await liggare(["verify", file]);
  expect(exit).toBe(1);
  expect(out).toMatch(/^FOUND lost tail: event 201: the log ends at 200, but \d+ was acknowledged/);
});

it("A file that is missing, or no ledger, is a matter of how the command was used", async () => {
  expect(await liggare(["verify", "nowhere.sqlite"])).toMatchObject({
    exit: 2,
    err: expect.stringContaining("nowhere.sqlite does not exist."),
  });
  writeFileSync(join(folder, "text.sqlite"), "no database");
  const { exit, err } = await liggare(["verify", "text.sqlite"]);
  expect(exit).not.toBe(0);
  expect(err).toContain("it is not a SQLite database");
});
