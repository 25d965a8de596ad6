// Started by tests as a process of its own: opens a log and does what its first argument says.
import { openSqliteStore, StoreError, verifyLog } from "../src/index.ts";
import { all, newEvent, start, written } from "./contract/kit.ts";

const [task, file = ""] = process.argv.slice(2);
const say = (line: string) => process.stdout.write(`${line}\n`);

try {
  // Root may write everywhere: become nobody where that is needed for a refusal.
  if (task?.endsWith("as-nobody") && process.getuid?.() === 0) process.setuid?.(65_534);
  const store = await openSqliteStore({ file, readOnly: task?.startsWith("read") ?? false });
  say("open");
  if (task === "read-as-nobody") {
    const { events, finding } = await verifyLog(file);
    say(`read ${(await all(store, start)).length}, verified ${events}, found ${finding?.kind ?? "nothing"}`);
  }
  if (task === "write") {
    // Several writers, each saying what was acknowledged to it, until the process is killed.
    const write = async (stream: string) => {
      for (let revision = -1; ; ) {
        const events = [newEvent(), newEvent()].map((event) => ({ ...event, id: crypto.randomUUID() }));
        const result = await store.append(stream, revision < 0 ? "no stream" : revision, events);
        ({ revision } = written(result));
        say(`ack ${stream} ${revision} ${events.at(-1)!.id}`);
      }
    };
    await Promise.all(["a", "b", "c", "d"].map(write));
  }
  await store.close();
} catch (error) {
  if (!(error instanceof StoreError)) throw error;
  say(`refused ${error.code}: ${error.message}`);
}
