import { copyFileSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { Liggare } from "./liggare.ts";

const datasets = join(import.meta.dirname, "../datasets");
const liggare = new Liggare();
afterAll(() => liggare.remove());

test("a ledger founded with the first released data set is served by the demonstration of today, without loss and without growing", async () => {
  const released = join(liggare.folder, "released");
  mkdirSync(released);
  copyFileSync(join(datasets, "stockholm-2019/dataset.json"), join(released, "dataset.json"));
  copyFileSync(join(datasets, "samples/stockholm-2019-v1.jsonl"), join(released, "commands.jsonl"));
  const rows = (file: string) => readFileSync(join(datasets, file), "utf8").trim().split("\n").length;
  expect(rows("stockholm-2019/commands.jsonl")).toBeGreaterThan(rows("samples/stockholm-2019-v1.jsonl"));
  const exported = () => liggare.run(["export", "--purpose", "comparing in a test"]);
  expect(await liggare.run(["import", released, "--founding"])).toMatchObject({ exit: 0, err: "" });
  const before = await exported();
  expect(before).toMatchObject({ exit: 0, err: "" });
  expect(before.out.trim().split("\n").length).toBeGreaterThanOrEqual(259);

  const server = await liggare.serve(["demo", "--no-pages"]);
  expect(await exported()).toEqual(before);
  const shown = await liggare.run(["show", "audit-controls", "--as-known-on", "2019-11-30", "--json"]);
  expect(shown).toMatchObject({ exit: 0, err: "" });
  const { answer } = JSON.parse(shown.out);
  expect(answer.boards).toHaveLength(10);
  expect(answer.questions.map(({ notMet }: { readonly notMet: number }) => notMet)).toEqual([0, 4, 5, 11]);
  expect(await server.end("SIGTERM")).toBe(0);
  expect(await exported()).toEqual(before);
});
