import type { DatabaseSync } from "node:sqlite";

/**
 * Where the orders to a fragile connection stand, in memory that threads share: result codes for statements to fail with,
 * the most pages that the file may have, whether to wait before a commit, whether the thread is to die of one, and how many
 * milliseconds one takes.
 */
const orderPlaces = {
  "BEGIN IMMEDIATE": 0,
  COMMIT: 1,
  ROLLBACK: 2,
  "most pages": 3,
  hold: 4,
  die: 5,
  delay: 6,
} as const;
export type Order = keyof typeof orderPlaces;

export const newOrders = (): Int32Array => new Int32Array(new SharedArrayBuffer(4 * Object.keys(orderPlaces).length));

export function give(orders: Int32Array, order: Order, value: number): void {
  Atomics.store(orders, orderPlaces[order], value);
  Atomics.notify(orders, orderPlaces[order]);
}

/** A connection that fails when told to; `errcode` as SQLite gives it. */
export function fragileConnection(db: DatabaseSync, orders: Int32Array): DatabaseSync {
  const exec = (sql: string) => {
    const most = Atomics.load(orders, orderPlaces["most pages"]);
    if (most > 0 && sql === "BEGIN IMMEDIATE") db.exec(`PRAGMA max_page_count = ${most}`);
    if (sql === "COMMIT") {
      Atomics.wait(orders, orderPlaces.hold, 1);
      if (Atomics.load(orders, orderPlaces.die) === 1) process.exit(3);
      Atomics.wait(orders, orderPlaces.delay, Atomics.load(orders, orderPlaces.delay) || -1, 10);
    }
    const errcode = sql in orderPlaces ? Atomics.load(orders, orderPlaces[sql as Order]) : 0;
    if (errcode === 0) return db.exec(sql);
    throw Object.assign(new Error("injected"), { code: "ERR_SQLITE_ERROR", errcode });
  };
  return new Proxy(db, {
    get: (target, name) => {
      const value = name === "exec" ? exec : Reflect.get(target, name, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}
