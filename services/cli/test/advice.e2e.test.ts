import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { taking } from "../src/advice.ts";
import { programIn } from "./program.ts";

const program = programIn({ LANG: "sv_SE.UTF-8", LIGGARE_MUNICIPALITY: "Exempelkommun" });
const coded = {
  unit: "skarholmen",
  environment: "autonomous",
  setting: "library",
  kind: "worry",
  done: [],
  consulted: [],
};
const report = [
  ...["record", "concern-report", "new", "report", "--role", "local-coordinator", "--unit", "skarholmen"],
  ...["--occurred-on", "2026-03-03", "--input", JSON.stringify(coded)],
];
const numberOfReports = async () => {
  const { out } = await program.liggare(["show", "concern-register", "--json"]);
  const [board] = (JSON.parse(out) as { answer: { boards: { own: { reports: { setting: string }[] } }[] } }).answer
    .boards;
  return board?.own.reports.map(({ setting }) => setting) ?? [];
};

beforeAll(async () => {
  const stockholm = join(import.meta.dirname, "../../../test/datasets/stockholm-2019");
  expect(await program.liggare(["import", stockholm, "--founding"])).toMatchObject({ exit: 0 });
});
afterAll(() => program.remove());

describe("the command line before a rare concern report is saved", () => {
  it("saves nothing where nobody can be asked, and names what would do", async () => {
    const { exit, err } = await program.liggare(report);
    expect(exit).toBe(2);
    expect(err).toContain("kan peka ut en person");
    expect(err).toContain("1. Plats: Fritidsverksamhet – Då är den lika ovanlig.");
    expect(err).toContain("--yes");
    expect(await numberOfReports()).toEqual([]);
  });

  it("asks at a terminal: stops, takes a coarser value, or saves as it is", async () => {
    expect(await program.liggare(report, "\n", true)).toMatchObject({
      exit: 1,
      err: expect.stringContaining("Ingenting har sparats."),
    });
    expect(await numberOfReports()).toEqual([]);
    expect(await program.liggare(report, "s\n", true)).toMatchObject({ exit: 0 });
    expect(await numberOfReports()).toEqual(["library"]);
  });

  it("saves with --yes, and with --json says the advice in the answer", async () => {
    expect(await program.liggare([...report, "--yes"])).toMatchObject({ exit: 0, err: "" });
    const { exit, out } = await program.liggare([...report, "--json"]);
    expect(exit).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ revision: 0, advice: { kind: "rarity", warns: true } });
    expect(await numberOfReports()).toHaveLength(3);
  });

  it("puts a coarser value in its place and leaves all else", () => {
    const request = { aggregate: "concern-report", id: "x", command: "report", input: coded, occurredOn: "2026-03-03" };
    const offer = { text: { sv: "", en: "" }, standing: "rare", standingText: { sv: "", en: "" } } as const;
    expect(taking(request, { ...offer, pointer: "/input/setting", value: "other" })).toEqual({
      ...request,
      input: { ...coded, setting: "other" },
    });
    expect(taking(request, { ...offer, pointer: "/occurredOn", value: "2026" })).toEqual({
      ...request,
      occurredOn: "2026",
    });
  });
});
