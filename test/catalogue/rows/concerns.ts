import type { SituationPictureAnswer } from "@liggare/situation-picture";
import type { Shown } from "@liggare/views";
import { expect } from "vitest";
import { administrator, auditor, central, executiveBoard, local, type Row } from "../row.ts";

type Picture = Shown<SituationPictureAnswer>;

const coded = {
  unit: "skarholmen",
  environment: "white-power",
  setting: "youth-centre",
  kind: "threats",
  done: ["conversation"],
  consulted: ["police"],
};
const skarholmen = local("skarholmen");
const boardOf = (picture: Picture, unit = "skarholmen") => picture.boards.find((each) => each.unit === unit);
const told = { environment: "several", setting: "residential", phenomenon: "symbols-graffiti", trend: "rising" };

/** The concern routine (DOMAIN §1.8), other sources of the picture (§1.9) and the inventory (§1.10). */
export const concernRows: readonly Row[] = [
  {
    line: 8,
    about: "Concern routine",
    holds:
      "a rare report is told of with coarser values before it is saved, then received, assessed, passed on, closed",
    async through(api) {
      await api.boards("skarholmen", "farsta");
      const body = { input: coded, occurredOn: "2026-01-05" };
      type Advice = { warns: boolean; offers: { pointer: string; value: string }[] };
      const path = "/advice/concern-report/report";
      const advised = await api.send<Advice>(skarholmen, "POST", path, body);
      expect([advised.status, advised.body.warns]).toEqual([200, true]);
      expect(advised.body.offers.map(({ value }) => value)).toEqual(
        expect.arrayContaining(["leisure", "several", "2026-01", "2026"]),
      );
      const others = [local("farsta"), central, executiveBoard, auditor];
      const statuses = await Promise.all(others.map(async (as) => (await api.send(as, "POST", path, body)).status));
      expect(statuses).toEqual([404, 404, 403, 403]);
      const report = "concern-report/r1";
      await api.record(skarholmen, `${report}/report`, { ...coded, setting: "leisure" }, "2026-01");
      await api.record(skarholmen, `${report}/assess`, { assessment: "pass-on" });
      await api.record(skarholmen, `${report}/pass-on`, { to: "police" });
      await api.record(skarholmen, `${report}/close`, { outcome: "passed-on" });
      expect(await api.refused(skarholmen, `${report}/close`, { outcome: "handled" })).toBe("step-already-taken");
      const board = boardOf(await api.view<Picture>(skarholmen, "situation-picture"));
      expect(board?.concerns.statuses.map(({ total }) => total)).toMatchObject(Array(4).fill({ value: 1 }));
    },
  },
  {
    line: 8,
    about: "Concern routine",
    holds: "the year's compilation names its reports; a late one shows as late to the own board, and to nobody else",
    async through(api) {
      await api.boards("skarholmen", "farsta");
      for (const id of ["r1", "r2"]) await api.record(skarholmen, `concern-report/${id}/report`, coded, "2025-11-03");
      const compile = "concern-compilation/skarholmen-2025/compile";
      const input = { unit: "skarholmen", year: 2025 };
      await api.record(skarholmen, compile, input);
      api.today("2026-02-09");
      await api.record(skarholmen, "concern-report/r3/report", coded, "2025-12");
      const compilations = async (as = skarholmen, question = {}) =>
        boardOf(await api.view<Picture>(as, "situation-picture", question))?.compilations;
      const late = {
        compilation: 1,
        compiled: { value: 2 },
        late: { value: 1 },
        changes: [{ report: "r3", change: "late" }],
      };
      expect(await compilations()).toMatchObject([{ year: 2025, own: late }]);
      expect(await compilations(skarholmen, { asKnownOn: "2026-02-08" })).toMatchObject([
        { own: { late: { value: 0 }, changes: [] } },
      ]);
      expect(await compilations(auditor)).toMatchObject([{ own: late }]);
      expect(await compilations(central)).toEqual([{ year: 2025, own: null }]);
      api.today("2026-03-02");
      for (const as of [central, executiveBoard]) {
        const shown = JSON.stringify(await compilations(as));
        expect(shown).toBe('[{"year":2025,"own":null}]');
      }
      for (const as of [local("farsta"), central, executiveBoard, administrator]) {
        expect((await api.send(as, "GET", "/aggregates/concern-compilation/skarholmen-2025")).status).toBe(404);
        const log = await api.send<string>(as, "GET", "/events?purpose=granskning");
        expect(String(log.body)).not.toContain("concern-compilation");
      }
      await api.record(skarholmen, compile, input);
      expect(await compilations()).toMatchObject([{ own: { compilation: 2, compiled: { value: 3 }, changes: [] } }]);
      expect(await api.refused(skarholmen, compile, { ...input, reports: ["r9"] })).toBe("unknown-item");
    },
  },
  {
    line: 9,
    about: "Other sources of the local picture",
    holds: "what a source of some kind tells goes into the picture or is set aside with a reason",
    async through(api) {
      await api.boards("skarholmen");
      await api.record(skarholmen, "situation-picture/skarholmen-2026/compile", {
        unit: "skarholmen",
        year: 2026,
        content: "given",
        sources: ["own-units"],
        items: [told],
      });
      for (const source of ["own-units", "police", "property-owners", "associations", "other-boards"])
        await api.record(skarholmen, `picture-contribution/${source}/receive`, {
          unit: "skarholmen",
          source,
          items: [told, { ...told, phenomenon: "knowledge-gap" }],
        });
      const named = { unit: "skarholmen", source: "associations", association: "x", items: [told] };
      expect(await api.refused(skarholmen, "picture-contribution/c9/receive", named)).toBe("input-invalid");
      const contribution = "picture-contribution/associations";
      const taken = { item: "i1", year: 2026, pictureItem: "i1" };
      expect(await api.refused(skarholmen, `${contribution}/take`, { ...taken, pictureItem: "i7" })).toBe(
        "unknown-item",
      );
      await api.record(skarholmen, `${contribution}/take`, taken);
      await api.record(skarholmen, `${contribution}/set-aside`, { item: "i2", reason: "not-confirmed" });
      const board = boardOf(await api.view<Picture>(central, "situation-picture"));
      expect(board?.contributions).toHaveLength(5);
      expect(board?.contributions.find(({ source }) => source === "associations")?.items).toMatchObject([
        { state: "taken", takenInto: { year: 2026, item: "i1" } },
        { state: "aside", reasonText: { en: "Cannot be confirmed" } },
      ]);
      expect(board?.years[0]?.items[0]?.restsOn).toMatchObject([{ source: "associations" }]);
    },
  },
  {
    line: 10,
    about: "Inventory",
    holds:
      "one board asks, the others answer or say nothing to report, late ones show, and the result says what it led to",
    async through(api) {
      await api.boards("skarholmen", "farsta", "socialnamnden", "spanga-tensta");
      const convener = local("socialnamnden");
      const round = "inventory/2026";
      await api.record(convener, `${round}/open`, {
        unit: "socialnamnden",
        title: "Nämndernas arbete 2026",
        questions: ["picture", "presence", "cases", "challenges"],
        units: ["skarholmen", "farsta", "spanga-tensta"],
        due: "2026-02-28",
      });
      const presence = [{ environment: "white-power", present: "yes" }];
      const answer = { items: [told], presence, challenges: ["knowledge"], cases: 3 };
      await api.record(skarholmen, `${round}/answer`, { unit: "skarholmen", ...answer });
      await api.record(local("farsta"), `${round}/report-nothing`, { unit: "farsta" });
      const other = { unit: "socialnamnden", ...answer };
      expect(await api.refused(convener, `${round}/answer`, other)).toBe("unknown-item");
      expect(await api.refused(local("farsta"), `${round}/remind`, { unit: "farsta", units: ["skarholmen"] })).toBe(
        "unknown-item",
      );
      api.today("2026-03-02");
      await api.record(convener, `${round}/remind`, { unit: "socialnamnden", units: ["spanga-tensta"] });
      const shown = async (as = convener) => (await api.view<Picture>(as, "situation-picture")).boards;
      const [seen] = (await shown()).flatMap(({ convenes }) => convenes);
      expect(seen?.boards.map(({ status, nothing }) => [status, nothing])).toEqual([
        ["answered", false],
        ["answered", true],
        ["overdue", false],
      ]);
      expect(seen?.presence.find(({ environment }) => environment === "white-power")).toMatchObject({
        yes: { value: 1 },
        silent: { value: 2 },
      });
      const cases = async (as = convener) => {
        const rounds = (await api.view<Picture>(as, "situation-picture")).city?.inventories ?? [];
        return rounds.map((each) => [each.cases, each.boards[0]?.cases]);
      };
      const [masked] = await cases(central);
      expect(masked).toMatchObject([{ masked: "small" }, { masked: "small" }]);
      expect(await cases(auditor)).toMatchObject([[{ value: 3 }, { value: 3 }]]);
      expect((await shown(skarholmen))[0]?.inventories).toMatchObject([{ cases: { value: 3 }, due: "2026-02-28" }]);
      expect(JSON.stringify(await shown(local("farsta")))).not.toContain("skarholmen");
      type Stream = { entries: { type: string }[] };
      const entries = async (as = central) =>
        (await api.send<Stream>(as, "GET", "/aggregates/inventory/2026")).body.entries.map(({ type }) => type);
      expect(await entries()).not.toContain("InventoryCasesStated");
      expect(await entries(convener)).toEqual(expect.arrayContaining(["InventoryOpened", "InventoryAnswered"]));
      expect(await entries(convener)).not.toContain("InventoryCasesStated");
      expect(await entries(local("spanga-tensta"))).toEqual(["InventoryOpened", "InventoryReminded"]);

      const late = local("spanga-tensta");
      const empty = { unit: "spanga-tensta", items: [], presence: [], challenges: [] };
      await api.record(convener, `${round}/compile`, { unit: "socialnamnden", challenges: ["knowledge"] });
      await api.record(late, `${round}/answer`, empty);
      await api.record(convener, `${round}/lead-to`, {
        unit: "socialnamnden",
        step: "method-support",
        units: ["skarholmen"],
      });
      const [done] = (await shown()).flatMap(({ convenes }) => convenes);
      expect(done?.boards[2]).toMatchObject({ status: "answered", late: true });
      expect(done?.results).toMatchObject([{ result: 1, units: ["skarholmen", "farsta"], since: ["spanga-tensta"] }]);
      expect(done?.ledTo).toMatchObject([{ step: "method-support", units: ["skarholmen"] }]);
    },
  },
];
