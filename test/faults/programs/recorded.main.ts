// A process of its own whose system calls are recorded: writes a log and says each acknowledgement into a file.
import { openSync, writeSync } from "node:fs";
import { openSqliteStore } from "@liggare/event-store";
import { commitPlace } from "../commit-place.ts";
import { batchOfEvents } from "../log.ts";
import { Random } from "../random.ts";

const [file = "", marks = "", seed = "", rounds = "", place] = process.argv.slice(2);
const random = new Random(seed);
const marker = openSync(marks, "w");

const streams = ["meeting-a", "meeting-b", "meeting-c"].map((name) => ({ name, revision: -1 }));
let made = 0;

for (const life of [1, 2]) {
  const store = await openSqliteStore({ file, commitsIn: commitPlace(place) });
  const append = async (stream: { name: string; revision: number }) => {
    made += 1;
    const batch = `${stream.name}/${life}/${made}`;
    const events = batchOfEvents(random, batch, random.pick([1, 1, 1, 2, 5]));
    const expected = stream.revision < 0 ? "no stream" : stream.revision;
    const result = await store.append(stream.name, expected, events);
    if (result.kind === "conflict") throw new Error(`${batch} met a conflict though it is the only writer there`);
    stream.revision = result.revision;
    writeSync(marker, `ack ${batch}\n`);
  };
  for (let round = 0; round < Number(rounds); round += 1) {
    // One alone, or several that share a commit.
    await Promise.all(streams.filter(() => random.chance(0.6)).map(append));
    if (random.chance(0.12)) store.checkpoint();
  }
  await store.close();
}
