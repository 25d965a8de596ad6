import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { root } from "../src/context.ts";
import { programIn } from "./program.ts";

let program: ReturnType<typeof programIn>;
beforeAll(() => {
  program = programIn({ LIGGARE_PORT: "0" });
});
afterAll(() => program.remove());

it("A data set that is not there is refused with the names of those that are, and nothing is made", async () => {
  const { exit, err } = await program.liggare(["demo", "--no-pages", "--dataset", "../elsewhere"]);
  expect(exit).toBe(2);
  expect(err).toContain("--dataset: there is no data set ../elsewhere. There are small-town, stockholm-2019.");
  const { out } = await program.liggare(["doctor", "--json"]);
  expect(out).not.toContain("Exempelköping");
});

it("A folder that was founded with another data set is refused, and says whose it is", async () => {
  const folder = join(root, "test/datasets/small-town");
  expect(await program.liggare(["import", folder, "--founding"])).toMatchObject({
    exit: 0,
    out: expect.stringContaining("Founded: small-town"),
  });
  const { exit, err } = await program.liggare(["demo", "--no-pages"]);
  expect(exit).toBe(1);
  expect(err).toContain(
    "holds the demonstration of Exempelköping (påhittad kommun), founded with another data set than stockholm-2019: name another folder with LIGGARE_DATA.",
  );
});
