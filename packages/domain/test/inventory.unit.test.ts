import { describe, expect, it } from "vitest";
import { inventory } from "../src/inventory.ts";
import { given, idOf, sealed } from "./given.ts";

const round = {
  title: "Stadsdelarnas arbete 2026",
  questions: ["picture", "presence", "cases", "challenges"],
  units: ["skarholmen", "farsta"],
  due: "2026-05-31",
};
const opened = { type: "InventoryOpened", data: round, unit: "socialnamnden" };
const content = {
  items: [{ environment: "several", phenomenon: "symbols-graffiti", trend: "rising" }],
  presence: [{ environment: "white-power", present: "yes" }],
  challenges: ["knowledge"],
};
const answered = {
  type: "InventoryAnswered",
  data: { nothing: false, ...content, units: ["socialnamnden"] },
  unit: "skarholmen",
};
const stated = { type: "InventoryCasesStated", data: { cases: 3 }, unit: "skarholmen" };
const compiled = {
  type: "InventoryCompiled",
  data: { result: 1, units: ["skarholmen"], challenges: ["knowledge"] },
  unit: "socialnamnden",
};
const without = ({ type, data }: { readonly type: string; readonly data: object }) => ({ type, data });
const convener = { unit: "socialnamnden" };
const board = { unit: "skarholmen" };

describe("an inventory", () => {
  it("is opened once, with its questions, the boards asked and the last day", () => {
    given(inventory, [])
      .when("open", { ...convener, ...round }, convener)
      .thenRecorded([without(opened)]);
    given(inventory, [opened])
      .when("open", { unit: "farsta", ...round }, { unit: "farsta" })
      .thenRefused("step-already-taken", { step: { en: "Inventory opened" } });
  });

  it("is answered by a board, its number of cases as an event of its own that is sensitive", () => {
    given(inventory, [opened])
      .when("answer", { ...board, ...content, cases: 3, text: "Fler frågor." }, board)
      .thenRecorded([
        { ...without(answered), data: { ...answered.data, text: sealed("Fler frågor.") } },
        without(stated),
      ]);
    given(inventory, [opened])
      .when("answer", { ...board, ...content }, board)
      .thenRecorded([without(answered)]);
    expect(inventory.events.InventoryCasesStated?.sensitive).toBe(true);
    expect(inventory.events.InventoryAnswered?.sensitive).toBeUndefined();
  });

  it("takes nothing to report as an answer", () => {
    given(inventory, [opened])
      .when("report-nothing", board, board)
      .thenRecorded([
        {
          type: "InventoryAnswered",
          data: { nothing: true, items: [], presence: [], challenges: [], units: ["socialnamnden"] },
        },
      ]);
  });

  it("is answered once by each board; a changed answer is a correction", () => {
    for (const command of ["answer", "report-nothing"] as const)
      given(inventory, [opened, answered])
        .when(command, command === "answer" ? { ...board, ...content } : board, board)
        .thenRefused("step-already-taken", { step: { en: "Inventory answered" } });
  });

  it("is answered after its last day too", () => {
    given(inventory, [opened])
      .when("answer", { ...board, ...content }, { ...board, occurredOn: "2026-07-01" })
      .thenRecorded([{ ...without(answered), occurredOn: "2026-07-01" }]);
  });

  it.for(["answer", "report-nothing"] as const)("is not answered by a board that was not asked: %s", (command) => {
    const other = { unit: "spanga-tensta" };
    given(inventory, [opened])
      .when(command, command === "answer" ? { ...other, ...content } : other, other)
      .thenRefused("unknown-item", { id: "spanga-tensta", what: { en: "Boards asked" } });
  });

  it("reminds the boards asked, without content, and only by its convener", () => {
    const reminded = { type: "InventoryReminded", data: { units: ["farsta"] } };
    given(inventory, [opened])
      .when("remind", { ...convener, units: ["farsta"] }, convener)
      .thenRecorded([reminded]);
    given(inventory, [opened])
      .when("remind", { unit: "farsta", units: ["skarholmen"] }, { unit: "farsta" })
      .thenRefused("unknown-item", { id: "farsta", what: { en: "Convener" } });
    given(inventory, [opened])
      .when("remind", { ...convener, units: ["bromma"] }, convener)
      .thenRefused("unknown-item", { id: "bromma" });
  });

  it("is compiled without its opening only where a founding import does not state it", () => {
    const found = { ...convener, units: [], challenges: [] };
    given(inventory, [])
      .when("compile", found, convener)
      .thenRefused("step-missing", { step: { en: "Inventory opened" } });
    given(inventory, [])
      .when("compile", found, { ...convener, founding: true })
      .thenRecorded([{ type: "InventoryCompiled", data: { result: 1, units: [], challenges: [] } }]);
  });

  it("is compiled of the answers that came, or of those chosen, each time with a new number", () => {
    const found = { ...convener, challenges: ["knowledge"] };
    given(inventory, [opened, answered])
      .when("compile", found, convener)
      .thenRecorded([without(compiled)]);
    given(inventory, [opened, answered, compiled, { ...answered, unit: "farsta" }])
      .when("compile", { ...found, units: ["farsta"], conclusion: "Kunskapen." }, convener)
      .thenRecorded([
        {
          type: "InventoryCompiled",
          data: { result: 2, units: ["farsta"], challenges: ["knowledge"], conclusion: sealed("Kunskapen.") },
        },
      ]);
  });

  it("is not compiled of an answer that did not come, or of a board that was not asked", () => {
    const found = { ...convener, challenges: [] };
    given(inventory, [opened, answered])
      .when("compile", { ...found, units: ["farsta"] }, convener)
      .thenRefused("step-missing", { step: { en: "Inventory answered" } });
    given(inventory, [opened, answered])
      .when("compile", { ...found, units: ["bromma"] }, convener)
      .thenRefused("unknown-item", { id: "bromma" });
    given(inventory, [opened, answered])
      .when("compile", { unit: "skarholmen", challenges: [] }, board)
      .thenRefused("unknown-item", { id: "skarholmen", what: { en: "Convener" } });
  });

  it("keeps no number of cases whose answer was withdrawn: the number is withdrawn first", () => {
    const why = "Fel nämnd.";
    given(inventory, [opened, answered, stated])
      .when("withdraw", { entry: idOf(1), why }, board)
      .thenRefused("correction-breaks-history", { type: "InventoryCasesStated" });
    const number = given(inventory, [opened, answered, stated]).when(
      "withdraw",
      { entry: idOf(2), why },
      board,
    ).decided;
    if ("kind" in number) throw new Error("the number was not withdrawn");
    const [withdrawn] = number;
    const answer = given(inventory, [opened, answered, stated, { ...withdrawn!, data: withdrawn!.data }]);
    expect(answer.when("withdraw", { entry: idOf(1), why }, board).decided).toMatchObject([{ type: "EntryWithdrawn" }]);
  });

  it("is not corrected to take in a board that did not answer, but keeps one whose answer was withdrawn later", () => {
    const correct = (units: readonly string[], ...history: readonly (typeof opened | typeof answered)[]) =>
      given(inventory, [...history, compiled]).when(
        "correct-inventory-compiled",
        { entry: idOf(history.length), data: { ...compiled.data, units }, why: "Fel nämnder" },
        convener,
      );
    correct(["skarholmen", "farsta"], opened, answered).thenRefused("step-missing", {
      step: { en: "Inventory answered" },
    });
    expect(correct(["skarholmen"], opened).decided).toMatchObject([{ type: "EntryCorrected" }]);
    const both = correct(["farsta", "skarholmen"], opened, answered, { ...answered, unit: "farsta" });
    expect(both.decided).toMatchObject([{ type: "EntryCorrected" }]);
  });

  it("keeps the number of its result when that is corrected", () => {
    const second = { ...compiled, data: { ...compiled.data, result: 2 } };
    given(inventory, [opened, answered, compiled, second])
      .when("correct-inventory-compiled", { entry: idOf(3), data: compiled.data, why: "Fel nummer" }, convener)
      .thenRefused("field-fixed");
  });

  it("says which support or training it led to, for which boards", () => {
    const step = { step: "course", course: "web-course", units: ["skarholmen"] };
    given(inventory, [opened])
      .when("lead-to", { ...convener, ...step, text: "Två tillfällen." }, convener)
      .thenRecorded([{ type: "InventoryLedTo", data: { ...step, text: sealed("Två tillfällen.") } }]);
    given(inventory, [opened])
      .when("lead-to", { ...convener, ...step, units: ["bromma"] }, convener)
      .thenRefused("unknown-item", { id: "bromma" });
  });

  it("lets a board withdraw its answer after it was compiled, and answer again", () => {
    const withdrawn = {
      type: "EntryWithdrawn",
      corrects: idOf(1),
      data: {
        type: answered.type,
        schema: 1,
        previous: { occurredOn: "2026-03-03", data: answered.data },
        why: sealed("Fel"),
      },
      unit: "skarholmen",
    };
    given(inventory, [opened, answered, compiled])
      .when("withdraw", { entry: idOf(1), why: "Fel" }, board)
      .thenRecorded([{ type: "EntryWithdrawn", corrects: idOf(1), data: withdrawn.data }]);
    given(inventory, [opened, answered, compiled, withdrawn])
      .when("answer", { ...board, ...content }, board)
      .thenRecorded([without(answered)]);
  });

  it("cannot be withdrawn while it is answered; before it is opened nothing follows", () => {
    given(inventory, [opened, answered])
      .when("withdraw", { entry: idOf(0), why: "Fel" }, convener)
      .thenRefused("correction-breaks-history");
    const withdrawn = {
      type: "EntryWithdrawn",
      corrects: idOf(0),
      data: {
        type: opened.type,
        schema: 1,
        previous: { occurredOn: "2026-03-03", data: round },
        why: sealed("Fel"),
      },
      unit: "socialnamnden",
    };
    for (const [command, input] of [
      ["answer", { ...board, ...content }],
      ["report-nothing", board],
      ["remind", { ...board, units: ["farsta"] }],
      ["compile", { ...board, challenges: [] }],
      ["lead-to", { ...board, step: "guidance", units: ["farsta"] }],
    ] as const)
      given(inventory, [opened, withdrawn])
        .when(command, input, board)
        .thenRefused("step-missing", { step: { en: "Inventory opened" } });
  });
});
