import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type EventStore, openEventStoreDb, openMemoryStore, openSqliteStore } from "@liggare/event-store";
import type { Subject } from "./world.ts";

const memory = (weak: boolean): Subject => ({
  name: weak ? "memory, weak" : "memory, strict",
  async open() {
    const store = openMemoryStore({ weak });
    return { store, end: () => store.close() };
  },
});

const sqlite: Subject = {
  name: "sqlite",
  async open() {
    const folder = mkdtempSync(join(tmpdir(), "liggare-history-"));
    const file = join(folder, "log.db");
    let store = await openSqliteStore({ file });
    return {
      store,
      async restart() {
        await store.close();
        store = await openSqliteStore({ file });
        return store;
      },
      async end() {
        await store.close();
        rmSync(folder, { recursive: true, force: true });
      },
    };
  },
};

/** Stores that need nothing but this machine, in turn: every second history is SQLite's. */
export const localSubjects: readonly Subject[] = [memory(false), sqlite, memory(true), sqlite];

/** A real server, each history a ledger of its own on it. A restart is another client. */
export const serverSubject = (url: string): Subject => ({
  name: "EventStoreDB",
  // Each operation is a way to the server and back, and a head may search through what other ledgers wrote.
  leastRate: 5,
  async open() {
    const prefix = `test.${randomBytes(8).toString("hex")}`;
    const connect = () => openEventStoreDb({ url, prefix });
    const others: EventStore[] = [];
    let store = await connect();
    return {
      store,
      async restart() {
        await store.close();
        store = await connect();
        return store;
      },
      async another() {
        const other = await connect();
        others.push(other);
        return other;
      },
      async end() {
        await Promise.all([store, ...others].map((each) => each.close()));
      },
    };
  },
});
