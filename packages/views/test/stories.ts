import fc from "fast-check";
import { type Story, story } from "./story.ts";

const units = ["skarholmen", "farsta", "kommunstyrelsen"];
const meeting = fc.record({
  forum: fc.constantFrom("samordnarnatverket", "lokalt"),
  units: fc.subarray(units),
  items: fc.integer({ min: 0, max: 2 }),
});
const dayAfter = (days: number) => new Date(Date.UTC(2019, 0, 1 + days)).toISOString().slice(0, 10);

const step = fc.oneof(
  fc.record({ do: fc.constant("meeting" as const), unit: fc.constantFrom(...units), meeting }),
  fc.record({
    do: fc.constant("concern" as const),
    unit: fc.constantFrom(...units),
    month: fc.integer({ min: 1, max: 9 }),
  }),
  fc.record({ do: fc.constant("correct" as const), which: fc.nat(), meeting, month: fc.integer({ min: 1, max: 9 }) }),
  fc.record({ do: fc.constant("withdraw" as const), which: fc.nat() }),
  fc.record({ do: fc.constant("day" as const), days: fc.integer({ min: 1, max: 3 }) }),
  fc.constant({ do: "system" as const }),
);

/** Stories of founding events (whose days need not come in order), then ordinary ones, with corrections of both. */
export const stories = fc
  .record({
    founding: fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), step), { maxLength: 12 }),
    ordinary: fc.array(step, { maxLength: 40 }),
  })
  .map(({ founding, ordinary }) => {
    const told = story();
    told.system();
    for (const [days, chosen] of founding) {
      told.on(dayAfter(days), true);
      tell(told, chosen);
    }
    let day = 50;
    told.on(dayAfter(day));
    for (const chosen of ordinary) {
      if (chosen.do !== "day") tell(told, chosen);
      else {
        day += chosen.days;
        told.on(dayAfter(day));
      }
    }
    return told.events;
  });

type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

function tell(told: Story, chosen: Step): void {
  const entries = told.entries();
  const entryAt = (which: number) => entries[which % entries.length]!;
  switch (chosen.do) {
    case "meeting":
      told.meeting(chosen.unit, chosen.meeting);
      return;
    case "concern":
      told.concern(chosen.unit, `2019-0${chosen.month}-10`);
      return;
    case "correct":
      if (entries.length > 0) told.correct(entryAt(chosen.which), chosen.meeting, `2019-0${chosen.month}-11`);
      return;
    case "withdraw":
      if (entries.length > 0) told.withdraw(entryAt(chosen.which));
      return;
    case "system":
      told.system();
      return;
    case "day":
      return;
  }
}
