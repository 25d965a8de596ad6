// A process of its own that writes a log while its system calls are made to fail. It says what was acknowledged and
// what was refused, and whether reading goes on; a batch that the full disk refused is tried again.
import { writeSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { openSqliteStore, StoreError } from "@liggare/event-store";
import { commitPlace } from "../commit-place.ts";
import { batchOfEvents, readLog } from "../log.ts";
import { Random } from "../random.ts";

const [file = "", seed = "", attempts = "", place] = process.argv.slice(2);
const random = new Random(seed);
const say = (line: string) => writeSync(1, `${line}\n`);
const codeOf = (error: unknown): string => {
  if (!(error instanceof StoreError)) throw error;
  return error.code;
};

try {
  const store = await openSqliteStore({ file, commitsIn: commitPlace(place) });
  say("open");
  const streams = ["meeting-a", "meeting-b"].map((name) => ({ name, revision: -1 }));
  for (let attempt = 0; attempt < Number(attempts); attempt += 1) {
    await Promise.all(
      streams.map(async (stream) => {
        const batch = `${stream.name}/${attempt}`;
        const events = batchOfEvents(random, batch, random.pick([1, 2, 3]));
        for (let tries = 0; tries < 50; tries += 1) {
          try {
            const result = await store.append(stream.name, stream.revision < 0 ? "no stream" : stream.revision, events);
            if (result.kind === "conflict") throw new Error(`${batch} met a conflict`);
            stream.revision = result.revision;
            say(`ack ${batch}`);
            return;
          } catch (error) {
            const code = codeOf(error);
            say(`refused ${code}`);
            say(`read ${(await readLog(store)).length}`);
            if (code !== "disk full") return;
            await sleep(2);
          }
        }
      }),
    );
    if (attempt % 5 === 4) {
      try {
        store.checkpoint();
      } catch (error) {
        say(`refused checkpoint ${codeOf(error)}`);
      }
    }
  }
  await store.close();
  say("closed");
} catch (error) {
  say(`ended ${codeOf(error)}`);
}
