import { addDays, dayOf } from "@liggare/calendar";
import { ledgerStream, start } from "@liggare/domain";
import { type EventStore, openMemoryStore } from "@liggare/event-store";
import fc from "fast-check";
import { applyPatch } from "rfc6902";
import { expect, it } from "vitest";
import { projections } from "../src/data-folder.ts";
import { commands, ledgerWith } from "./histories.ts";

const auditor = { subject: "a-1", role: "auditor", unit: null } as const;

/** The day on which each event was known, reckoned from the log alone: the running maximum of recorded days. */
async function daysOf(store: EventStore): Promise<readonly { readonly number: number; readonly day: string }[]> {
  const days: { number: number; day: string }[] = [];
  let day = "";
  for await (const batch of store.readAll(start))
    for (const { number, stream, recordedOn, recordedAt } of batch) {
      const own = recordedOn ?? dayOf(recordedAt);
      if (stream !== ledgerStream && own > day) day = own;
      days.push({ number, day });
    }
  return days;
}

it("The state on one date plus the changes is the state on another, and the events are those recorded between", {
  timeout: 90_000,
}, async () => {
  const dates = fc.oneof(
    fc.integer({ min: 0, max: 3800 }).map((n) => addDays("2016-01-01", n)),
    fc.integer({ min: 0, max: 60 }).map((n) => addDays("2026-03-09", n)),
  );
  let moved = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(commands, { maxLength: 4 }),
      fc.array(fc.tuple(dates, dates), { minLength: 8, maxLength: 8 }),
      async (sequence, pairs) => {
        const store = openMemoryStore({});
        const { ledger, lastDay } = await ledgerWith(store, sequence);
        const days = await daysOf(store);
        const stateOn = async (view: string, asKnownOn: string) => {
          const answer = await ledger.ask({ view, asKnownOn }, auditor);
          if (answer.kind === "refused") throw new Error(answer.refusal.code);
          return answer.answer;
        };
        for (const pair of [...pairs, ["2016-01-01", "2019-12-24"]])
          for (const { name } of projections) {
            const [from = "", to = ""] = pair.map((day) => (day < lastDay ? day : lastDay)).sort();
            const changes = await ledger.changes({ view: name, from, to }, auditor);
            if (changes.kind === "refused") throw new Error(changes.refusal.code);
            const state = { answer: structuredClone(await stateOn(name, from)) };
            expect(applyPatch(state.answer, [...changes.patch])).toEqual(changes.patch.map(() => null));
            expect(state.answer).toEqual(await stateOn(name, to));
            const between = days.filter(({ day }) => day > from && day <= to).map(({ number }) => number);
            expect(changes.events.map(({ number }) => number)).toEqual(between);
            if (between.length > 0) moved++;
          }
        await ledger.close();
      },
    ),
    { numRuns: 1 },
  );
  expect(moved).toBeGreaterThan(1);
});
