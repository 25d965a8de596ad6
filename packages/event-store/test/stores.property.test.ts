import { fc, test } from "@fast-check/vitest";
import type { NewEvent } from "@liggare/domain";
import { expect } from "vitest";
import { type AppendResult, type EventStore, openMemoryStore, openSqliteStore, verifyLog } from "../src/index.ts";
import { all, newEvent, start } from "./contract/kit.ts";
import { newFile } from "./folders.ts";

/** Ids and expectations come from small pools, so that repetitions, conflicts and near misses are frequent. */
const append = fc.record({
  stream: fc.constantFrom("a", "b", "å"),
  expected: fc.oneof(fc.constant("no stream" as const), fc.nat({ max: 8 })),
  ids: fc.uniqueArray(fc.constantFrom("1", "2", "3", "4", "5"), { minLength: 1, maxLength: 4 }),
  // Appends of one group are asked for together.
  together: fc.boolean(),
  value: fc.jsonValue(),
});
type Append = typeof append extends fc.Arbitrary<infer T> ? T : never;

const events = ({ ids, value }: Append): NewEvent[] => ids.map((id) => newEvent({ value: value as string }, { id }));

/** The rules of the port in their plainest form: a list of ids a stream. */
function model() {
  const streams = new Map<string, string[]>();
  return ({ stream, expected, ids }: Append): object => {
    const stored = streams.get(stream) ?? [];
    const from = expected === "no stream" ? 0 : expected + 1;
    if (from === stored.length) streams.set(stream, [...stored, ...ids]);
    else if (from > stored.length || ids.some((id, at) => stored[from + at] !== id)) {
      return { kind: "conflict", actual: stored.length === 0 ? "no stream" : stored.length - 1 };
    }
    return { kind: "written", revision: from + ids.length - 1 };
  };
}

async function carryOut(store: EventStore, appends: readonly Append[]): Promise<AppendResult[]> {
  const pending: Promise<AppendResult>[] = [];
  for (const one of appends) {
    if (!one.together) await Promise.all(pending);
    pending.push(store.append(one.stream, one.expected, events(one)));
  }
  return Promise.all(pending);
}

test.prop([fc.array(append, { maxLength: 40 })], { numRuns: 60 })(
  "every store answers random appends as the plain rules say, and all logs are the same",
  async (appends) => {
    const answer = model();
    const expected = appends.map((one) => expect.objectContaining(answer(one)));
    const stores = [openMemoryStore(), openMemoryStore({ weak: true }), await openSqliteStore({ file: newFile() })];
    const logs = [];
    for (const store of stores) {
      expect(await carryOut(store, appends)).toEqual(expected);
      const log = await all(store, start);
      logs.push(log.map(({ stream, revision, number, id, data }) => ({ stream, revision, number, id, data })));
      expect((await verifyLog(store)).finding).toBeUndefined();
      await store.close();
    }
    expect(logs[1]).toEqual(logs[0]);
    expect(logs[2]).toEqual(logs[0]);
  },
);
