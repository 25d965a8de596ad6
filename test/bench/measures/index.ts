import type { Measure } from "../figure.ts";
import { appending } from "./appending.ts";
import { feeding } from "./feeding.ts";
import { growing } from "./growing.ts";
import { asKnown, reading, rebuilding, restarting, verifying } from "./reading.ts";

/** The measurements, by the names of the design. */
export const measures: readonly Measure[] = [
  appending,
  reading,
  rebuilding,
  feeding,
  asKnown,
  restarting,
  verifying,
  growing,
];
