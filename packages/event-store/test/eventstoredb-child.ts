// Started by tests as a process of its own: uses a store on a server in every way, closes it, and should then end.
import { openEventStoreDb } from "../src/index.ts";
import { all, newEvent, start } from "./contract/kit.ts";

const [url = "", task = ""] = process.argv.slice(2);
const say = (line: string) => process.stdout.write(`${line}\n`);

const search = task === "reading" ? 120_000 : 2_000;
const store = await openEventStoreDb({ url, patience: { answer: task === "all" ? 2_000 : 200, search, whole: 300 } });
if (task !== "reading") store.subscribe(start).subscribe({ complete: () => say("completed") });
if (task === "reading") {
  const reading = store.readAll(start, { batch: 1 })[Symbol.asyncIterator]();
  say(`event ${(await reading.next()).value?.[0]?.number}`);
} else if (task === "hung") {
  const failed = await store.append("meeting-1", "no stream", [newEvent()]).catch((error: Error) => error.message);
  say(`append: ${typeof failed === "string" ? "gave up" : failed.kind}`);
} else {
  for (const stream of ["meeting-1", "meeting-2"])
    say(`append: ${(await store.append(stream, "no stream", [newEvent(), newEvent()])).kind}`);
  // Left in the middle.
  for await (const events of store.readAll(start, { batch: 1 })) {
    say(`event ${events[0]?.number}`);
    break;
  }
  say(`events: ${(await all(store, start)).length}`);
}
await store.close();
say("closed");
