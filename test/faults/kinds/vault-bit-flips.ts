import { join } from "node:path";
import { DamageTally, withFlippedBit } from "../damage/tally.ts";
import { openDamagedVault, vaultImage } from "../damage/vault-image.ts";
import { type FaultKind, stopwatch } from "../kind.ts";
import { memoryFolder } from "../machine.ts";
import { Random } from "../random.ts";

/** Of so many flips one goes into the key file, which is short. */
const keyShare = 0.05;

export const vaultBitFlips: FaultKind = {
  name: "vault-bit-flips",
  what: "one bit of the vault's texts, keys, their write-ahead logs or the key file is flipped",
  unit: "bit flips",
  counts: { long: 5_000, quick: 400, short: 60 },
  async run({ seed, count, onProgress }) {
    const seconds = stopwatch();
    const random = new Random(`vault-bit-flips ${seed}`);
    const scratch = memoryFolder();
    const tally = new DamageTally();
    try {
      const folder = join(scratch.path, "vault");
      const closed = await vaultImage(folder, `vault ${seed}`, "closed");
      const crashed = await vaultImage(folder, `vault ${seed}`, "crashed");
      for (let flip = 0; flip < count; flip += 1) {
        const own = random.fork(flip);
        const image = own.pick([closed, crashed]);
        const databases = [...image.files.keys()].filter((name) => name !== "vault.key");
        const file = own.chance(keyShare) ? "vault.key" : own.pick(databases);
        const { flipped, at } = withFlippedBit(image.files.get(file)!, own);
        const files = new Map(image.files).set(file, flipped);
        const { fate, detail } = await openDamagedVault(folder, files, image.content);
        tally.note(file, fate, `seed ${seed}, flip ${flip}, ${at}`, detail);
        onProgress(flip + 1);
      }
    } finally {
      scratch.remove();
    }
    return { ...tally.outcome(count, "flip in"), seconds: seconds() };
  },
};
