// A process of its own that takes a log, writes a session into it and leaves it again, as often as it is told, while
// others do the same. Now and then it kills itself in the middle of a session; whoever started it starts it again.
import { writeSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { openSqliteStore, type SqliteStore, StoreError } from "@liggare/event-store";
import { batchOfEvents } from "../log.ts";
import { Random } from "../random.ts";

const [file = "", name = "", from = "", to = "", seed = ""] = process.argv.slice(2);
const say = (line: string) => writeSync(1, `${line}\n`);
const random = new Random(`${seed}/${name}/${from}`);

async function take(): Promise<SqliteStore> {
  for (let refused = 0; ; refused += 1) {
    try {
      const store = await openSqliteStore({ file });
      say(`refused ${refused}`);
      return store;
    } catch (error) {
      if (!(error instanceof StoreError) || error.code !== "locked") throw error;
      await sleep(1 + random.below(6));
    }
  }
}

for (let session = Number(from); session < Number(to); session += 1) {
  const store = await take();
  say(`began ${session}`);
  const stream = `meeting-${name}-${session}`;
  let revision = -1;
  for (let part = 0; part < 4; part += 1) {
    const batch = `${name}/${session}/${part}`;
    const events = batchOfEvents(random, batch, random.pick([1, 2, 5]));
    const result = await store.append(stream, revision < 0 ? "no stream" : revision, events);
    if (result.kind === "conflict") throw new Error(`${batch} met a conflict`);
    revision = result.revision;
    say(`ack ${batch}`);
    if (random.chance(0.02)) process.kill(process.pid, "SIGKILL");
    await sleep(random.below(3));
  }
  await store.close();
}
