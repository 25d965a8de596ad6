import { expect, it } from "vitest";
import { straySkips } from "./contract.ts";

it("a skip whose title no test of the contract has is found", () => {
  expect(straySkips({ "a test that was renamed": "too slow" })).toEqual(["a test that was renamed"]);
  expect(straySkips({ "a first append expects no stream and is at revision 0": "a reason" })).toEqual([]);
  expect(straySkips()).toEqual([]);
});
