import { describe, expect, it } from "vitest";
import {
  type AuditControlsAnswer,
  auditControls,
  type ControlCell,
  controls,
} from "../../projections/audit-controls/src/index.ts";
import { answerFrom, found, rowsOf } from "./founding.ts";

/*
 * The standing controls over the Stockholm data, cell by cell, read from audit report 2/2019 by hand. A cell says the
 * status, the support where the report decides it (observed, stated, judged), and the sections that it rests on.
 *
 * `+` met, `–` not met, `?` cannot be judged, `·` not applicable; o, s, j: observed, stated, judged.
 */

const boards = {
  KS: "kommunstyrelsen",
  Soc: "socialnamnden",
  EÅV: "enskede-arsta-vantor",
  Skä: "skarholmen",
  SpT: "spanga-tensta",
  Söd: "sodermalm",
  Arb: "arbetsmarknadsnamnden",
  Utb: "utbildningsnamnden",
  Kul: "kulturnamnden",
  Idr: "idrottsnamnden",
} as const;

/** What the report says: control, then KS, Soc, EÅV, Skä, SpT, Söd, and the four other specialist boards alike. */
const report = `
coordinator                 | + o 3         | + o 3, 3.2   | + o 3            | + o 3            | + o 3            | + o 3     | + o 3
internal-organisation       | + j 5         | + o 3.2      | + o 3.3.1        | + o 3.3.1        | + o 3.3.1        | ?         | ?
local-picture               | ·             | ?            | + o 3.3.1        | + o 3.3.1        | + o 3.3.1        | ?         | ?
plan-exists                 | ·             | + o 3.1.3    | + o 3.3.2        | + o 3.3.2        | + o 3.3.2        | + o 3.1.3 | + o 3.1.3
plan-decided                | ·             | ?            | + o 3.3.2        | + o 3.3.2        | + o 3.3.2        | ?         | ?
plan-approved               | ·             | ?            | ?                | ?                | ?                | ?         | ?
plan-instructions           | + o 3.1.3     | ·            | ·                | ·                | ·                | ·         | ·
knowledge-house             | + o 3.1.3     | ·            | ·                | ·                | ·                | ·         | ·
plan-contents               | ·             | ?            | + o 3.1.3, 3.3.2 | + o 3.1.3, 3.3.2 | + o 3.1.3, 3.3.2 | ?         | ?
measures-by-area            | + j 4         | ?            | ?                | ?                | ?                | ?         | ?
individual-support          | ·             | + o 3.2.1    | + o 3.3.4        | + o 3.3.4        | + o 3.3.4        | ?         | ?
training                    | ?             | – j 4        | – j 4            | – j 4            | – j 4            | ?         | ?
network-member              | + o 3.1.4     | + o 3.1.4    | + o 3.1.4        | + o 3.1.4        | + o 3.1.4        | + o 3.1.4 | + o 3.1.4
network-attendance          | ·             | ?            | ?                | ?                | ?                | ?         | ?
forums-cadence              | ? 3.1.1, 3.1.4 | ? 3.2, 3.2.1 | ? 3.3.1, 3.3.7  | ? 3.3.1, 3.3.7   | ? 3.3.7          | ?         | ?
external-networks           | + o 3.1.4     | ·            | ·                | ·                | ·                | ·         | ·
reference-group             | + j 4         | ·            | ·                | ·                | ·                | ·         | ·
police-collaboration        | + o 3.1.4     | ?            | + s 3.3.7        | + s 3.3.7        | + s 3.3.7        | ?         | ?
police-agreement            | + o 3.1.4, 3.3.7 | ·         | ·                | ·                | ·                | ·         | ·
local-police-agreement      | ·             | ·            | ? 3.3.7          | ? 3.3.7          | ? 3.3.7          | ?         | ·
civil-society-strategy      | ·             | ?            | – o 3.3.7        | – o 3.3.7        | – o 3.3.7        | ?         | ?
civil-society-collaboration | – j 4         | ?            | + o 3.3.7        | + o 3.3.7        | + o 3.3.7        | ?         | ?
central-guidance            | – j 4, 5      | ·            | ·                | ·                | ·                | ·         | ·
plan-revised                | ·             | + o 3.1.3    | + o 3.3.2        | + o 3.3.2        | + o 3.3.2        | + o 3.1.3 | + o 3.1.3
follow-up-gathered          | ·             | ?            | – o 3.3.2, 4     | – o 3.3.2, 4     | – o 3.3.2, 4     | ?         | ?
work-analysed               | ·             | ?            | – o 3.3.2, 4     | – o 3.3.2, 4     | – o 3.3.2, 4     | ?         | ?
board-reporting             | ·             | ?            | – j 4, 5         | – j 4, 5         | – j 4, 5         | ?         | ?
consolidated-reporting      | – o 3.1.3     | ·            | ·                | ·                | ·                | ·         | ·
adherence-analysed          | – o 3.1.3     | ·            | ·                | ·                | ·                | ·         | ·
plans-reviewed              | + o 3.1.3     | ·            | ·                | ·                | ·                | ·         | ·
concern-routine             | + o 3.1.3     | ?            | ?                | ?                | ?                | ?         | ?
replies-in-time             | ? 5           | ? 5          | ? 5              | ? 5              | ? 5              | ·         | ·
`;

const expected = report
  .trim()
  .split("\n")
  .flatMap((line) => {
    const [control = "", ...cells] = line.split("|").map((part) => part.trim());
    const [KS, Soc, EÅV, Skä, SpT, Söd, others] = cells;
    const row = { KS, Soc, EÅV, Skä, SpT, Söd, Arb: others, Utb: others, Kul: others, Idr: others };
    return Object.entries(row).map(([board, cell]) => ({ control, board: board as keyof typeof boards, cell }));
  });

const log = found(rowsOf("stockholm-2019/commands.jsonl"));
const known = answerFrom(auditControls, log, "2019-11-30");
const before = answerFrom(auditControls, log, "2019-11-18");

function cellOf(answer: AuditControlsAnswer, board: keyof typeof boards, control: string): ControlCell {
  const row = answer.boards.find(({ unit }) => unit === boards[board]);
  const cell = row?.cells.find((each) => each.control === control);
  if (!cell) throw new Error(`no cell ${board} ${control}`);
  return cell;
}

const signs = { met: "+", "not met": "–", "cannot be judged": "?", "not applicable": "·" } as const;
function written({ status, support, sections }: ControlCell): string {
  const decided = status === "met" || status === "not met";
  return [signs[status], ...(decided ? [support?.[0] ?? "entered"] : []), sections.join(", ")]
    .filter((part) => part !== "")
    .join(" ");
}

describe("the standing controls over what the report says, as known on 30 November 2019", () => {
  it("stand in the table whole, each control at each board", () => {
    expect(known.boards.map(({ unit }) => unit).sort()).toEqual(Object.values(boards).sort());
    expect(expected.map(({ control, board }) => `${control} ${board}`).sort()).toEqual(
      controls.flatMap(({ id }) => Object.keys(boards).map((board) => `${id} ${board}`)).sort(),
    );
  });

  it.each(expected)("say of $control at $board: $cell", ({ control, board, cell }) => {
    expect(written(cellOf(known, board, control))).toBe(cell);
  });

  it("mark what rests on a judgement or on what was stated, and nothing else", () => {
    for (const { cells } of known.boards)
      for (const { status, support, mark } of cells) {
        const decided = status === "met" || status === "not met";
        expect(mark?.en ?? null).toBe(
          decided && support === "judged"
            ? "Rests on a judgement"
            : decided && support === "stated"
              ? "Rests on what is stated"
              : null,
        );
      }
  });

  it("show the training figures beside the auditors' conclusion: counted in three districts, stated at social services", () => {
    for (const board of ["EÅV", "Skä", "SpT"] as const)
      expect(cellOf(known, board, "training").also).toMatchObject([
        { says: "open", grounds: "figure-counted", support: "observed", sections: ["3.3.1"] },
      ]);
    expect(cellOf(known, "Soc", "training").also).toMatchObject([
      { says: "open", grounds: "figure-stated", support: "stated", sections: ["3.2"] },
    ]);
  });

  it("judge the follow-up of 2018, and of 2019 only that it is to come", () => {
    expect(known.controls.find(({ control }) => control === "follow-up-gathered")?.year).toBe(2018);
    const nextYear = answerFrom(auditControls, log, "2020-02-01");
    expect(cellOf(nextYear, "Skä", "follow-up-gathered")).toMatchObject({
      status: "cannot be judged",
      grounds: "finding-planned",
      sections: ["3.3.2", "4"],
    });
  });

  it("show where the report says two things of one matter: the reference group is invited, and created", () => {
    expect(cellOf(known, "KS", "reference-group")).toMatchObject({
      status: "met",
      also: [{ says: "open", grounds: "finding-under-way", support: "observed", sections: ["3.1.1"] }],
    });
  });

  it("name the events behind each answer that decides, and none that came later", () => {
    for (const { cells } of known.boards)
      for (const { status, why } of cells)
        if (status === "met" || status === "not met") {
          expect(why.$why.length).toBeGreaterThan(0);
          for (const number of why.$why) expect(number).toBeLessThanOrEqual(log.length);
        }
  });

  it("say no to nothing when the time for replies has passed and none is logged", () => {
    const later = answerFrom(auditControls, log, "2019-11-30", { on: "2020-03-01" });
    expect(cellOf(later, "KS", "replies-in-time")).toMatchObject({
      status: "cannot be judged",
      grounds: "reply-not-logged",
    });
  });

  it("find each function of the knowledge house in the organisation", () => {
    expect(known.functions.map((row) => [row.function, row.carriers.map(({ unit }) => unit).sort()])).toEqual([
      ["defector-and-relative-support", [boards.EÅV, boards.Skä, boards.Soc, boards.SpT]],
      ["monitoring", [boards.EÅV, boards.KS, boards.Skä, boards.Soc, boards.SpT]],
      ["local-measures", [boards.EÅV, boards.Skä, boards.SpT]],
      ["support-phone", [boards.Soc]],
      ["democracy-work", [boards.EÅV, boards.Skä, boards.SpT]],
      ["civil-society", [boards.EÅV, boards.Skä, boards.SpT]],
    ]);
  });
});

describe("the same controls the day before the report", () => {
  const decided = before.boards.flatMap(({ unit, cells }) =>
    cells.flatMap(({ control, status }) => (status === "met" || status === "not met" ? [[control, unit, status]] : [])),
  );

  it("find nothing lacking, for nobody had said so", () => {
    expect(decided.filter(([, , status]) => status === "not met")).toEqual([]);
  });

  it("cannot judge most, and what they can is what documents of that time say", () => {
    const met = new Map<string, number>();
    for (const [control = ""] of decided) met.set(control, (met.get(control) ?? 0) + 1);
    expect(Object.fromEntries(met)).toEqual({
      coordinator: 1,
      "plan-instructions": 1,
      "external-networks": 1,
      "local-picture": 3,
      "plan-exists": 9,
      "plan-decided": 3,
      "plan-revised": 9,
    });
    const open = before.boards.flatMap(({ cells }) => cells.filter(({ status }) => status === "cannot be judged"));
    expect(open.length).toBeGreaterThan(5 * decided.length);
  });
});
