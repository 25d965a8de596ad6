export { canonicalText, commit, newSalt, newTextId } from "./commitment.ts";
export { VaultError, type VaultErrorCode } from "./error.ts";

/** A free text as the log refers to it. */
export interface SealedText {
  readonly textId: string;
  /** base64url of HMAC-SHA-256 over the padded canonical text, keyed with the text's own salt (see `commit`). */
  readonly commitment: string;
}

export interface NewText {
  readonly textId: string;
  readonly text: string;
  /** 32 random bytes (`newSalt`); kept inside the ciphertext. */
  readonly salt: Uint8Array;
  /** Id of the event that will refer to the text; helps to tell a crash's leftovers from texts in use. */
  readonly event?: string;
}

export type VaultText =
  | { readonly text: string; readonly removed?: never }
  | { readonly removed: true; readonly removedOn?: string; readonly text?: never };

/** The decision by which texts are removed, for the tombstones. */
export interface RemovalDecision {
  /** Registry number or other reference of the disposal decision. */
  readonly reference: string;
  /** Date or instant (ISO 8601) of the removal, as it is to be shown. */
  readonly at: string;
}

/** Name and address of somebody who records; found by the pseudonymous subject that the log knows. */
export interface DirectoryEntry {
  readonly name: string;
  readonly address?: string;
  readonly unit?: string;
}

/** Staff's names and addresses: personal data, kept apart from the texts and never in the log. */
export interface Directory {
  /** Adds or replaces; the entry before is destroyed with its key. */
  put(subject: string, entry: DirectoryEntry): Promise<void>;
  get(subject: string): Promise<DirectoryEntry | undefined>;
  /** All entries, ordered by subject. */
  list(): Promise<ReadonlyMap<string, DirectoryEntry>>;
  /** True where there was an entry. Nothing is left of it, not even the subject. */
  remove(subject: string): Promise<boolean>;
}

/** A person on a list: how the list names them, normalised by whoever hands it in, and what they count in. */
export interface TallyEntry {
  readonly person: string;
  /** What is counted; a person counts once in each. */
  readonly tally: string;
  /** Where it is counted. */
  readonly unit: string;
}

/** Which parts of which lists count; what a crash left behind, or was withdrawn, does not. */
export type Counting = (list: string, entry: Pick<TallyEntry, "tally" | "unit">) => boolean;

/**
 * Recognises people who were counted before, by keyed hashes (HMAC-SHA-256 under a key for each subject, such as a
 * course): never who they are. With the key the hashes go, for good.
 */
export interface Tallies {
  /** Lists whose people are held. */
  lists(subject: string): Promise<ReadonlySet<string>>;
  /** The list that was put with the very same content. */
  listWith(subject: string, content: Uint8Array): Promise<string | undefined>;
  /** For each entry, whether its person stands on a list that counts, in the same tally. Writes nothing. */
  recognise(subject: string, entries: readonly TallyEntry[], counting: Counting): Promise<readonly boolean[]>;
  /**
   * Holds a list's people, all or none, durably before it resolves; what was held of that list is replaced, and lists
   * that `keep` does not want are destroyed.
   */
  put(list: TalliedList, keep: (list: string) => boolean): Promise<void>;
  /** Destroys the subject's key and hashes. False where there were none. */
  discard(subject: string): Promise<boolean>;
}

export interface TalliedList {
  readonly subject: string;
  readonly list: string;
  readonly content: Uint8Array;
  readonly entries: readonly TallyEntry[];
}

export interface BackupProgress {
  /** Pages copied and pages in all, over both files. */
  readonly done: number;
  readonly total: number;
}

export interface BackupFiles {
  readonly vaultFile: string;
  /** The wrapped data keys: to be kept in another place than `vaultFile`. */
  readonly keysFile: string;
  /** Copy of the key-encryption key, only where the vault keeps that in its own folder. */
  readonly keyFile?: string;
}

/**
 * Where free texts and names lie, outside the log, so that they can lawfully be removed without touching it
 * (DESIGN: an event). Asynchronous so that a vault may lie behind a network; every failure is a `VaultError`.
 */
export interface Vault {
  /**
   * Stores the texts, all or none, durably before it resolves. Repeating a put with the same id and the same
   * commitment does nothing. Throws "in use" for an id that holds another text or salt, "removed" for one that was
   * removed.
   */
  put(texts: readonly NewText[]): Promise<void>;
  /** The texts by id; an id that was never stored is absent. Throws "damaged" with the id of a text that is. */
  get(textIds: readonly string[]): Promise<ReadonlyMap<string, VaultText>>;
  /** The salts by id, to compute a commitment again on a retry; removed and unknown ids are absent. */
  salt(textIds: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>>;
  /**
   * Destroys key, salt and ciphertext and leaves a tombstone. Answers how many texts this call removed: those
   * removed before keep their first decision, unknown ids are passed over.
   */
  remove(textIds: readonly string[], decision: RemovalDecision): Promise<{ readonly removed: number }>;
  /**
   * Destroys what a crash between put and append left: texts stored before the instant `olderThan` (ISO 8601) that
   * nothing refers to, and keys without a text. No tombstone. Answers the number of texts.
   */
  sweepOrphans(isReferenced: (textId: string, event?: string) => boolean, olderThan: string): Promise<number>;
  readonly directory: Directory;
  readonly tallies: Tallies;
  /** Copies one moment of the vault into a folder while it goes on working; keys in a file of their own. */
  backup(folder: string, onProgress?: (progress: BackupProgress) => void): Promise<BackupFiles>;
  close(): Promise<void>;
}
