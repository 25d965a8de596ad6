import type { FaultKind } from "./kind.ts";
import { bitFlips } from "./kinds/bit-flips.ts";
import { clockJumps } from "./kinds/clock-jumps.ts";
import { cutTails } from "./kinds/cut-tails.ts";
import { diskFull } from "./kinds/disk-full.ts";
import { history, mutantKind, serverHistory } from "./kinds/history.ts";
import { kill } from "./kinds/kill.ts";
import { killBackup } from "./kinds/kill-backup.ts";
import { killImport } from "./kinds/kill-import.ts";
import { killMove } from "./kinds/kill-move.ts";
import { killRebuild } from "./kinds/kill-rebuild.ts";
import { killSimulate } from "./kinds/kill-simulate.ts";
import { powerLoss } from "./kinds/power-loss.ts";
import { projectionCrashes } from "./kinds/projection-crashes.ts";
import { serverSyncErrors } from "./kinds/server-sync-errors.ts";
import { subscriptionDrops } from "./kinds/subscription-drops.ts";
import { syncErrors } from "./kinds/sync-errors.ts";
import { twoWriters } from "./kinds/two-writers.ts";
import { vaultBitFlips } from "./kinds/vault-bit-flips.ts";

const server = process.env.EVENTSTORE_URL;

/** Every kind of fault, in the order of the table. */
export const kinds: readonly FaultKind[] = [
  kill,
  killSimulate,
  killImport,
  killBackup,
  killRebuild,
  killMove,
  powerLoss,
  syncErrors,
  serverSyncErrors,
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
