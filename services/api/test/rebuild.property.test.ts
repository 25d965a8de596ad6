import { dayOf } from "@liggare/calendar";
import { ledgerStream, lift, type RecordedEvent } from "@liggare/domain";
import { type EventStore, openMemoryStore } from "@liggare/event-store";
import { type CommitStep, openViewStore, type ViewStore } from "@liggare/view-store";
import fc from "fast-check";
import { expect, it } from "vitest";
import { projections } from "../src/data-folder.ts";
import { codes, commands, folder, ledgerWith, rows } from "./histories.ts";

async function exportsOf(views: ViewStore): Promise<Record<string, string>> {
  const all: Record<string, string> = {};
  for (const { name } of projections) {
    all[name] = "";
    for await (const line of views.exportView(name)) all[name] += line;
  }
  return all;
}

const viewsOver = (store: EventStore, at: string, onStep: (step: CommitStep) => void = () => undefined) =>
  openViewStore({
    folder: at,
    views: projections,
    store,
    dayOf,
    lift: (event) => lift(event as RecordedEvent),
    systemStream: ledgerStream,
    backOff: () => 1,
    onStep,
  });

it("Views that were deleted and rebuilt, or built after crashes at random points, export the same bytes", async () => {
  let accepted = 0;
  const setUp = rows.length + 3 + codes.length * 2;
  await fc.assert(
    fc.asyncProperty(fc.array(commands, { minLength: 100, maxLength: 140 }), fc.nat(200), async (sequence, crashAt) => {
      const store = openMemoryStore({});
      const { ledger } = await ledgerWith(store, sequence);
      const { number, position } = await store.head();
      accepted += number - setUp;
      const incremental = await exportsOf(ledger.views);

      const rebuilt = await viewsOver(store, folder());
      rebuilt.start();
      await rebuilt.caughtUp(position, 20_000);
      expect(await exportsOf(rebuilt)).toEqual(incremental);
      await rebuilt.rebuild();
      expect(await exportsOf(rebuilt)).toEqual(incremental);
      await rebuilt.close();

      let steps = 0;
      const crashing = await viewsOver(store, folder(), () => {
        if (steps++ === crashAt) throw new Error("crash");
      });
      crashing.start();
      await crashing.caughtUp(position, 20_000);
      expect(await exportsOf(crashing)).toEqual(incremental);
      await crashing.close();
      await ledger.close();
    }),
    { numRuns: 6 },
  );
  expect(accepted).toBeGreaterThan(60);
});
