import { type KeySource, keepsItsKey } from "../key-file.ts";
import type {
  BackupFiles,
  BackupProgress,
  Counting,
  Directory,
  DirectoryEntry,
  NewText,
  RemovalDecision,
  TalliedList,
  Tallies,
  TallyEntry,
  Vault,
} from "../port.ts";
import { VaultError } from "../port.ts";
import { instantOf, requireDecision, type VaultClock, wallClock } from "../time.ts";
import type { PostgresAddress } from "./address.ts";
import { backupToFiles } from "./backup.ts";
import { Boxes } from "./boxes.ts";
import { Database } from "./database.ts";
import { DirectoryTable } from "./directory.ts";
import { foundVault } from "./founding.ts";
import { scrub } from "./scrub.ts";
import { Sweep } from "./sweep.ts";
import { TallyTables } from "./tallies.ts";
import { Texts } from "./texts.ts";

export interface PostgresVaultOptions extends KeySource {
  /** See `parsePostgresAddress`. */
  readonly address: PostgresAddress;
  /** Refuses ("not a vault") a database in which none was founded, instead of founding one. */
  readonly mustExist?: boolean;
  readonly clock?: VaultClock;
}

/**
 * Opens or founds the vault in a PostgreSQL database, for any number of nodes at once; each needs the same key. Of the
 * folder only the key's file is used.
 */
export async function openPostgresVault(options: PostgresVaultOptions): Promise<Vault> {
  const database = new Database(options.address);
  try {
    const boxes = new Boxes(await foundVault(database, options, options.mustExist), options.clock ?? wallClock);
    const [texts, tallies] = [new Texts(database, boxes), new TallyTables(database, boxes)];
    await texts.finishRemovals();
    await tallies.finishDiscards();
    await scrub(database);
    return new PostgresVault({ database, boxes, texts, tallies, keepsItsKey: keepsItsKey(options) });
  } catch (error) {
    await database.close();
    throw error;
  }
}

interface Parts {
  readonly database: Database;
  readonly boxes: Boxes;
  readonly texts: Texts;
  readonly tallies: TallyTables;
  readonly keepsItsKey: boolean;
}

class PostgresVault implements Vault {
  readonly directory: Directory;
  readonly tallies: Tallies;
  readonly #parts: Parts;
  readonly #sweep: Sweep;
  readonly #running = new Set<Promise<unknown>>();
  #closing: Promise<void> | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
    const { database, boxes, tallies } = parts;
    this.#sweep = new Sweep(database, boxes);
    this.tallies = {
      lists: (subject: string) => this.#run(() => tallies.lists(subject)),
      listWith: (subject: string, content: Uint8Array) => this.#run(() => tallies.listWith(subject, content)),
      recognise: (subject: string, people: readonly TallyEntry[], counting: Counting) =>
        this.#run(() => tallies.recognise(subject, people, counting)),
      put: (list: TalliedList, keep: (list: string) => boolean) => this.#run(() => tallies.put(list, keep)),
      discard: (subject: string) => this.#run(() => tallies.discard(subject)),
    };
    const entries = new DirectoryTable(database, boxes);
    this.directory = {
      put: (subject: string, entry: DirectoryEntry) => this.#run(() => entries.put(subject, entry)),
      get: (subject: string) => this.#run(() => entries.get(subject)),
      list: () => this.#run(() => entries.list()),
      remove: (subject: string) => this.#run(() => entries.remove(subject)),
    };
  }

  put(texts: readonly NewText[]) {
    return this.#run(() => this.#parts.texts.put(texts));
  }

  get(textIds: readonly string[]) {
    return this.#run(() => this.#parts.texts.get(textIds));
  }

  salt(textIds: readonly string[]) {
    return this.#run(() => this.#parts.texts.salts(textIds));
  }

  remove(textIds: readonly string[], decision: RemovalDecision) {
    return this.#run(async () => {
      requireDecision(decision);
      return { removed: await this.#parts.texts.remove(textIds, decision) };
    });
  }

  sweepOrphans(isReferenced: (textId: string, event?: string) => boolean, olderThan: string) {
    return this.#run(async () => this.#sweep.orphans(isReferenced, instantOf(olderThan)));
  }

  backup(folder: string, onProgress: (progress: BackupProgress) => void = () => {}): Promise<BackupFiles> {
    return this.#run(async () => {
      const { database, boxes } = this.#parts;
      const key = this.#parts.keepsItsKey ? boxes.keyForBackup() : undefined;
      const files = await backupToFiles(database, folder, key, onProgress);
      // What was removed meanwhile could not be cleared away.
      await scrub(database);
      return files;
    });
  }

  close(): Promise<void> {
    this.#closing ??= this.#finish();
    return this.#closing;
  }

  async #finish(): Promise<void> {
    await Promise.allSettled([...this.#running]);
    await this.#parts.database.close();
    this.#parts.boxes.close();
  }

  async #run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#closing !== undefined) throw new VaultError("closed", "the vault is closed");
    const running = work();
    this.#running.add(running);
    try {
      return await running;
    } finally {
      this.#running.delete(running);
    }
  }
}
