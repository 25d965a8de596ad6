import type { DatabaseSync } from "node:sqlite";
import type { MessagePort } from "node:worker_threads";
import { Committer, type Write } from "./committer.ts";
import { asFault, type FromThread, type ToThread } from "./messages.ts";

/** The thread beside the event loop: commits groups and makes checkpoints over a connection of its own. */
export function serve(port: MessagePort, file: string, connect: (file: string) => DatabaseSync): void {
  const say = (message: FromThread) => port.postMessage(message);
  try {
    const db = connect(file);
    const committer = new Committer(db, file);
    port.on("message", (message: ToThread) => {
      if (message.kind === "group") say(committed(committer, message.parts, file));
      else if (message.kind === "checkpoint") say(checkpointed(db, file));
      else {
        db.close();
        port.close();
      }
    });
    say({ kind: "up" });
  } catch (error) {
    say({ kind: "refused", fault: asFault(error, file) });
    port.close();
  }
}

function committed(committer: Committer, parts: readonly (string | number)[], file: string): FromThread {
  const began = performance.now();
  try {
    const written = committer.commit(writesIn(parts));
    return { kind: "committed", written, head: committer.head, took: performance.now() - began };
  } catch (error) {
    const { broken } = committer;
    return { kind: "failed", fault: asFault(error, file), broken: broken && asFault(broken, file) };
  }
}

function writesIn(parts: readonly (string | number)[]): Write[] {
  const writes: Write[] = [];
  for (let at = 0; at < parts.length; ) {
    const end = at + 3 + (parts[at + 2] as number);
    const texts = parts.slice(at + 3, end) as string[];
    writes.push({ stream: parts[at] as string, expected: parts[at + 1] as number, texts });
    at = end;
  }
  return writes;
}

function checkpointed(db: DatabaseSync, file: string): FromThread {
  try {
    db.prepare("PRAGMA wal_checkpoint(PASSIVE)").get();
    return { kind: "checkpointed" };
  } catch (error) {
    return { kind: "not checkpointed", fault: asFault(error, file) };
  }
}
