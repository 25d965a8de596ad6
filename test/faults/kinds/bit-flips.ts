import { logImage, openDamaged } from "../damage/log-image.ts";
import { DamageTally, withFlippedBit } from "../damage/tally.ts";
import { type FaultKind, stopwatch } from "../kind.ts";
import { memoryFolder } from "../machine.ts";
import { Random } from "../random.ts";

/** Batches in the log that is damaged: some hundred events, of which a third lies in the WAL. */
const batches = 60;
/** Of so many flips one goes into the head, which is short. */
const headShare = 0.1;

export const bitFlips: FaultKind = {
  name: "bit-flips",
  what: "one bit of the log's database, WAL or head is flipped while nobody has it open",
  unit: "bit flips",
  counts: { long: 10_000, quick: 600, short: 60 },
  async run({ seed, count, onProgress }) {
    const seconds = stopwatch();
    const random = new Random(`bit-flips ${seed}`);
    const scratch = memoryFolder();
    const tally = new DamageTally();
    try {
      const image = await logImage(scratch.path, `image ${seed}`, batches);
      for (let flip = 0; flip < count; flip += 1) {
        const own = random.fork(flip);
        const file = own.chance(headShare) ? "log.db.head" : own.pick(["log.db", "log.db-wal"]);
        const { flipped, at } = withFlippedBit(image.files.get(file)!, own);
        const files = new Map(image.files).set(file, flipped);
        const { fate, detail } = await openDamaged(scratch.path, files, image.log);
        tally.note(file, fate, `seed ${seed}, flip ${flip}, ${at}`, detail);
        onProgress(flip + 1);
      }
    } finally {
      scratch.remove();
    }
    return { ...tally.outcome(count, "flip in"), seconds: seconds() };
  },
};
