import { expect } from "vitest";
import { central, local, type Row } from "../row.ts";
import { coordinator, log, office, summer } from "./log.ts";

/** Meetings from their planning to their actions, and two records of one. */
export const meetingRows: readonly Row[] = [
  {
    line: "forum",
    about: "Meetings",
    holds: "a row of them is planned at once, invited to, moved, cancelled, held, and its actions get new dates",
    async through(api) {
      await api.boards("skarholmen", "farsta");
      await api.record(central, "forum/f1/register", {
        unit: office,
        name: "Samordnarnätverket",
        kind: "internal-network",
        convener: coordinator,
        cadence: { kind: "every", count: 1, unit: "month" },
        pauses: [summer],
      });
      for (const item of ["Lägesbild", "Utbildning"]) await api.record(central, "forum/f1/set-standing-item", { item });
      await api.record(central, "series/s1/plan", {
        unit: office,
        forum: "f1",
        cadence: { kind: "every", count: 1, unit: "month" },
        pauses: [summer],
        from: "2026-01-14",
        to: "2026-12-15",
      });
      await api.record(central, "series/s1/invite", { to: [{ kind: "unit", unit: "skarholmen" }] });
      const reason = "Krockar med nämnden.";
      await api.record(central, "series/s1/move-occasion", { occasion: "o2", plannedFor: "2026-02-18", reason });
      await api.record(central, "series/s1/cancel-occasion", { occasion: "o3", reason });
      const days = (await log(api, "2026-01-07")).series[0]?.occasions;
      expect(days?.map(({ plannedFor }) => plannedFor)).toEqual([
        "2026-01-14",
        "2026-02-18",
        "2026-03-16",
        "2026-04-14",
        "2026-05-15",
        "2026-06-15",
        "2026-09-14",
        "2026-10-14",
        "2026-11-16",
        "2026-12-14",
      ]);
      await api.record(central, "meeting/m1/plan", {
        unit: office,
        forum: "f1",
        plannedFor: "2026-01-14",
        occasion: { series: "s1", occasion: "o1" },
      });
      await api.record(central, "meeting/m1/invite", {
        to: [
          { kind: "unit", unit: "skarholmen" },
          { kind: "function", function: "local-coordinator", unit: "farsta" },
        ],
        agenda: [
          { kind: "standing-item", item: "Lägesbild" },
          { kind: "text", text: "Årets utbildningar" },
        ],
      });
      await api.record(central, "meeting/m1/move", { plannedFor: "2026-01-15", reason: "Lokalen var upptagen." });
      expect((await log(api, "2026-01-16")).entries[0]).toMatchObject({ unreported: true, date: "2026-01-15" });
      api.today("2026-01-16");
      await api.record(central, "meeting/m1/hold", {
        unit: office,
        forum: "f1",
        functions: ["central-coordinator", "local-coordinator"],
        units: [office, "skarholmen"],
        standingItems: ["Lägesbild"],
        decisions: ["Planerna går igenom i mars."],
        actions: [{ what: "Skicka planen", responsible: "skarholmen", due: "2026-02-01" }],
        occasion: { series: "s1", occasion: "o1" },
      });
      expect(await api.refused(central, "meeting/m1/move", { plannedFor: "2026-01-20", reason })).toBe(
        "step-already-taken",
      );
      expect((await log(api, "2026-02-03")).overdue).toMatchObject([{ kind: "action", days: 2 }]);
      api.today("2026-02-03");
      await api.record(central, "meeting/m1/move-action", { action: "a1", due: "2026-02-20", reason: "Sjukdom." });
      const { entries, overdue, series } = await log(api, "2026-02-03");
      expect(overdue).toEqual([]);
      expect(entries.find(({ stream }) => stream === "meeting-m1")).toMatchObject({
        kind: "meeting-held",
        unreported: false,
        invited: [{ unit: "skarholmen" }, { unit: "farsta" }],
        agenda: [{ item: "Lägesbild" }, { text: { text: "Årets utbildningar" } }],
        standing: [
          { item: "Lägesbild", takenUp: true },
          { item: "Utbildning", takenUp: false },
        ],
        actions: [{ due: "2026-02-20", agreedDue: "2026-02-01", state: "open", movedReason: { text: "Sjukdom." } }],
      });
      expect(series[0]?.occasions[0]).toMatchObject({ status: "held", meeting: "meeting-m1" });
      expect(series[0]?.occasions.slice(1, 3)).toMatchObject([
        { status: "planned", movedFrom: "2026-02-16" },
        { status: "cancelled", reason: { text: reason } },
      ]);
    },
  },
  {
    line: "forum",
    about: "Meetings",
    holds: "two records of one are found, count once, and are said to be the same or not",
    async through(api) {
      await api.boards("skarholmen", "farsta");
      await api.record(central, "forum/f1/register", {
        unit: office,
        name: "Regionala nätverket",
        kind: "external-network",
        convener: coordinator,
        cadence: { kind: "per", min: 2, max: 2, period: "term" },
      });
      for (const unit of ["skarholmen", "farsta"])
        await api.record(central, "forum/f1/add-member", { member: { kind: "unit", unit } });
      await api.record(central, `unit/${office}/declare-coverage`, { what: "forum:f1", from: "2026-01-01" });
      api.today("2026-03-03");
      const hold = (unit: string, id: string, occurredOn: string) =>
        api.record(
          local(unit),
          `meeting/${id}/hold`,
          { unit, forum: "f1", functions: ["local-coordinator"], units: [unit] },
          occurredOn,
        );
      await hold("skarholmen", "m1", "2026-03-03");
      await hold("farsta", "m2", "2026-03-03");
      const held = async () => (await log(api, "2026-03-31")).forums[0]?.months.at(-1)?.held;
      expect((await log(api, "2026-03-31")).probablySame).toMatchObject([
        { forum: "f1", meetings: [{ stream: "meeting-m1" }, { stream: "meeting-m2" }] },
      ]);
      expect(await held()).toMatchObject({ value: 1 });
      expect((await log(api, "2026-07-02")).forums[0]?.dueness.status).toBe("overdue");
      const different = await api.record(local("farsta"), "meeting/m2/not-same-as", { other: "m1" });
      expect((await log(api, "2026-03-31")).probablySame).toEqual([]);
      expect(await held()).toMatchObject({ value: 2 });
      const entry = different.body.events[0]?.id ?? "";
      await api.record(local("farsta"), "meeting/m2/withdraw", { entry, why: "Det var samma möte." });
      await api.record(local("farsta"), "meeting/m2/same-as", { other: "m1" });
      expect((await log(api, "2026-03-31")).probablySame).toEqual([]);
      expect(await held()).toMatchObject({ value: 1 });
      const { entries } = await log(api, "2026-03-31");
      expect(entries.find(({ stream }) => stream === "meeting-m2")?.givenUpFor).toBe("meeting-m1");
    },
  },
];
