import { entryContent, openedEntry, ownerOfEntry } from "../contents.ts";
import type { DirectoryEntry } from "../port.ts";
import { VaultError } from "../port.ts";
import type { Boxes } from "./boxes.ts";
import { transaction } from "./database.ts";

/** Names and addresses in the two files; an entry that changes gets a new key, and the old one is destroyed. */
export class DirectoryFile {
  readonly #boxes: Boxes;

  constructor(boxes: Boxes) {
    this.#boxes = boxes;
  }

  put(subject: string, entry: DirectoryEntry): void {
    const { vault } = this.#boxes;
    const content = entryContent(entry);
    if (this.#content(subject)?.equals(content)) return;
    const replaced = transaction(vault, () => {
      const before = this.#keyOf(subject);
      const { keyId, box, owner, wrappedKey } = this.#boxes.seal(content, ownerOfEntry(subject));
      this.#boxes.storeKeys([{ keyId, box, owner, wrappedKey }]);
      vault.connection
        .prepare("INSERT OR REPLACE INTO directory (subject, key_id, box) VALUES (?, ?, ?)")
        .run(subject, keyId, box);
      if (before !== undefined) this.#boxes.noteScrubbing(vault);
      return before;
    });
    if (replaced !== undefined) this.#destroyKey(replaced);
  }

  get(subject: string): DirectoryEntry | undefined {
    const content = this.#content(subject);
    return content === undefined ? undefined : openedEntry(content);
  }

  list(): ReadonlyMap<string, DirectoryEntry> {
    const rows = this.#boxes.vault.connection.prepare("SELECT subject FROM directory ORDER BY subject").all();
    return new Map(rows.map(({ subject }) => [String(subject), this.#listed(String(subject))]));
  }

  #listed(subject: string): DirectoryEntry {
    const content = this.#content(subject);
    if (content !== undefined) return openedEntry(content);
    throw new VaultError("damaged", `the directory's entry for subject ${subject} is listed and cannot be found`);
  }

  remove(subject: string): boolean {
    const { vault } = this.#boxes;
    const keyId = transaction(vault, () => {
      const held = this.#keyOf(subject);
      if (held === undefined) return undefined;
      vault.connection.prepare("DELETE FROM directory WHERE subject = ?").run(subject);
      this.#boxes.noteScrubbing(vault);
      return held;
    });
    if (keyId !== undefined) this.#destroyKey(keyId);
    return keyId !== undefined;
  }

  /** After the entry: a crash in between leaves a loose key, which the next sweep finds. */
  #destroyKey(keyId: string): void {
    const { keys } = this.#boxes;
    transaction(keys, () => {
      keys.connection.prepare("DELETE FROM data_key WHERE key_id = ?").run(keyId);
      this.#boxes.noteScrubbing(keys);
    });
    this.#boxes.scrub();
  }

  #keyOf(subject: string): string | undefined {
    const row = this.#boxes.vault.connection.prepare("SELECT key_id FROM directory WHERE subject = ?").get(subject);
    return row === undefined ? undefined : String(row.key_id);
  }

  #content(subject: string): Buffer | undefined {
    const row = this.#boxes.vault.connection
      .prepare("SELECT key_id, box FROM directory WHERE subject = ?")
      .get(subject);
    if (row === undefined) return undefined;
    const content = this.#boxes.unseal(String(row.key_id), row.box as Uint8Array, ownerOfEntry(subject));
    if (content === "key missing" || content === "changed") {
      throw new VaultError("damaged", `the directory's entry for subject ${subject} is damaged (${content})`);
    }
    return content;
  }
}
