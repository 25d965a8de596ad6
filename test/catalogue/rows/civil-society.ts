import { expect } from "vitest";
import { auditor, central, local, type Row } from "../row.ts";
import { log } from "./log.ts";

/** Coordination with civil society (DOMAIN §1.12). */
export const civilSocietyRows: readonly Row[] = [
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
          name: "Ring 070-174 06 05",
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
