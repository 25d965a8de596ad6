import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import { openSqliteStore, verifyLog } from "../src/index.ts";
import { newEvents } from "./contract/kit.ts";
import { newFile } from "./folders.ts";

/** A closed log of streams that take turns, so that a walk that remembers few of them must look the others up. */
async function logOfTurns(streams: number, turns: number): Promise<string> {
  const store = await openSqliteStore({ file: newFile() });
  for (let turn = 0; turn < turns; turn += 1)
    for (let stream = 0; stream < streams; stream += 1)
      await store.append(`meeting-${stream}`, turn === 0 ? "no stream" : turn - 1, newEvents(1));
  await store.close();
  return store.file;
}

/** Changes the file as somebody with a tool would, and puts the guards back. */
function tamper(file: string, ...statements: readonly string[]): void {
  const db = new DatabaseSync(file);
  const guards = db.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").all();
  for (const { name } of guards) db.exec(`DROP TRIGGER ${name}`);
  for (const statement of statements) db.exec(statement);
  for (const { sql } of guards) db.exec(String(sql));
  db.close();
}

describe("a walk that remembers the last event of few streams", () => {
  it.each([1, 2, 50_000])("of %i at most finds a whole log whole, and counts its streams", async (mostStreams) => {
    const file = await logOfTurns(5, 4);
    const report = await verifyLog(file, { mostStreams });
    expect(report).toMatchObject({ events: 20, streams: 5, head: { number: 20 } });
    expect(report.finding).toBeUndefined();
  });

  it.each([
    {
      what: "an event whose predecessor was changed",
      statements: ["UPDATE event SET envelope = replace(envelope, 'meeting', 'meeting ') WHERE number = 7"],
      finding: { kind: "changed event", number: 7, stream: "meeting-1", revision: 1 },
    },
    {
      what: "an event whose predecessor has another hash",
      statements: ["UPDATE event SET hash = (SELECT hash FROM event WHERE number = 3) WHERE number = 7"],
      finding: { kind: "changed event", number: 7, stream: "meeting-1", revision: 1 },
    },
    {
      what: "a revision that is missing in a stream",
      statements: ["UPDATE event SET revision = 9 WHERE number = 12"],
      finding: { kind: "wrong revision", number: 12, detail: "revision 9 stands where 2 is due" },
    },
    {
      what: "revisions of a stream that changed places",
      statements: [
        "UPDATE event SET revision = 90 WHERE number = 7",
        "UPDATE event SET revision = 1 WHERE number = 12",
        "UPDATE event SET revision = 2 WHERE number = 7",
      ],
      finding: { kind: "wrong revision", number: 7, detail: "revision 2 stands where 1 is due" },
    },
    {
      what: "a stream that does not begin with its beginning",
      statements: ["UPDATE event SET revision = 40 WHERE number = 2"],
      finding: { kind: "wrong revision", number: 2, detail: "revision 40 stands where 0 is due" },
    },
  ])("finds $what, as one that remembers all does", async ({ statements, finding }) => {
    const file = await logOfTurns(5, 4);
    tamper(file, ...statements);
    const few = await verifyLog(file, { mostStreams: 1 });
    expect(few).toMatchObject({ events: finding.number - 1, finding });
    expect(few).toEqual(await verifyLog(file));
  });
});
