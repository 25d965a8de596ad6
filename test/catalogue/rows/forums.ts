import { expect } from "vitest";
import { type Api, central, local, type Row } from "../row.ts";
import { activities, type Expectation, table } from "./forum-table.ts";
import { log, office, summer } from "./log.ts";

/** Registers the forum, declares its log complete from the new year and judges it as its cadence says. */
async function goThrough(api: Api, of: Expectation, hold: (day: string, n: number) => Promise<unknown>): Promise<void> {
  const as = of.unit === office ? central : local(of.unit);
  const register = of.kind === "internal-group" ? "register-internal-group" : "register";
  await api.record(register === "register" ? central : as, `forum/f1/${register}`, {
    unit: of.unit,
    name: of.about,
    convener: of.convener,
    cadence: of.cadence,
    pauses: [summer],
    ...(register === "register" && { kind: of.kind }),
  });
  for (const member of of.members) await api.record(as, "forum/f1/add-member", { member });
  const row = async (on: string) => (await log(api, on)).forums[0];
  const judged = async (on: string) => (await row(on))?.dueness;
  const paced = of.late !== undefined;
  expect(await row("2026-01-07")).toMatchObject({
    name: of.about,
    kind: of.kind,
    cadence: { cadence: of.cadence },
    members: of.members.map(() => ({})),
  });
  expect((await judged(of.onTime))?.status).toBe(paced ? "cannot be judged" : "no cadence");
  await api.record(as, `unit/${of.unit}/declare-coverage`, { what: "forum:f1", from: "2026-01-01" });
  for (const [index, day] of of.held.entries()) {
    api.today(day);
    await hold(day, index);
  }
  expect((await row(of.onTime))?.lastHeld).toBe(of.held.at(-1));
  expect(["on time", "due", "no cadence"]).toContain((await judged(of.onTime))?.status);
  if (of.inSummer !== undefined) expect((await judged(of.inSummer))?.status).not.toBe("overdue");
  if (of.late) expect(await judged(of.late.on)).toMatchObject({ status: "overdue", since: of.late.since });
  else expect((await judged("2027-06-30"))?.status).toBe("no cadence");
}

export const forumRows: readonly Row[] = [
  ...table.map(
    (of): Row => ({
      line: "forum",
      about: of.about,
      holds: of.late
        ? "it is on time while it is held, misses nothing in the summer break, and is overdue after"
        : "it is held and logged, and without a number in its cadence nothing of it is ever overdue",
      async through(api) {
        await api.boards("skarholmen", "socialnamnden");
        const as = of.unit === office ? central : local(of.unit);
        await goThrough(api, of, (_day, n) =>
          api.record(as, `meeting/m${n}/hold`, {
            unit: of.unit,
            forum: "f1",
            functions: ["local-coordinator", "central-coordinator"],
            units: [of.unit],
          }),
        );
      },
    }),
  ),
  ...activities.map(
    (of): Row => ({
      line: "activity",
      about: of.about,
      holds: "it is carried out for somebody without attendance, and its pace is judged like a forum's",
      async through(api) {
        await api.boards("skarholmen", "socialnamnden");
        const as = of.unit === office ? central : local(of.unit);
        await goThrough(api, of, (_day, n) =>
          api.record(as, `activity/a${n}/carry-out`, {
            unit: of.unit,
            forum: "f1",
            audience: of.audience,
            ...(of.with && { with: of.with }),
          }),
        );
        expect((await log(api, of.onTime)).entries[0]).toMatchObject({ kind: "activity", functions: [], units: [] });
      },
    }),
  ),
];
