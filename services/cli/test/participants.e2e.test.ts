import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { programIn } from "./program.ts";

const { folder, liggare, remove } = programIn({ LIGGARE_MUNICIPALITY: "Exempelkommun" });
afterAll(remove);

const own = ["--role", "local-coordinator", "--unit", "skarholmen"];
const list = "deltagare.csv";

beforeAll(async () => {
  const founded = await liggare([
    "import",
    join(import.meta.dirname, "../../../test/datasets/stockholm-2019"),
    "--founding",
  ]);
  expect(founded).toMatchObject({ exit: 0 });
  const rows = [
    "Namn;E-post;Nämnd",
    "A;a@exempel.se;Skärholmen",
    "B;B@EXEMPEL.SE;skarholmen",
    "A;A@exempel.se;Skärholmen",
  ];
  writeFileSync(join(folder, list), `\uFEFF${rows.join("\r\n")}\r\n`);
});

const count = (...more: readonly string[]) =>
  liggare([
    "import-participants",
    "webbutbildning-grund",
    join(folder, list),
    "--state",
    "completed",
    "--json",
    ...own,
    ...more,
  ]);

test("a list is tried first, then counted once, and its disposal is asked for", async () => {
  const tried = JSON.parse((await count("--preview")).out);
  expect([tried.recorded, tried.sums.new]).toEqual([null, { value: 2 }]);
  const counted = JSON.parse((await count()).out);
  expect([counted.sums.new, counted.rows.all, counted.disposal.open]).toEqual([{ value: 2 }, 3, true]);
  const again = JSON.parse((await count("--disposal-decision", "SKA 2026/31")).out);
  expect([again.sums.new, again.sums.known]).toEqual([{ value: 0 }, { value: 3 }]);
});

test("a file that is not there, and a wrong state, are named with what is allowed", async () => {
  const missing = await liggare(["import-participants", "webbutbildning-grund", "ingen.csv", ...own]);
  expect([missing.exit, missing.err]).toEqual([2, expect.stringContaining("ingen.csv is not there")]);
  const wrong = await liggare(["import-participants", "webbutbildning-grund", list, "--state", "klar", ...own]);
  expect([wrong.exit, wrong.err]).toEqual([2, expect.stringMatching(/taken-part, completed/)]);
});
