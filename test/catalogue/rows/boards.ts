import type { CollaborationLogAnswer } from "@liggare/collaboration-log";
import type { CoordinatorsAnswer } from "@liggare/coordinators";
import type { Contacts, Register, ViewAnswer } from "@liggare/ledger";
import type { SituationPictureAnswer } from "@liggare/situation-picture";
import type { Shown } from "@liggare/views";
import { expect } from "vitest";
import { type Api, type As, administrator, auditor, central, executiveBoard, local, type Row } from "../row.ts";

/* Boards and coordinators (DOMAIN §1.1, §3.5), and what is decided by policy. */

const boardsOf = async (api: Api, as: As = central) =>
  (await api.view<Shown<CoordinatorsAnswer>>(as, "coordinators")).boards;
const boardOf = async (api: Api, unit: string) => (await boardsOf(api)).find((board) => board.unit === unit);

const report = (unit: string) => ({
  unit,
  environment: "not-known",
  setting: "school",
  kind: "worry",
  done: ["conversation"],
  consulted: ["local-coordinator"],
});

/** Skärholmen and Farsta become Söderort on 2026-04-01. */
async function merge(api: Api): Promise<void> {
  await api.record(central, "unit/soderort/register", {
    name: "Söderort",
    kind: "district-board",
    validFrom: "2026-04-01",
  });
  await api.record(central, "unit/soderort/succeed", {
    predecessors: ["skarholmen", "farsta"],
    how: "merger",
    from: "2026-04-01",
  });
}

/** Answers of one view by both structures, with what the answer says of its own. */
async function byStructure<A>(api: Api, as: As, view: string) {
  // waits for what was recorded last
  await api.view(as, view);
  const ask = async (structure: string) =>
    (await api.send<Omit<ViewAnswer, "answer"> & { answer: A }>(as, "GET", `/views/${view}?structure=${structure}`))
      .body;
  return { ofItsTime: await ask("of-its-time"), present: await ask("present") };
}

export const boardRows: readonly Row[] = [
  {
    line: 1,
    about: "Boards and coordinators",
    holds: "a vacancy is shown with its length, a deputy stands in, and a new coordinator ends it",
    async through(api) {
      await api.boards("skarholmen");
      const as = local("skarholmen");
      await api.record(as, "unit/skarholmen/appoint-coordinator", { function: "local-coordinator" });
      api.today("2026-02-10");
      await api.record(as, "unit/skarholmen/report-vacancy", { from: "2026-02-01" });
      expect(await boardOf(api, "skarholmen")).toMatchObject({ status: "vacant", vacancies: [{ days: 10, to: null }] });
      await api.record(as, "unit/skarholmen/appoint-deputy", { function: "unit-head" });
      expect(await boardOf(api, "skarholmen")).toMatchObject({ status: "deputy", deputy: { function: "unit-head" } });
      api.today("2026-03-01");
      await api.record(as, "unit/skarholmen/appoint-coordinator", { function: "local-coordinator" });
      expect(await boardOf(api, "skarholmen")).toMatchObject({
        status: "appointed",
        vacancies: [{ from: "2026-02-01", to: "2026-02-28", days: 28 }],
      });
      expect(await api.refused(as, "unit/skarholmen/appoint-coordinator", { function: "unit-head" })).toBe(
        "step-already-taken",
      );
    },
  },
  {
    line: 1,
    about: "Boards and coordinators",
    holds: "a coordinator hands over with open points, which are done one by one",
    async through(api) {
      await api.boards("skarholmen");
      const as = local("skarholmen");
      await api.record(as, "unit/skarholmen/hand-over", {
        from: "local-coordinator",
        to: "unit-head",
        matters: ["action-plan", "police"],
        openPoints: ["Boka avstämning med polisen", "Svara på remissen"],
      });
      await api.record(as, "unit/skarholmen/complete-handover-point", { point: "p1" });
      expect((await boardOf(api, "skarholmen"))?.handovers).toMatchObject([
        {
          toText: { sv: "Enhetschef" },
          points: [
            { text: { text: "Boka avstämning med polisen" }, doneOn: "2026-01-07" },
            { text: { text: "Svara på remissen" }, doneOn: null },
          ],
        },
      ]);
      expect(await api.refused(as, "unit/skarholmen/complete-handover-point", { point: "p9" })).toBe("unknown-item");
      expect(
        await api.refused(as, "unit/skarholmen/hand-over", {
          from: "local-coordinator",
          to: "unit-head",
          matters: [],
          openPoints: ["Ring 070-174 06 05"],
        }),
      ).toBe("personal-data");
    },
  },
  {
    line: 1,
    about: "Boards and coordinators",
    holds: "a board is renamed from a day, and the correction of that day is known from when it was made",
    async through(api) {
      await api.boards("skarholmen");
      const renamed = { name: "Skärholmen-Sätra", from: "2026-02-01" };
      const { body } = await api.record(central, "unit/skarholmen/rename", renamed);
      const nameOn = async (day: string, asKnownOn?: string) => {
        const question = { on: day, ...(asKnownOn !== undefined && { asKnownOn }) };
        return (await api.view<Shown<CoordinatorsAnswer>>(central, "coordinators", question)).boards[1]?.name;
      };
      api.today("2026-03-01");
      expect([await nameOn("2026-01-31"), await nameOn("2026-02-01")]).toEqual(["skarholmen", "Skärholmen-Sätra"]);
      await api.record(central, "unit/skarholmen/correct-unit-renamed", {
        entry: body.events[0]?.id,
        data: { ...renamed, from: "2026-02-15" },
        why: "Beslutet gällde senare.",
      });
      expect(await nameOn("2026-02-01")).toBe("skarholmen");
      expect(await nameOn("2026-02-01", "2026-02-28")).toBe("Skärholmen-Sätra");
      const register = await api.view<Register>(central, "register");
      expect(register.units.map(({ name }) => name)).toContain("Skärholmen-Sätra");
    },
  },
  {
    line: 1,
    about: "Boards and coordinators",
    holds:
      "after a merger history stays with the board of its time or is shown with the one that took over, never both",
    async through(api) {
      await api.boards("skarholmen", "farsta");
      await api.record(local("farsta"), "police-checkin/p1/hold", {
        unit: "farsta",
        level: "district-director",
        functions: ["police"],
        picture: [{ environment: "several", kind: "propaganda" }],
        agreedActions: [],
      });
      await merge(api);
      const before = await byStructure<Shown<CollaborationLogAnswer>>(api, central, "collaboration-log");
      expect(before.present.answer).toEqual(before.ofItsTime.answer);
      api.today("2026-04-01");
      await api.record(local("soderort"), "unit/soderort/appoint-coordinator", { function: "local-coordinator" });
      const { ofItsTime, present } = await byStructure<Shown<CollaborationLogAnswer>>(
        api,
        central,
        "collaboration-log",
      );
      expect([ofItsTime.structure, ofItsTime.regrouped]).toEqual(["of-its-time", null]);
      expect(present).toMatchObject({
        structure: "present",
        regrouped: {
          moved: [
            { unit: "farsta", to: "soderort", toName: "Söderort", from: "2026-04-01" },
            { unit: "skarholmen", to: "soderort" },
          ],
          kept: [],
        },
      });
      expect(ofItsTime.answer.entries.map(({ unitName }) => unitName)).toEqual(["farsta"]);
      expect(present.answer.entries.map(({ unitName }) => unitName)).toEqual(["Söderort"]);
      const register = await api.view<Register>(central, "register");
      expect(register.units.map(({ unit }) => unit)).toEqual(["kommunstyrelsen", "soderort"]);
      expect(register.former).toMatchObject([
        { unit: "farsta", endedFrom: "2026-04-01", successors: ["soderort"] },
        { unit: "skarholmen" },
      ]);
      const wrong = await api.send<{ readonly code: string }>(central, "GET", "/views/coordinators?structure=both");
      expect([wrong.status, wrong.body.code]).toEqual([422, "input-invalid"]);
    },
  },
  {
    line: 1,
    about: "Boards and coordinators",
    holds: "a merged board's concern numbers give nothing away of those of the boards before",
    async through(api) {
      await api.boards("skarholmen", "farsta");
      for (const index of [1, 2, 3, 4, 5, 6])
        await api.record(local("farsta"), `concern-report/f${index}/report`, report("farsta"), "2026-01");
      for (const index of [1, 2])
        await api.record(local("skarholmen"), `concern-report/s${index}/report`, report("skarholmen"), "2026-01");
      await merge(api);
      api.today("2026-05-02");
      const totalFor = async (as: As) => {
        const { ofItsTime, present } = await byStructure<Shown<SituationPictureAnswer>>(api, as, "situation-picture");
        const total = ({ answer }: typeof present, unit: string) =>
          answer.boards.find((board) => board.unit === unit)?.concerns.closed;
        return [total(ofItsTime, "farsta"), total(ofItsTime, "skarholmen"), total(present, "soderort")];
      };
      for (const as of [central, executiveBoard])
        expect(await totalFor(as)).toEqual([
          { value: 6 },
          { masked: "small", text: "<5" },
          { masked: "part", text: "…" },
        ]);
      expect((await totalFor(local("soderort"))).at(-1)).toEqual({ masked: "part", text: "…" });
      expect((await totalFor(auditor)).at(-1)).toMatchObject({ value: 8 });
    },
  },
  {
    line: 1,
    about: "Boards and coordinators",
    holds: "a board that is closed takes nothing for the time after, and says from which day it is no more",
    async through(api) {
      await api.boards("skarholmen");
      await api.record(central, "unit/skarholmen/close", { from: "2026-02-01" });
      api.today("2026-02-02");
      const appoint = { function: "local-coordinator" };
      const as = local("skarholmen");
      expect(await api.refused(as, "unit/skarholmen/appoint-coordinator", appoint)).toBe("unit-ended");
      await api.record(as, "unit/skarholmen/appoint-coordinator", appoint, "2026-01-15");
      const { boards, former } = await api.view<Shown<CoordinatorsAnswer>>(central, "coordinators");
      expect([boards.map(({ unit }) => unit), former.map(({ unit }) => unit)]).toEqual([
        ["kommunstyrelsen"],
        ["skarholmen"],
      ]);
    },
  },
  {
    line: 1,
    about: "Boards and coordinators",
    holds: "the contact list says which function coordinates since when, and its addresses are in no event",
    async through(api) {
      await api.boards("skarholmen");
      await api.record(local("skarholmen"), "unit/skarholmen/appoint-coordinator", { function: "local-coordinator" });
      const path = "/contacts/skarholmen/local-coordinator";
      const address = "08-508 24 999";
      expect((await api.send(administrator, "PUT", path, { address })).status).toBe(204);
      const listFor = (as: As) => api.send<Contacts>(as, "GET", "/contacts");
      expect((await listFor(local("farsta"))).body.contacts).toMatchObject([
        { unit: "skarholmen", function: "local-coordinator", task: "coordinator", since: "2026-01-07", address },
      ]);
      for (const as of [auditor, executiveBoard]) expect((await listFor(as)).status).toBe(403);
      expect((await api.send(local("skarholmen"), "PUT", path, { address })).status).toBe(403);
      expect((await api.send(central, "PUT", "/contacts/nowhere/police", { address })).status).toBe(422);
      const log = await api.send<string>(auditor, "GET", "/events?purpose=granskning");
      expect(log.body).not.toContain("508 24 999");
      expect((await api.send(central, "DELETE", path)).status).toBe(204);
      expect((await listFor(central)).body.contacts).toMatchObject([{ address: null }]);
      expect((await api.send(central, "DELETE", path)).status).toBe(404);
    },
  },
  {
    line: 21,
    about: "Policy of the follow-up",
    holds: "a goal has no value until it is decided, holds from its day within its bounds, and can be ended",
    async through(api) {
      await api.boards();
      interface Policy {
        readonly values: Readonly<Record<string, number>>;
        readonly texts: readonly { readonly key: string; readonly text: { readonly text: string } | null }[];
      }
      const policyOn = (on: string) => api.view<Policy>(central, "policy", { on });
      const goal = { unit: "kommunstyrelsen", key: "goal-plan-follow-up", value: 80, validFrom: "2026-02-01" };
      expect((await policyOn("2026-01-07")).values).toMatchObject({ "small-number-threshold": 5 });
      expect((await policyOn("2026-01-07")).values).not.toHaveProperty("goal-plan-follow-up");
      expect(await api.refused(central, "policy/goal-plan-follow-up/set", { ...goal, value: 101 })).toBe(
        "input-invalid",
      );
      await api.record(central, "policy/goal-plan-follow-up/set", goal);
      await api.record(central, "policy/goal-plan-follow-up/end", {
        key: "goal-plan-follow-up",
        from: "2026-03-01",
      });
      const text = { unit: "kommunstyrelsen", key: "text-reminder", validFrom: "2026-01-01", text: "Svara i tid." };
      await api.record(central, "policy/text-reminder/set-text", text);
      expect((await policyOn("2026-01-31")).values).not.toHaveProperty("goal-plan-follow-up");
      expect((await policyOn("2026-02-01")).values).toHaveProperty("goal-plan-follow-up", 80);
      expect((await policyOn("2026-03-01")).values).not.toHaveProperty("goal-plan-follow-up");
      const { texts } = await policyOn("2026-01-31");
      expect(texts.find(({ key }) => key === "text-reminder")?.text).toEqual({ text: "Svara i tid." });
    },
  },
];
