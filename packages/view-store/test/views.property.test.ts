import { applyEvent, memoryCells } from "@liggare/views";
import { stories } from "@liggare/views/stories";
import { daysOf, recorded, type StoryEvent, tally } from "@liggare/views/story";
import fc from "fast-check";
import { expect, it } from "vitest";
import { beforeAllDays, newestDay } from "../src/index.ts";
import { allCells, caughtUp, exported, inBatches, newFolder, openViews, storeOf } from "./kit.ts";

/** The cells as a replay of what was known on the day gives them, from scratch. */
function replayed(told: readonly StoryEvent[], day: string) {
  const cells = memoryCells();
  const days = daysOf(told, beforeAllDays);
  for (const [index, event] of recorded(told).entries()) {
    if (days[index]! <= day) applyEvent(tally, event, days[index]!, cells);
  }
  return cells.cells();
}

it("as known on each day, the cells are those of a replay up to that day's end", async () => {
  await fc.assert(
    fc.asyncProperty(stories, fc.boolean(), async (told, weak) => {
      const views = await caughtUp({ store: await storeOf(told, weak) });
      const days = daysOf(told, beforeAllDays);
      for (const day of new Set(["0999-01-01", "2019-01-10", ...days, newestDay])) {
        expect(allCells(views, tally, { day })).toEqual(replayed(told, day));
        expect(views.cursorOn(day).number).toBe(days.filter((known) => known <= day).length);
      }
      await views.close();
    }),
    { numRuns: 60 },
  );
});

it("sensitive cells can be read as of an earlier day, but for one unit's", async () => {
  await fc.assert(
    fc.asyncProperty(stories, fc.nat(60), async (told, back) => {
      const views = await caughtUp({ store: await storeOf(told) });
      const sensitiveDay = new Date(Date.UTC(2019, 2, 1 - back)).toISOString().slice(0, 10);
      const day = newestDay;
      const late = ({ kind, unit }: { kind: string; unit: string }) => kind === "concerns" && unit !== "farsta";
      const expected = [
        ...replayed(told, sensitiveDay).filter((cell) => late(cell)),
        ...replayed(told, day).filter((cell) => !late(cell)),
      ];
      const name = ({ kind, unit, key }: { kind: string; unit: string; key: string }) => `${kind}\n${unit}\n${key}`;
      expected.sort((a, b) => (name(a) < name(b) ? -1 : 1));
      expect(allCells(views, tally, { day, sensitiveDay, trueUnit: "farsta" })).toEqual(expected);
      await views.close();
    }),
    { numRuns: 40 },
  );
});

it("whatever the batches, however often it is reopened, and rebuilt: the export is equal byte for byte", async () => {
  await fc.assert(
    fc.asyncProperty(stories, fc.integer({ min: 1, max: 7 }), fc.nat(50), async (told, batch, cut) => {
      const store = await storeOf(told);
      const views = await caughtUp({ store });
      const whole = await exported(views);

      const folder = newFolder();
      const earlier = await storeOf(told.slice(0, cut));
      const begun = await openViews({ store: inBatches(earlier, batch), folder });
      begun.start();
      await begun.caughtUp((await earlier.head()).position, 20_000);
      await begun.close();
      const resumed = await caughtUp({ store: inBatches(store, batch), folder });
      expect(await exported(resumed)).toBe(whole);

      await resumed.rebuild();
      expect(await exported(resumed)).toBe(whole);
      expect(allCells(resumed, tally, { day: newestDay })).toEqual(allCells(views, tally, { day: newestDay }));
      await Promise.all([views.close(), resumed.close()]);
    }),
    { numRuns: 40 },
  );
});

it("a crash between any two steps of a commit loses nothing and doubles nothing", async () => {
  await fc.assert(
    fc.asyncProperty(stories, fc.integer({ min: 1, max: 5 }), fc.nat(80), async (told, batch, steps) => {
      const store = inBatches(await storeOf(told), batch);
      const folder = newFolder();
      let left = steps;
      let crash = () => {};
      const crashed = new Promise<void>((resolve) => {
        crash = resolve;
      });
      const onStep = () => {
        if (left-- > 0) return;
        crash();
        throw new Error("the process ends here");
      };
      const first = await openViews({ store, folder, onStep, backOff: () => 1e6 });
      first.start();
      const { position } = await store.head();
      await Promise.race([crashed, first.caughtUp(position, 20_000)]);
      await first.close();

      const second = await caughtUp({ store, folder });
      const fresh = await caughtUp({ store });
      expect(await exported(second)).toBe(await exported(fresh));
      await Promise.all([second.close(), fresh.close()]);
    }),
    { numRuns: 60 },
  );
});

it("a commit that fails between any two steps, and is tried again in the same process, comes out equal", async () => {
  await fc.assert(
    fc.asyncProperty(stories, fc.integer({ min: 1, max: 5 }), fc.nat(80), async (told, batch, steps) => {
      const store = inBatches(await storeOf(told), batch);
      let left = steps;
      const onStep = () => {
        left -= 1;
        if (left === 0) throw new Error("no room on the disk");
      };
      const retried = await caughtUp({ store, onStep, backOff: () => 0 });
      const fresh = await caughtUp({ store });
      expect(await exported(retried)).toBe(await exported(fresh));
      await Promise.all([retried.close(), fresh.close()]);
    }),
    { numRuns: 60 },
  );
});
