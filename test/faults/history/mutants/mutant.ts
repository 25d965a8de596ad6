import type { NewEvent, RecordedEvent } from "@liggare/domain";
import { start } from "@liggare/domain";
import { type EventStore, type ExpectedRevision, openMemoryStore } from "@liggare/event-store";
import type { Rule } from "../check/rules.ts";
import { delegate } from "../delegate.ts";
import type { Bend, Subject } from "../world.ts";

/** A store, a view or a ledger with one defect. */
export interface Mutant {
  /** What it does wrong, as a sentence's predicate. */
  readonly name: string;
  /** The rule that must catch it. */
  readonly rule: Rule;
  readonly subject: Subject;
  readonly ledger: boolean;
  readonly bend?: Bend;
}

/** How a defect changes the answers of a correct store. */
export type Alter = (store: EventStore) => Partial<EventStore>;

const memory: Subject = {
  name: "memory",
  async open() {
    const store = openMemoryStore();
    return { store, end: () => store.close() };
  },
};

/** A defect of the store itself, over the store in memory. */
export const broken = (name: string, rule: Rule, alter: Alter): Mutant => ({
  name,
  rule,
  ledger: false,
  subject: {
    name,
    async open() {
      const store = openMemoryStore();
      return { store: delegate(store, alter(store)), end: () => store.close() };
    },
  },
});

/** A defect that shows after a restart: `lose` says what is left of the log. */
export const forgetful = (
  name: string,
  rule: Rule,
  lose: (log: readonly RecordedEvent[]) => readonly RecordedEvent[],
  alter: Alter = () => ({}),
): Mutant => ({
  name,
  rule,
  ledger: false,
  subject: {
    name,
    async open() {
      let store = openMemoryStore();
      const opened = () => {
        const inner = store;
        return delegate(inner, alter(inner));
      };
      return {
        store: opened(),
        async restart() {
          const log = await Array.fromAsync(store.readAll(start));
          await store.close();
          store = await copyOf(lose(log.flat()));
          return opened();
        },
        end: () => store.close(),
      };
    },
  },
});

/** A defect of what stands above a correct store. */
export const above = (name: string, rule: Rule, bend: Bend, ledger = false): Mutant => ({
  name,
  rule,
  ledger,
  bend,
  subject: memory,
});

async function copyOf(log: readonly RecordedEvent[]): Promise<EventStore> {
  const store = openMemoryStore();
  for (const { stream, revision, position: _, number: __, hash: ___, ...event } of log)
    await store.append(stream, revision === 0 ? "no stream" : revision - 1, [event as NewEvent]);
  return store;
}

/** True at every n-th call. */
export function every(n: number): () => boolean {
  let calls = 0;
  return () => {
    calls += 1;
    return calls % n === 0;
  };
}

/** Revision as a number, -1 for no stream. */
export const revisionOf = (expected: ExpectedRevision): number => (expected === "no stream" ? -1 : expected);

export const expectedOf = (revision: number): ExpectedRevision => (revision < 0 ? "no stream" : revision);

/** The stream's last revision, -1 for no stream. */
export const lastOf = async (store: EventStore, stream: string): Promise<number> =>
  (await store.readStream(stream)).length - 1;

/** Positions of the store in memory. */
export const positionAt = (number: number): string => String(number).padStart(16, "0");
