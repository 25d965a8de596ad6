import { ledgerMutants, viewMutants } from "./above.ts";
import { followingMutants } from "./following.ts";
import type { Mutant } from "./mutant.ts";
import { readingMutants } from "./reading.ts";
import { writingMutants } from "./writing.ts";

/** Every defect that the checker must find. */
export const mutants: readonly Mutant[] = [
  ...writingMutants,
  ...readingMutants,
  ...followingMutants,
  ...viewMutants,
  ...ledgerMutants,
];
