// A process of its own that leaves a log as a crash leaves it: part in the database, part in the WAL, the head at
// its end. It kills itself, so that nothing is tidied up.
import { existsSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { openSqliteStore } from "@liggare/event-store";
import { batchOfEvents } from "../log.ts";
import { Random } from "../random.ts";

const [file = "", seed = "", batches = ""] = process.argv.slice(2);
const random = new Random(seed);
const store = await openSqliteStore({ file });
const revisions = new Map<string, number>();
for (let made = 0; made < Number(batches); made += 1) {
  const stream = `meeting-${random.below(7)}`;
  const revision = revisions.get(stream) ?? -1;
  const events = batchOfEvents(random, `${stream}/${made}`, random.pick([1, 1, 2, 4]));
  const result = await store.append(stream, revision < 0 ? "no stream" : revision, events);
  if (result.kind === "conflict") throw new Error("a conflict though there is one writer only");
  revisions.set(stream, result.revision);
  if (made === Math.floor(Number(batches) * 0.7)) store.checkpoint();
}
const { number } = await store.head();
const head = () => (existsSync(`${file}.head`) ? JSON.parse(readFileSync(`${file}.head`, "utf8")).number : 0);
while (head() !== number) await sleep(10);
process.kill(process.pid, "SIGKILL");
