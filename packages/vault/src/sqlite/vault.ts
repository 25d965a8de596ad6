import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileNames } from "../file-names.ts";
import { type KeySource, keepsItsKey, keyEncryptionKey, keySourceText } from "../key-file.ts";
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
import { backupFiles } from "./backup.ts";
import { Boxes, holdsKeys } from "./boxes.ts";
import { faultsNamed, openDatabase, type VaultDatabase } from "./database.ts";
import { DirectoryFile } from "./directory.ts";
import { keysSchema, vaultSchema } from "./schema.ts";
import { TallyFile } from "./tallies.ts";
import { type IsReferenced, Texts } from "./texts.ts";

export interface SqliteVaultOptions extends KeySource {
  /** Holds `vault.sqlite` and `vault-keys.sqlite`; created with mode 0700 where it is missing. */
  readonly folder: string;
  readonly clock?: VaultClock;
}

/** Opens or founds the vault in a folder. One process owns it at a time (the ledger's lock sees to that). */
export async function openSqliteVault(options: SqliteVaultOptions): Promise<Vault> {
  const { folder } = options;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const files = { vault: join(folder, fileNames.vault), keys: join(folder, fileNames.keys) };
  if (existsSync(files.vault) && !existsSync(files.keys)) {
    throw new VaultError("not a vault", `${files.keys} is missing; without it no text can be read: restore it`);
  }
  const kek = keyEncryptionKey(options, existsSync(files.keys));
  // Keys before texts, in founding as in writing: a crash leaves keys without texts, never the reverse.
  const opened: VaultDatabase[] = [];
  try {
    opened.push(openDatabase(files.keys, keysSchema));
    if (!existsSync(files.vault) && faultsNamed(files.keys, () => holdsKeys(opened[0]!))) {
      throw new VaultError("not a vault", `${files.vault} is missing though there are keys for it: restore it`);
    }
    opened.push(openDatabase(files.vault, vaultSchema));
    return faultsNamed(folder, () => {
      const boxes = new Boxes(opened[1]!, opened[0]!, kek, keySourceText(options), options.clock ?? wallClock);
      return new SqliteVault(boxes, keepsItsKey(options));
    });
  } catch (error) {
    for (const { connection } of opened) connection.close();
    throw error;
  }
}

class SqliteVault implements Vault {
  readonly directory: Directory;
  readonly tallies: Tallies;
  readonly #boxes: Boxes;
  readonly #texts: Texts;
  readonly #keepsItsKey: boolean;
  #queue: Promise<unknown> = Promise.resolve();
  #open = true;

  constructor(boxes: Boxes, keepsItsKey: boolean) {
    this.#boxes = boxes;
    this.#keepsItsKey = keepsItsKey;
    this.#texts = new Texts(boxes);
    const tallies = new TallyFile(boxes);
    this.tallies = {
      lists: async (subject: string) => this.#run(() => tallies.lists(subject)),
      listWith: async (subject: string, content: Uint8Array) => this.#run(() => tallies.listWith(subject, content)),
      recognise: async (subject: string, people: readonly TallyEntry[], counting: Counting) =>
        this.#run(() => tallies.recognise(subject, people, counting)),
      put: (list: TalliedList, keep: (list: string) => boolean) => this.#inTurn(() => tallies.put(list, keep)),
      discard: (subject: string) => this.#inTurn(() => tallies.discard(subject)),
    };
    const entries = new DirectoryFile(boxes);
    this.directory = {
      put: (subject: string, entry: DirectoryEntry) => this.#inTurn(() => entries.put(subject, entry)),
      get: async (subject: string) => this.#run(() => entries.get(subject)),
      list: async () => this.#run(() => entries.list()),
      remove: (subject: string) => this.#inTurn(() => entries.remove(subject)),
    };
  }

  async put(texts: readonly NewText[]) {
    this.#run(() => this.#texts.put(texts));
  }

  async get(textIds: readonly string[]) {
    return this.#run(() => this.#texts.get(textIds));
  }

  async salt(textIds: readonly string[]) {
    return this.#run(() => this.#texts.salts(textIds));
  }

  async remove(textIds: readonly string[], decision: RemovalDecision) {
    requireDecision(decision);
    return this.#inTurn(() => ({ removed: this.#texts.remove(textIds, decision) }));
  }

  async sweepOrphans(isReferenced: IsReferenced, olderThan: string) {
    const before = instantOf(olderThan);
    return this.#inTurn(() => this.#texts.sweepOrphans(isReferenced, before));
  }

  async backup(folder: string, onProgress: (progress: BackupProgress) => void = () => {}): Promise<BackupFiles> {
    return this.#inTurn(async () => {
      const sources = { vault: this.#boxes.vault.file, keys: this.#boxes.keys.file };
      const keyFile = this.#keepsItsKey ? { file: fileNames.key, key: this.#boxes.keyForBackup() } : undefined;
      return backupFiles(sources, folder, keyFile, onProgress);
    });
  }

  async close() {
    await this.#queue;
    if (!this.#open) return;
    this.#open = false;
    this.#boxes.close();
  }

  /** One at a time: backups, and what empties the write-ahead logs, which no backup may be reading then. */
  #inTurn<T>(work: () => T | Promise<T>): Promise<T> {
    const result = this.#queue.then(() => this.#run(work));
    this.#queue = result.catch(() => {}); // the caller gets the error; the next in turn only waits for the end
    return result;
  }

  #run<T>(work: () => T): T {
    this.#requireOpen();
    return faultsNamed(this.#boxes.vault.file, work);
  }

  #requireOpen(): void {
    if (!this.#open) throw new VaultError("closed", "the vault is closed");
  }
}
