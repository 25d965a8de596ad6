import { describe, expect, test } from "vitest";
import { structuresDiffer } from "../src/shell/former-boards.ts";

const ended = (unit: string, endedFrom: string, ...successors: string[]) => ({
  unit,
  name: unit,
  endedFrom,
  successors,
});

describe("where the boards' structure then and now differ", () => {
  const former = [
    ended("hagersten", "2020-07-01", "hagersten-alvsjo"),
    ended("rinkeby", "2023-07-01", "jarva"),
    ended("closed", "2019-01-01"),
  ];

  test("they differ for the whole city from the day of the first merger", () => {
    expect([structuresDiffer(former, "2020-06-30", null), structuresDiffer(former, "2020-07-01", null)]).toEqual([
      false,
      true,
    ]);
  });

  test("they differ for a board that took over and for the one before it, not for others", () => {
    const at = (unit: string) => structuresDiffer(former, "2026-01-01", unit);
    expect([at("jarva"), at("rinkeby"), at("norrmalm")]).toEqual([true, true, false]);
  });

  test("a board that ended without anybody taking over makes no difference", () => {
    expect(structuresDiffer([ended("closed", "2019-01-01")], "2026-01-01", null)).toBe(false);
  });

  test("a board that took over by way of another one is reached, and boards that name each other end the search", () => {
    const chain = [ended("a", "2020-01-01", "b"), ended("b", "2021-01-01", "c", "a")];
    const at = (unit: string) => structuresDiffer(chain, "2026-01-01", unit);
    expect([at("c"), at("d")]).toEqual([true, false]);
  });
});
