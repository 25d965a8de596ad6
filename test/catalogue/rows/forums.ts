import type { CollaborationLogAnswer } from "@liggare/collaboration-log";
import type { Shown } from "@liggare/views";
import { expect } from "vitest";
import { type Api, central, local, type Row } from "../row.ts";

export type Log = Shown<CollaborationLogAnswer>;
export const log = (api: Api, on: string, more: Readonly<Record<string, string>> = {}) =>
  api.view<Log>(central, "collaboration-log", { on, ...more });

const summer = { from: "06-16", to: "08-15" };
const coordinator = { kind: "function", function: "central-coordinator", unit: "kommunstyrelsen" };
const external = (name: string) => ({ kind: "external", name });
const notStated = { kind: "not-stated" };

interface Expectation {
  readonly about: string;
  readonly unit: string;
  readonly kind: string;
  readonly convener: object;
  readonly cadence: object;
  readonly members: readonly object[];
  /** Days on which it is held, so that it is on time on the day that follows. */
  readonly held: readonly string[];
  readonly onTime: string;
  /** A day of the summer break on which nothing is missed, where its pace could be. */
  readonly inSummer?: string;
  /** A later day on which it is overdue, and the day before it; none where the cadence has no number. */
  readonly late?: { readonly on: string; readonly since: string };
}

const office = "kommunstyrelsen";
const none = { onTime: "2026-12-01" };

/** The table of forums (DOMAIN §1): every row with its convener, members and cadence. */
const table: readonly Expectation[] = [
  {
    about: "Coordinators' network",
    unit: office,
    kind: "internal-network",
    convener: coordinator,
    cadence: { kind: "every", count: 1, unit: "month" },
    members: [{ kind: "unit", unit: "skarholmen" }],
    held: ["2026-01-14", "2026-02-11", "2026-03-11", "2026-04-15", "2026-05-13", "2026-06-10"],
    onTime: "2026-06-15",
    inSummer: "2026-08-14",
    late: { on: "2026-10-05", since: "2026-09-01" },
  },
  {
    about: "Police region's and security police's coordinators",
    unit: office,
    kind: "police",
    convener: notStated,
    cadence: { kind: "every", count: 2, unit: "week" },
    members: [
      { kind: "function", function: "police" },
      { kind: "function", function: "security-police" },
    ],
    held: ["2026-06-10"],
    onTime: "2026-06-15",
    inSummer: "2026-08-14",
    late: { on: "2026-10-05", since: "2026-08-25" },
  },
  {
    about: "Migration agency, prison and probation",
    unit: office,
    kind: "authority",
    convener: notStated,
    cadence: { kind: "on need" },
    members: [external("Migrationsverket"), external("Kriminalvården")],
    held: ["2026-03-03"],
    ...none,
  },
  {
    about: "CVE big-city network",
    unit: office,
    kind: "external-network",
    convener: external("Center mot våldsbejakande extremism"),
    cadence: { kind: "not stated" },
    members: ["Göteborg", "Malmö", "Borås", "Örebro", "Borlänge"].map(external),
    held: ["2026-03-03"],
    ...none,
  },
  {
    about: "Regional network",
    unit: office,
    kind: "external-network",
    convener: { kind: "unit", unit: office },
    cadence: { kind: "per", min: 1, max: 2, period: "term" },
    members: [external("Länsstyrelsen"), external("Sveriges Kommuner och Landsting")],
    held: ["2026-03-03"],
    onTime: "2026-06-15",
    inSummer: "2026-08-14",
    late: { on: "2027-01-20", since: "2027-01-01" },
  },
  {
    about: "RAN LOCAL",
    unit: office,
    kind: "external-network",
    convener: external("EU-kommissionen"),
    cadence: { kind: "some", period: "term" },
    members: [coordinator],
    held: ["2026-03-03"],
    onTime: "2026-06-15",
    inSummer: "2026-08-14",
    late: { on: "2027-01-20", since: "2027-01-01" },
  },
  {
    about: "other RAN groups",
    unit: office,
    kind: "external-network",
    convener: external("EU-kommissionen"),
    cadence: { kind: "on need" },
    members: [coordinator],
    held: ["2026-03-03"],
    ...none,
  },
  ...["Strong Cities", "Nordic Safe Cities", "Capital room, within Nordic Safe Cities"].map(
    (about): Expectation => ({
      about,
      unit: office,
      kind: "external-network",
      convener: notStated,
      cadence: { kind: "not stated" },
      members: [{ kind: "unit", unit: office }],
      held: ["2026-03-03"],
      ...none,
    }),
  ),
  {
    about: "Social services' managers' group",
    unit: "socialnamnden",
    kind: "internal-group",
    convener: { kind: "unit", unit: "socialnamnden" },
    cadence: { kind: "every", count: 6, unit: "week" },
    members: [{ kind: "function", function: "unit-head", unit: "socialnamnden" }],
    held: ["2026-05-27"],
    onTime: "2026-06-15",
    inSummer: "2026-08-14",
    late: { on: "2026-10-05", since: "2026-09-08" },
  },
  {
    about: "Social services network, city-wide",
    unit: "socialnamnden",
    kind: "internal-network",
    convener: { kind: "unit", unit: "socialnamnden" },
    cadence: { kind: "every", count: 3, unit: "month" },
    members: [{ kind: "unit", unit: "skarholmen" }],
    held: ["2026-05-27"],
    onTime: "2026-06-15",
    inSummer: "2026-08-14",
    late: { on: "2026-12-01", since: "2026-10-28" },
  },
  {
    about: "CVE national social services network",
    unit: "socialnamnden",
    kind: "external-network",
    convener: external("Center mot våldsbejakande extremism"),
    cadence: { kind: "per", min: 2, max: 2, period: "term" },
    members: [{ kind: "unit", unit: "skarholmen" }],
    held: ["2026-02-10", "2026-05-12"],
    onTime: "2026-06-15",
    inSummer: "2026-08-14",
    late: { on: "2027-01-20", since: "2027-01-01" },
  },
  {
    about: "District boards' internal groups",
    unit: "skarholmen",
    kind: "internal-group",
    convener: notStated,
    cadence: { kind: "not stated" },
    members: [{ kind: "function", function: "department-head", unit: "skarholmen" }],
    held: ["2026-03-03"],
    ...none,
  },
  ...["Police at district-director level", "Local crime-prevention councils"].map(
    (about): Expectation => ({
      about,
      unit: "skarholmen",
      kind: "police",
      convener: notStated,
      cadence: { kind: "ongoing" },
      members: [{ kind: "function", function: "police" }],
      held: ["2026-03-03"],
      ...none,
    }),
  ),
  {
    about: "External reference group",
    unit: office,
    kind: "reference-group",
    convener: notStated,
    cadence: { kind: "not stated" },
    members: [{ kind: "function", function: "university" }],
    held: ["2026-03-03"],
    ...none,
  },
];

const activities: readonly (Expectation & {
  readonly audience: readonly string[];
  readonly with?: readonly object[];
})[] = [
  {
    about: "Newsletter",
    unit: "socialnamnden",
    kind: "activity",
    convener: { kind: "unit", unit: "socialnamnden" },
    cadence: { kind: "every", count: 1, unit: "quarter" },
    members: [],
    held: ["2026-03-03", "2026-06-02"],
    onTime: "2026-06-15",
    inSummer: "2026-08-14",
    late: { on: "2026-12-01", since: "2026-10-01" },
    audience: ["social-services", "coordinators"],
  },
  {
    about: "Lectures",
    unit: office,
    kind: "activity",
    convener: { kind: "unit", unit: office },
    cadence: { kind: "per", min: 2, max: 2, period: "term", approximate: true },
    members: [],
    held: ["2026-02-10", "2026-05-12"],
    onTime: "2026-06-15",
    inSummer: "2026-08-14",
    late: { on: "2027-01-20", since: "2027-01-01" },
    audience: ["all-staff"],
  },
  {
    about: "Dialogue with universities and agencies",
    unit: office,
    kind: "activity",
    convener: coordinator,
    cadence: { kind: "ongoing" },
    members: [external("Segerstedtinstitutet"), external("Försvarshögskolan")],
    held: ["2026-03-03"],
    ...none,
    audience: ["researchers"],
    with: [external("Segerstedtinstitutet")],
  },
];

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
