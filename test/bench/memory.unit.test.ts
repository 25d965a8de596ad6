import { expect, it } from "vitest";
import { measureMemory, stepsNamed } from "./memory/measure.ts";

it("steps are run in their order, with those that they need, and an unknown one is refused by name", () => {
  const names = (...asked: readonly string[]) => stepsNamed(asked).map(({ name }) => name);
  expect(names("restore", "verify")).toEqual(["simulate", "verify", "backup", "restore"]);
  expect(names("import-founding", "import")).toEqual(["import", "import-founding"]);
  expect(() => names("verify", "dream")).toThrow('"dream" is not one of simulate, first-start,');
});

it.runIf(process.platform === "linux")(
  "each step tells the peak of a real process, what it took and what it wrote",
  async () => {
    const rows = await measureMemory(300, stepsNamed(["first-start", "export"]));
    expect(rows.map(({ name }) => name)).toEqual(["simulate", "first-start", "export"]);
    for (const { name, peak, seconds, size } of rows) {
      // a Node process holds some tens of megabytes before it does anything
      expect(peak, name).toBeGreaterThan(40);
      expect(seconds, name).toBeGreaterThan(0);
      expect(size, name).toBeGreaterThan(0.05);
    }
  },
);
