import type { TrainingCoverageAnswer } from "@liggare/training-coverage";
import type { Shown } from "@liggare/views";
import { expect } from "vitest";
import { central, local, type Row } from "../row.ts";

type Coverage = Shown<TrainingCoverageAnswer>;
const skarholmen = local("skarholmen");
const course = { unit: "kommunstyrelsen", name: "Webbutbildning", form: "web", level: "basic" };

/** Training (DOMAIN §1.13): courses, occasions, figures, and lists that are counted and not kept. */
export const trainingRows: readonly Row[] = [
  {
    line: 13,
    about: "Training",
    holds: "taken part and completed are two figures with their own goals, and the pace tells when a goal is reached",
    async through(api) {
      await api.boards("skarholmen");
      await api.record(central, "training/webb/register", course);
      await api.record(skarholmen, "training/webb/require", {
        unit: "skarholmen",
        of: "all-staff",
        by: "management-decision",
      });
      const figure = (state: string, numerator: number) => ({
        unit: "skarholmen",
        state,
        of: "all-staff",
        numerator,
        denominator: { count: 1000, approximate: true },
        basis: "participant-lists",
      });
      await api.record(skarholmen, "training/webb/count", figure("taken-part", 94), "2026-01-05");
      await api.record(skarholmen, "training/webb/count", figure("completed", 60), "2026-01-05");
      api.today("2026-06-01");
      await api.record(skarholmen, "training/webb/count", figure("taken-part", 400));
      await api.record(central, "policy/goal-training-taken-part/set", {
        unit: "kommunstyrelsen",
        key: "goal-training-taken-part",
        value: 50,
        validFrom: "2026-01-01",
      });
      const { rows, courses } = await api.view<Coverage>(skarholmen, "training-coverage");
      expect(rows.map(({ state, goal }) => [state, goal]).sort()).toEqual([
        ["completed", null],
        ["taken-part", 50],
      ]);
      const taken = rows.find(({ state }) => state === "taken-part");
      expect(taken?.outlook).toMatchObject({ value: { goalMet: false, month: "2026-08" } });
      expect(courses[0]?.requirements.map(({ unit }) => unit)).toEqual(["skarholmen"]);
    },
  },
  {
    line: 13,
    about: "Training",
    holds:
      "a participant list is counted once, its disposal is asked for and then recorded, and a small board is masked",
    async through(api) {
      await api.boards("skarholmen");
      await api.record(central, "training/webb/register", course);
      const people = Array.from({ length: 4 }, (_, at) => `Deltagare ${at};d${at}@exempel.se;skarholmen`);
      const file = new TextEncoder().encode(["Namn;E-post;Nämnd", ...people].join("\n"));
      const send = () =>
        api.send<{ readonly list: string; readonly sums: { readonly new: object } }>(
          skarholmen,
          "POST",
          "/training/webb/participant-lists?state=completed",
          file,
          { "content-type": "text/csv" },
        );
      const first = await send();
      expect([first.status, first.body.sums.new]).toEqual([201, { value: 4 }]);
      expect((await send()).body.sums.new).toEqual({ value: 0 });
      await api.record(skarholmen, "training/webb/record-disposal", {
        unit: "skarholmen",
        list: first.body.list,
        decision: "SKA 2026/31",
      });
      const own = await api.view<Coverage>(skarholmen, "training-coverage");
      expect(own.rows[0]?.numerator).toMatchObject({ value: 4 });
      expect(own.lists.find(({ list }) => list === first.body.list)?.decision).toBe("SKA 2026/31");
      const { rows } = await api.view<Coverage>(central, "training-coverage");
      expect(rows.filter(({ numerator }) => numerator !== null && "value" in numerator)).toEqual([]);
    },
  },
  {
    line: 13,
    about: "Training",
    holds: "an occasion is planned, held or cancelled with a reason",
    async through(api) {
      await api.boards("skarholmen");
      await api.record(central, "training/webb/register", course);
      const plan = (day: string) => api.record(skarholmen, "training/webb/plan-occasion", { unit: "skarholmen", day });
      await plan("2026-02-02");
      await plan("2026-02-09");
      api.today("2026-02-10");
      await api.record(skarholmen, "training/webb/hold-occasion", { unit: "skarholmen", occasion: "t1" }, "2026-02-02");
      await api.record(skarholmen, "training/webb/cancel-occasion", {
        unit: "skarholmen",
        occasion: "t2",
        reason: "Föreläsaren var sjuk.",
      });
      const { occasions } = await api.view<Coverage>(skarholmen, "training-coverage");
      expect(occasions.map(({ status }) => status).sort()).toEqual(["cancelled", "held"]);
    },
  },
];
