import type { FaultKind } from "./kind.ts";
import { bitFlips } from "./kinds/bit-flips.ts";
import { clockJumps } from "./kinds/clock-jumps.ts";
import { cutTails } from "./kinds/cut-tails.ts";
import { diskFull } from "./kinds/disk-full.ts";
import { history, mutantKind, serverHistory } from "./kinds/history.ts";
import { kill } from "./kinds/kill.ts";
import { powerLoss } from "./kinds/power-loss.ts";
import { projectionCrashes } from "./kinds/projection-crashes.ts";
import { subscriptionDrops } from "./kinds/subscription-drops.ts";
import { syncErrors } from "./kinds/sync-errors.ts";
import { twoWriters } from "./kinds/two-writers.ts";
import { vaultBitFlips } from "./kinds/vault-bit-flips.ts";

const server = process.env.EVENTSTORE_URL;

/** Every kind of fault, in the order of the table. */
export const kinds: readonly FaultKind[] = [
  kill,
  powerLoss,
  syncErrors,
  diskFull,
  bitFlips,
  cutTails,
  vaultBitFlips,
  twoWriters,
  clockJumps,
  projectionCrashes,
  subscriptionDrops,
  history,
  mutantKind,
  ...(server ? [serverHistory(server)] : []),
];
