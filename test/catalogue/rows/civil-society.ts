import { expect } from "vitest";
import { auditor, central, local, type Row } from "../row.ts";
import { log } from "./forums.ts";

const police = { kind: "external", name: "Polisregionen" };
const agreement = (unit: string) => ({
  unit,
  name: "Samverkansöverenskommelse",
  parties: [{ kind: "unit", unit }, police],
  purposes: ["joint-safety"],
  areas: ["violent-extremism"],
});

/** Agreements with the police (DOMAIN §1.11) and coordination with civil society (§1.12). */
export const civilSocietyRows: readonly Row[] = [
  {
    line: 11,
    about: "City–police agreement",
    holds: "a new central agreement makes each local one to be updated until it is, and a cancelled one shows as known",
    async through(api) {
      await api.boards("skarholmen", "farsta");
      const [skarholmen, farsta] = [local("skarholmen"), local("farsta")];
      await api.record(central, "police-agreement/stad-1/sign-central", agreement("kommunstyrelsen"));
      for (const as of [skarholmen, farsta])
        await api.record(as, `police-agreement/${as.unit}/sign-local`, {
          ...agreement(as.unit ?? ""),
          follows: "stad-1",
        });
      expect(await api.refused(skarholmen, "police-agreement/stad-2/sign-central", agreement("skarholmen"))).toBe(
        "role-not-allowed",
      );
      const updates = async (on: string, asKnownOn?: string) =>
        (await log(api, on, asKnownOn === undefined ? {} : { asKnownOn })).agreements.map(
          ({ agreement: id, status, update }) => [id, status, update],
        );
      expect(await updates("2026-01-07")).toEqual([
        ["stad-1", "in force", null],
        ["farsta", "in force", "up to date"],
        ["skarholmen", "in force", "up to date"],
      ]);
      api.today("2026-11-04");
      await api.record(central, "police-agreement/stad-2/sign-central", {
        ...agreement("kommunstyrelsen"),
        registryNumber: "KS 2026/1312",
        replaces: "stad-1",
      });
      api.today("2026-11-20");
      await api.record(skarholmen, "police-agreement/skarholmen/update", { follows: "stad-2" });
      expect(await updates("2026-11-20")).toEqual([
        ["stad-2", "in force", null],
        ["stad-1", "replaced", null],
        ["farsta", "in force", "to be updated"],
        ["skarholmen", "in force", "up to date"],
      ]);
      api.today("2026-12-01");
      await api.record(farsta, "police-agreement/farsta/cancel", {
        endsOn: "2026-12-31",
        reason: "Parterna tecknar en ny.",
      });
      expect((await log(api, "2026-12-02")).agreements[2]).toMatchObject({
        agreement: "farsta",
        status: "in force",
        endsOn: "2026-12-31",
        update: "to be updated",
        updateFrom: "stad-2",
        updateSince: "2026-11-04",
      });
      expect((await updates("2027-01-01"))[2]).toEqual(["farsta", "cancelled", null]);
      expect((await updates("2027-01-01", "2026-11-30"))[2]).toEqual(["farsta", "in force", "to be updated"]);
    },
  },
  {
    line: 11,
    about: "City–police agreement",
    holds: "the boards answer a draft in a round of comments, and who has not answered or answered late shows",
    async through(api) {
      await api.boards("skarholmen", "farsta", "alvsjo");
      const referral = "agreement-referral/utkast-2026";
      await api.record(central, `${referral}/send`, {
        unit: "kommunstyrelsen",
        agreement: "stad-2",
        to: ["skarholmen", "farsta", "alvsjo"],
        answerBy: "2026-02-27",
      });
      const answer = { unit: "skarholmen", answer: "with-comments", comments: "Lägesbilden bör delas oftare." };
      await api.record(local("skarholmen"), `${referral}/answer`, answer);
      expect(await api.refused(local("skarholmen"), `${referral}/answer`, answer)).toBe("step-already-taken");
      api.today("2026-03-02");
      await api.record(central, `${referral}/remind`, { unit: "kommunstyrelsen", to: ["farsta", "alvsjo"] });
      await api.record(local("farsta"), `${referral}/answer`, { unit: "farsta", answer: "declined" });
      const { referrals } = await log(api, "2026-03-02");
      expect(referrals).toMatchObject([
        {
          answerBy: "2026-02-27",
          unanswered: ["alvsjo"],
          boards: [
            { unit: "skarholmen", state: "answered", answer: "with-comments" },
            { unit: "farsta", state: "answered late", answer: "declined" },
            { unit: "alvsjo", state: "overdue", answer: null, remindedOn: "2026-03-02" },
          ],
        },
      ]);
      await api.record(central, `${referral}/close`, { unit: "kommunstyrelsen", summary: "Tillstyrks." });
      expect((await log(api, "2026-03-02")).referrals[0]?.boards[2]?.state).toBe("none");
    },
  },
  {
    line: 11,
    about: "Check-ins with the police",
    holds: "they are counted by level, and where a board sets a cadence for them it is judged",
    async through(api) {
      await api.boards("skarholmen");
      const as = local("skarholmen");
      await api.record(central, "forum/polis/register", {
        unit: "skarholmen",
        name: "Polisen på stadsdelsdirektörsnivå",
        kind: "police",
        convener: { kind: "not-stated" },
        cadence: { kind: "ongoing" },
      });
      await api.record(as, "forum/polis/set-cadence", {
        cadence: { kind: "every", count: 1, unit: "month" },
        validFrom: "2026-01-01",
      });
      await api.record(as, "unit/skarholmen/declare-coverage", { what: "forum:polis", from: "2026-01-01" });
      await api.record(as, "police-checkin/c1/hold", {
        unit: "skarholmen",
        level: "district-director",
        functions: ["district-director", "police"],
        forum: "polis",
        picture: [{ environment: "white-power", setting: "public-place", kind: "symbols-graffiti" }],
      });
      const january = await log(api, "2026-02-10");
      expect(january.forums[0]).toMatchObject({ lastHeld: "2026-01-07", dueness: { status: "due" } });
      expect(january.checkInLevels.map(({ level, count }) => [level, count])).toMatchObject([
        ["region-and-security-police", { value: 0 }],
        ["district-director", { value: 1 }],
        ["crime-prevention-council", { value: 0 }],
      ]);
      expect((await log(api, "2026-03-02")).forums[0]?.dueness.status).toBe("overdue");
    },
  },
  {
    line: 12,
    about: "Civil-society strategies",
    holds: "a strategy is announced, observed as absent, started and adopted, and each date shows what was known then",
    async through(api) {
      await api.boards("skarholmen");
      const as = local("skarholmen");
      const stream = "civil-society-strategy/skarholmen-specific";
      const whose = { unit: "skarholmen", kind: "specific" };
      expect(await api.refused(as, "civil-society-strategy/skarholmen/start", whose)).toBe("id-mismatch");
      await api.record(as, `${stream}/announce`, { ...whose, partOf: "Agenda 2030", expected: "2026" });
      expect(await api.refused(as, `${stream}/adopt`, whose)).toBe("step-missing");
      api.today("2026-11-19");
      await api.record(auditor, `${stream}/observe`, {
        ...whose,
        found: "absent",
        by: { kind: "external", name: "Stadsrevisionen" },
        source: "audit-report",
        reference: "Revisionsrapport 2/2026",
        sections: ["3.3.7"],
      });
      const row = async (on: string) => (await log(api, on)).strategies[0];
      expect(await row("2026-11-18")).toMatchObject({ status: "announced", says: "coming", observed: null });
      expect(await row("2026-11-19")).toMatchObject({
        status: "announced",
        says: "absent",
        sections: ["3.3.7"],
        observed: { found: "absent", reference: "Revisionsrapport 2/2026" },
      });
      api.today("2026-12-01");
      await api.record(as, `${stream}/start`, whose);
      expect(await row("2026-12-01")).toMatchObject({ status: "started", says: "coming" });
      api.today("2026-12-15");
      await api.record(as, `${stream}/adopt`, { ...whose, registryNumber: "SKA 2026/50" });
      expect(await row("2026-12-15")).toMatchObject({ says: "in place", registryNumber: "SKA 2026/50" });
      expect((await log(api, "2026-12-15", { asKnownOn: "2026-11-30" })).strategies[0]?.says).toBe("absent");
    },
  },
  {
    line: 12,
    about: "Civil-society partners",
    holds: "what is done together with a partner is coded, from and until, and whether it belongs to this work",
    async through(api) {
      await api.boards("skarholmen");
      const as = local("skarholmen");
      const partner = "civil-society-partner/p1";
      await api.record(as, `${partner}/register`, {
        unit: "skarholmen",
        kind: "property-company",
        name: "Bostadsbolaget",
      });
      await api.record(as, `${partner}/begin`, { activity: "safety-walks", scope: "this-work", from: "2026-01" });
      await api.record(as, `${partner}/begin`, { activity: "premises", scope: "general" });
      api.today("2026-06-01");
      await api.record(as, `${partner}/end`, { collaboration: "c1", to: "2026-05-31" });
      expect(await api.refused(as, `${partner}/end`, { collaboration: "c9", to: "2026-05-31" })).toBe("unknown-item");
      expect((await log(api, "2026-05-01")).partners).toMatchObject([{ kind: "property-company", thisWork: true }]);
      expect((await log(api, "2026-06-01")).partners).toMatchObject([
        {
          thisWork: false,
          collaborations: [
            { collaboration: "c1", to: "2026-05-31", active: false },
            { collaboration: "c2", active: true },
          ],
        },
      ]);
      expect(
        await api.refused(as, `civil-society-partner/p2/register`, {
          unit: "skarholmen",
          kind: "company",
          name: "Anna Ek 0701740605",
        }),
      ).toBe("personal-data");
    },
  },
  {
    line: 12,
    about: "Central guidance",
    holds: "its absence is observed, it is announced and adopted, and each board says that it received and uses it",
    async through(api) {
      await api.boards("skarholmen", "farsta");
      const guidance = "civil-society-guidance/samverkan";
      const office = { unit: "kommunstyrelsen" };
      await api.record(auditor, `${guidance}/observe`, {
        ...office,
        found: "absent",
        by: { kind: "external", name: "Stadsrevisionen" },
        source: "audit-report",
      });
      const row = async (on: string) => (await log(api, on)).guidance[0];
      expect(await row("2026-01-07")).toMatchObject({ status: "not stated", says: "absent" });
      const name = "Vägledning för samverkan";
      expect(await api.refused(local("skarholmen"), `${guidance}/receive`, { unit: "skarholmen" })).toBe(
        "step-missing",
      );
      api.today("2026-02-02");
      await api.record(central, `${guidance}/announce`, { ...office, name });
      api.today("2026-05-04");
      await api.record(central, `${guidance}/adopt`, { ...office, name, registryNumber: "KS 2026/300" });
      await api.record(local("skarholmen"), `${guidance}/receive`, { unit: "skarholmen" });
      await api.record(local("skarholmen"), `${guidance}/take-into-use`, { unit: "skarholmen" });
      expect(await row("2026-02-02")).toMatchObject({ status: "announced", says: "coming" });
      expect(await row("2026-05-04")).toMatchObject({
        says: "in place",
        rollOut: [
          { unit: "farsta", state: "not stated" },
          { unit: "skarholmen", state: "in use" },
        ],
      });
    },
  },
];
