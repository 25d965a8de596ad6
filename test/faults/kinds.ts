import type { FaultKind } from "./kind.ts";
import { bitFlips } from "./kinds/bit-flips.ts";
import { cutTails } from "./kinds/cut-tails.ts";
import { history, mutantKind, serverHistory } from "./kinds/history.ts";
import { kill } from "./kinds/kill.ts";
import { powerLoss } from "./kinds/power-loss.ts";
import { vaultBitFlips } from "./kinds/vault-bit-flips.ts";

const server = process.env.EVENTSTORE_URL;

/** Every kind of fault, in the order of the table. */
export const kinds: readonly FaultKind[] = [
  kill,
  powerLoss,
  bitFlips,
  cutTails,
  vaultBitFlips,
  history,
  mutantKind,
  ...(server ? [serverHistory(server)] : []),
];
