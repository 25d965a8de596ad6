import { fc, test } from "@fast-check/vitest";
import { expect } from "vitest";
import { addDays, dayOf, endOfDay, startOfDay } from "../src/index.ts";
import { day } from "./arbitrary.ts";

const instant = fc
  .date({ min: new Date("1990-01-01T00:00:00Z"), max: new Date("2060-12-31T00:00:00Z"), noInvalidDate: true })
  .map((date) => date.toISOString());
// Late evenings are where the day is decided.
const evening = fc
  .tuple(day(), fc.constantFrom("21:59:59.999", "22:00:00.000", "22:59:59.999", "23:00:00.000"))
  .map(([d, time]) => `${d}T${time}Z`);

test.prop([fc.oneof(instant, evening)])("the day of an instant is the one that Temporal gives", (text) => {
  const local = Temporal.Instant.from(text).toZonedDateTimeISO("Europe/Stockholm").toPlainDate().toString();
  expect(dayOf(text)).toBe(local);
  // A second time from the cache.
  expect(dayOf(text)).toBe(local);
});

test.prop([day()])("a day ends where the next begins, after 23, 24 or 25 hours", (d) => {
  const end = endOfDay(d);
  expect(end).toBe(startOfDay(addDays(d, 1)));
  expect(dayOf(end)).toBe(addDays(d, 1));
  expect(dayOf(new Date(Date.parse(end) - 1).toISOString())).toBe(d);
  expect([23, 24, 25]).toContain((Date.parse(end) - Date.parse(startOfDay(d))) / 3_600_000);
});
