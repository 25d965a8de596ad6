import { fc, test } from "@fast-check/vitest";
import { expect } from "vitest";
import { formatShare } from "../src/index.ts";

test.prop([fc.nat({ max: 5000 }), fc.integer({ min: 1, max: 5000 }), fc.nat({ max: 3 })])(
  "the share of two counts lies within half a unit of the last decimal",
  (numerator, denominator, decimals) => {
    const shown = Number(formatShare(numerator, denominator, "en", { decimals }).replace(/[,%\u00a0]/g, ""));
    expect(Math.abs(shown - (numerator / denominator) * 100)).toBeLessThanOrEqual(0.5 / 10 ** decimals + 1e-9);
  },
);
