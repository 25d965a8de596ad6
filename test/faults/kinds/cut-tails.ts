import { logImage, openDamaged } from "../damage/log-image.ts";
import { DamageTally } from "../damage/tally.ts";
import { type FaultKind, stopwatch } from "../kind.ts";
import { memoryFolder } from "../machine.ts";
import { Random } from "../random.ts";

const batches = 60;

export const cutTails: FaultKind = {
  name: "cut-tails",
  what: "the log's database, WAL or head loses its end, at any byte, or is gone",
  unit: "cuts",
  counts: { long: 1_000, quick: 100, short: 24 },
  async run({ seed, count, onProgress }) {
    const seconds = stopwatch();
    const random = new Random(`cut-tails ${seed}`);
    const scratch = memoryFolder();
    const tally = new DamageTally();
    try {
      const image = await logImage(scratch.path, `image ${seed}`, batches);
      for (let cut = 0; cut < count; cut += 1) {
        const own = random.fork(cut);
        const file = own.pick(["log.db", "log.db-wal", "log.db.head"]);
        const whole = image.files.get(file)!;
        const gone = own.chance(0.05);
        const length = own.chance(0.1) ? 0 : own.below(whole.length);
        const files = new Map(image.files);
        if (gone) files.delete(file);
        else files.set(file, whole.subarray(0, length));
        const { fate, detail } = await openDamaged(scratch.path, files, image.log);
        tally.note(file, fate, `seed ${seed}, cut ${cut}, ${gone ? "removed" : `cut to ${length} bytes`}`, detail);
        onProgress(cut + 1);
      }
    } finally {
      scratch.remove();
    }
    return { ...tally.outcome(count, "cut of"), seconds: seconds() };
  },
};
