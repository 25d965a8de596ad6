import { type EventStore, StoreError } from "@liggare/event-store";
import { type Vault, VaultError } from "@liggare/vault";

export interface DiskWatch {
  /** The log and the vault as they were given, watched while they write. */
  readonly store: EventStore;
  readonly vault: Vault;
  /** Resolves with the first fault of the disk under a write, and never while there is none. */
  readonly failed: Promise<Error>;
  /** The same, for who asks. */
  fault(): Error | undefined;
}

/**
 * Watches what is written for faults of the disk. After a sync that failed nobody knows what the disk holds: the store
 * acknowledges nothing more, and only a process that opens the log anew can know (packages/event-store, decision 5).
 */
export function watchDisk(store: EventStore, vault: Vault): DiskWatch {
  const { promise: failed, resolve } = Promise.withResolvers<Error>();
  let fault: Error | undefined;
  const watched = async <T>(written: Promise<T>): Promise<T> => {
    try {
      return await written;
    } catch (error) {
      if (fault === undefined && isDiskFault(error)) {
        fault = error;
        resolve(error);
      }
      throw error;
    }
  };
  return {
    store: {
      append: (...request) => watched(store.append(...request)),
      readStream: (...request) => store.readStream(...request),
      readAll: (...request) => store.readAll(...request),
      subscribe: (after) => store.subscribe(after),
      head: () => store.head(),
      close: () => store.close(),
    },
    vault: {
      put: (texts) => watched(vault.put(texts)),
      get: (ids) => vault.get(ids),
      salt: (ids) => vault.salt(ids),
      remove: (ids, decision) => watched(vault.remove(ids, decision)),
      sweepOrphans: (...request) => vault.sweepOrphans(...request),
      directory: vault.directory,
      tallies: vault.tallies,
      backup: (...request) => vault.backup(...request),
      close: () => vault.close(),
    },
    failed,
    fault: () => fault,
  };
}

/** SQLite's result codes (https://www.sqlite.org/rescode.html). */
const inputOutput = 10;
/** The shared-memory file could not grow: the disk is full, nothing durable was touched. */
const sharedMemoryFull = 4874;

/** An append that was refused as "damaged" has stopped its store; the vault tells by SQLite's own code. */
export function isDiskFault(error: unknown): error is Error {
  if (error instanceof StoreError) return error.code === "damaged";
  if (!(error instanceof VaultError)) return false;
  const { errcode } = (error.cause ?? {}) as { readonly errcode?: unknown };
  return typeof errcode === "number" && (errcode & 0xff) === inputOutput && errcode !== sharedMemoryFull;
}
