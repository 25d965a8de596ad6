import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { programIn } from "./program.ts";

const stockholm = join(import.meta.dirname, "../../../test/datasets/stockholm-2019");
const { liggare, remove } = programIn({ LIGGARE_MUNICIPALITY: "Exempelkommun" });
afterAll(remove);

const step = async (command: string, input: object) => {
  const as = ["--role", "local-coordinator", "--unit", "skarholmen"];
  const ran = await liggare([
    "record",
    "action-plan",
    "skarholmen-2019",
    command,
    "--input",
    JSON.stringify(input),
    ...as,
  ]);
  expect(ran).toMatchObject({ exit: 0 });
};
const measure = { orientation: "preventive", followUp: "annual-report" };

beforeAll(async () => {
  expect(await liggare(["import", stockholm, "--founding"])).toMatchObject({ exit: 0 });
  const approval = JSON.stringify({ givenBy: "not-stated", delegation: "not-stated" });
  const approved = await liggare(["record", "action-plan", "skarholmen-2019", "approve", "--input", approval]);
  expect(approved).toMatchObject({ exit: 0 });
  await step("revise", { inConnectionWith: "tertial-2" });
  await step("add-measure", { wording: "Utbildning av nya chefer", ...measure });
});

test("two revisions of a plan are compared, as a table and as JSON", async () => {
  const table = await liggare(["compare-plan", "skarholmen-2019", "--from", "1", "--to", "2"]);
  expect(table).toMatchObject({ exit: 0, err: "" });
  expect(table.out).toMatch(/skarholmen-2019, revision 1 → skarholmen-2019, revision 2/);
  expect(table.out).toMatch(/m1 +│ Added/);
  const { out } = await liggare(["compare-plan", "skarholmen-2019", "--json"]);
  expect(JSON.parse(out)).toMatchObject({ counts: { added: 1, changed: 0, dropped: 0, unchanged: 0 } });
  expect(await liggare(["compare-plan", "skarholmen-2019", "--from", "9"])).toMatchObject({
    exit: 1,
    err: expect.stringContaining("There is no such Revision: 9"),
  });
});

test("the follow-up of plans is shown as tables, with the figure's definition", async () => {
  const { exit, out } = await liggare(["show", "plan-follow-up", "--section", "boards", "--unit", "skarholmen"]);
  expect(exit).toBe(0);
  expect(out).toContain("No follow-up was submitted");
  expect(out).toContain("The share of the plan's measures in force at the period's end");
});
