import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { NewEvent } from "@liggare/domain";
import { openSqliteStore, StoreError } from "@liggare/event-store";
import { turns } from "../network.ts";
import { broken, every, expectedOf, forgetful, lastOf, type Mutant, positionAt, revisionOf } from "./mutant.ts";

const unavailable = () => new StoreError("unavailable", "no answer came from a broken store");

/** Real SQLite, and a restart that takes up a backup which somebody made earlier: whole, chained, with its own head. */
const restoredFromOldBackup: Mutant = {
  name: "is restored from an old backup in a restart",
  rule: "ok stands exactly once",
  ledger: false,
  subject: {
    name: "sqlite",
    async open() {
      const folder = mkdtempSync(join(tmpdir(), "liggare-history-"));
      const [file, backup] = [join(folder, "log.db"), join(folder, "backup.db")];
      let store = await openSqliteStore({ file });
      await store.backup(backup);
      return {
        store,
        async restart() {
          await store.close();
          store = await openSqliteStore({ file: backup });
          return store;
        },
        async end() {
          await store.close();
          rmSync(folder, { recursive: true, force: true });
        },
      };
    },
  },
};

/** Defects of appends. */
export const writingMutants: readonly Mutant[] = [
  broken("acknowledges before the commit", "reads show what was acknowledged", (store) => ({
    async append(stream, expected, events) {
      if (revisionOf(expected) !== (await lastOf(store, stream))) return store.append(stream, expected, events);
      const number = (await store.head()).number + events.length;
      void turns(6)
        .then(() => store.append(stream, expected, events))
        .catch(() => undefined); // nobody learns of it: that is the defect
      const revision = revisionOf(expected) + events.length;
      return { kind: "written", revision, position: positionAt(number), number };
    },
  })),

  forgetful(
    "acknowledges before the commit and is stopped",
    "ok stands exactly once",
    (log) => log,
    (store) => {
      const due = every(4);
      return {
        async append(stream, expected, events) {
          if (!due() || revisionOf(expected) !== (await lastOf(store, stream)))
            return store.append(stream, expected, events);
          // What waits in memory goes with the process; nobody writes it any more.
          const number = (await store.head()).number + events.length;
          const revision = revisionOf(expected) + events.length;
          return { kind: "written", revision, position: positionAt(number), number };
        },
      };
    },
  ),

  forgetful("drops its tail in a restart", "ok stands exactly once", (log) => log.slice(0, -3)),

  restoredFromOldBackup,

  forgetful("loses an event within the log in a restart", "ok stands exactly once", (log) => {
    const last = new Map(log.map(({ stream }, index) => [stream, index]));
    const lost = [...last.values()].toSorted((a, b) => a - b)[0];
    return log.filter((_, index) => index !== lost);
  }),

  broken("writes a repetition again", "ids are unique", (store) => ({
    async append(stream, expected, events) {
      const last = await lastOf(store, stream);
      const answer = await store.append(stream, expected, events);
      if (answer.kind === "written" && revisionOf(expected) < last)
        await store.append(stream, expectedOf(last), events);
      return answer;
    },
  })),

  broken("writes half a batch and acknowledges the whole", "batches are whole", (store) => ({
    async append(stream, expected, events) {
      const answer = await store.append(stream, expected, events.slice(0, Math.ceil(events.length / 2)));
      return answer.kind === "written" ? { ...answer, revision: revisionOf(expected) + events.length } : answer;
    },
  })),

  broken("writes half a batch and gives no answer", "batches are whole", (store) => ({
    async append(stream, expected, events) {
      if (events.length === 1) return store.append(stream, expected, events);
      await store.append(stream, expected, events.slice(0, Math.ceil(events.length / 2)));
      throw unavailable();
    },
  })),

  broken("lets others in between the events of a batch", "batches are whole", (store) => ({
    async append(stream, expected, events) {
      let answer = await store.append(stream, expected, events.slice(0, 1));
      for (let at = 1; at < events.length && answer.kind === "written"; at += 1) {
        await turns(2);
        answer = await store.append(stream, revisionOf(expected) + at, events.slice(at, at + 1));
      }
      return answer;
    },
  })),

  broken("writes what it refused", "fail never stands", (store) => ({
    async append(stream, expected, events) {
      const answer = await store.append(stream, expected, events);
      if (answer.kind === "conflict") await store.append(stream, answer.actual, events);
      return answer;
    },
  })),

  broken("writes twice what it could not answer", "info stands at most once", (store) => {
    const due = every(3);
    return {
      async append(stream, expected, events) {
        const answer = await store.append(stream, expected, events);
        if (answer.kind === "conflict" || !due()) return answer;
        await store.append(stream, await lastOf(store, stream), events);
        throw unavailable();
      },
    };
  }),

  broken("tells a revision too high", "answers are true", (store) => {
    const due = every(4);
    return {
      async append(stream, expected, events) {
        const answer = await store.append(stream, expected, events);
        return answer.kind === "written" && due() ? { ...answer, revision: answer.revision + 1 } : answer;
      },
    };
  }),

  broken("answers a whole group with its last position", "answers are true", (store) => {
    let group: Promise<unknown> = Promise.resolve();
    return {
      async append(stream, expected, events) {
        const answer = await store.append(stream, expected, events);
        group = group.then(() => turns(1));
        await group;
        const { position, number } = await store.head();
        return answer.kind === "written" ? { ...answer, position, number } : answer;
      },
    };
  }),

  broken("refuses what it could write", "conflicts are justified", (store) => {
    const due = every(6);
    return {
      async append(stream, expected, events) {
        const last = await lastOf(store, stream);
        if (due() && revisionOf(expected) === last) return { kind: "conflict", actual: expected };
        return store.append(stream, expected, events);
      },
    };
  }),

  broken("names an old revision in a conflict", "conflicts are justified", (store) => ({
    async append(stream, expected, events) {
      const answer = await store.append(stream, expected, events);
      if (answer.kind === "written" || answer.actual === "no stream" || answer.actual === 0) return answer;
      return { kind: "conflict", actual: answer.actual - 1 };
    },
  })),

  broken("refuses a repetition", "a repetition is answered alike", (store) => ({
    async append(stream, expected, events) {
      const last = await lastOf(store, stream);
      if (revisionOf(expected) < last) return { kind: "conflict", actual: last };
      return store.append(stream, expected, events);
    },
  })),

  broken("answers a repetition with another position", "a repetition is answered alike", (store) => ({
    async append(stream, expected, events) {
      const last = await lastOf(store, stream);
      const answer = await store.append(stream, expected, events);
      if (answer.kind === "conflict" || revisionOf(expected) >= last) return answer;
      const { position, number } = await store.head();
      return { ...answer, position, number };
    },
  })),

  broken("does not ask for the expected revision", "first revision is expected + 1", (store) => ({
    async append(stream, expected, events) {
      const answer = await store.append(stream, expected, events);
      return answer.kind === "conflict" ? store.append(stream, answer.actual, events) : answer;
    },
  })),

  broken("stores something else than it was sent", "stored as sent", (store) => {
    const due = every(5);
    const other = (event: NewEvent): NewEvent => ({ ...event, data: { ...event.data, note: "…" } });
    return {
      append: (stream, expected, events) => store.append(stream, expected, due() ? events.map(other) : events),
    };
  }),

  broken("throws what is no fault of a store", "nothing else fails", (store) => {
    const due = every(8);
    return {
      async append(stream, expected, events) {
        if (due()) throw new TypeError("undefined is not a function");
        return store.append(stream, expected, events);
      },
    };
  }),

  broken("writes what nobody asked for", "nothing unasked", (store) => {
    const due = every(7);
    return {
      async append(stream, expected, events) {
        const answer = await store.append(stream, expected, events);
        if (answer.kind === "written" && due())
          await store.append(`${stream}-own`, "no stream", [{ ...events[0]!, id: `own-${events[0]!.id}` }]);
        return answer;
      },
    };
  }),
];
