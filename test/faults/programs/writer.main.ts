// A process of its own: several writers append singles and batches to a log until it is killed.
// Each acknowledged batch is said on stdout, in one call that is done before the writer goes on.
import { writeSync } from "node:fs";
import { openSqliteStore } from "@liggare/event-store";
import { commitPlace } from "../commit-place.ts";
import { batchOfEvents } from "../log.ts";
import { Random } from "../random.ts";

const [file = "", seed = "", cycle = "", place] = process.argv.slice(2);
const say = (line: string) => writeSync(1, `${line}\n`);
const random = new Random(seed);
const store = await openSqliteStore({ file, commitsIn: commitPlace(place) });
say("open");

async function write(stream: string, own: Random): Promise<never> {
  let revision = (await store.readStream(stream)).length - 1;
  for (let count = 0; ; count += 1) {
    const batch = `${stream}/${cycle}/${count}`;
    const events = batchOfEvents(own, batch, own.pick([1, 1, 1, 2, 3, 7, 25]));
    const result = await store.append(stream, revision < 0 ? "no stream" : revision, events);
    if (result.kind === "conflict") throw new Error(`${batch} met a conflict though it is the only writer there`);
    revision = result.revision;
    say(`ack ${batch}`);
    if (own.chance(0.02)) store.checkpoint();
  }
}

await Promise.all(["a", "b", "c", "d"].map((name) => write(`meeting-${name}`, random.fork(name))));
