import { randomBytes } from "node:crypto";
import type { Counting, TalliedList, TallyEntry } from "../port.ts";
import { VaultError } from "../port.ts";
import { contentHash, personHash, tallyKeyBytes } from "../tally.ts";
import { type Boxes, ownerOfTally } from "./boxes.ts";
import { transaction } from "./database.ts";

/** Keyed hashes of the people on lists. The key of a subject is sealed as any content is; destroyed first, it leaves nothing. */
export class TallyFile {
  readonly #boxes: Boxes;

  constructor(boxes: Boxes) {
    this.#boxes = boxes;
    this.#finishDiscards();
  }

  lists(subject: string): ReadonlySet<string> {
    const rows = this.#boxes.vault.connection.prepare("SELECT list FROM tally_list WHERE subject = ?").all(subject);
    return new Set(rows.map(({ list }) => String(list)));
  }

  listWith(subject: string, content: Uint8Array): string | undefined {
    const key = this.#key(subject);
    if (key === undefined) return undefined;
    const row = this.#boxes.vault.connection
      .prepare("SELECT list FROM tally_list WHERE subject = ? AND content = ?")
      .get(subject, contentHash(key, content));
    return row === undefined ? undefined : String(row.list);
  }

  recognise(subject: string, entries: readonly TallyEntry[], counting: Counting): readonly boolean[] {
    const key = this.#key(subject);
    if (key === undefined) return entries.map(() => false);
    const find = this.#boxes.vault.connection.prepare(
      "SELECT list, unit FROM tally_person WHERE subject = ? AND tally = ? AND person = ?",
    );
    return entries.map((entry) =>
      find
        .all(subject, entry.tally, personHash(key, entry))
        .some(({ list, unit }) => counting(String(list), { tally: entry.tally, unit: String(unit) })),
    );
  }

  put({ subject, list, content, entries }: TalliedList, keep: (list: string) => boolean): void {
    const { vault } = this.#boxes;
    const key = this.#key(subject) ?? this.#newKey(subject);
    const gone = [...this.lists(subject)].filter((held) => held === list || !keep(held));
    transaction(vault, () => {
      for (const held of gone) {
        vault.connection.prepare("DELETE FROM tally_person WHERE subject = ? AND list = ?").run(subject, held);
        vault.connection.prepare("DELETE FROM tally_list WHERE subject = ? AND list = ?").run(subject, held);
        this.#boxes.noteScrubbing(vault);
      }
      vault.connection
        .prepare("INSERT INTO tally_list (subject, list, content) VALUES (?, ?, ?)")
        .run(subject, list, contentHash(key, content));
      const insert = vault.connection.prepare(
        "INSERT OR IGNORE INTO tally_person (subject, tally, person, list, unit) VALUES (?, ?, ?, ?, ?)",
      );
      for (const entry of entries) insert.run(subject, entry.tally, personHash(key, entry), list, entry.unit);
    });
    key.fill(0);
    if (gone.length > 0) this.#boxes.scrub();
  }

  /** The key first: a crash in between leaves hashes that nothing can be tried against, and the next opening ends it. */
  discard(subject: string): boolean {
    const { vault, keys } = this.#boxes;
    const row = vault.connection.prepare("SELECT key_id FROM tally_key WHERE subject = ?").get(subject);
    if (row === undefined) return false;
    transaction(keys, () => {
      keys.connection.prepare("DELETE FROM data_key WHERE key_id = ?").run(String(row.key_id));
      this.#boxes.noteScrubbing(keys);
    });
    this.#bury(subject);
    this.#boxes.scrub();
    return true;
  }

  #bury(subject: string): void {
    const { vault } = this.#boxes;
    transaction(vault, () => {
      for (const table of ["tally_person", "tally_list", "tally_key"])
        vault.connection.prepare(`DELETE FROM ${table} WHERE subject = ?`).run(subject);
      this.#boxes.noteScrubbing(vault);
    });
  }

  #finishDiscards(): void {
    const { vault, keys } = this.#boxes;
    const held = keys.connection.prepare("SELECT 1 FROM data_key WHERE key_id = ?");
    const cut = vault.connection
      .prepare("SELECT subject, key_id FROM tally_key")
      .all()
      .filter(({ key_id }) => held.get(String(key_id)) === undefined);
    for (const { subject } of cut) this.#bury(String(subject));
    if (cut.length > 0) this.#boxes.scrub();
  }

  #newKey(subject: string): Buffer {
    const key = randomBytes(tallyKeyBytes);
    const sealed = this.#boxes.seal(key, ownerOfTally(subject));
    this.#boxes.storeKeys([sealed]);
    this.#boxes.vault.connection
      .prepare("INSERT INTO tally_key (subject, key_id, box) VALUES (?, ?, ?)")
      .run(subject, sealed.keyId, sealed.box);
    return key;
  }

  #key(subject: string): Buffer | undefined {
    const row = this.#boxes.vault.connection
      .prepare("SELECT key_id, box FROM tally_key WHERE subject = ?")
      .get(subject);
    if (row === undefined) return undefined;
    const content = this.#boxes.unseal(String(row.key_id), row.box as Uint8Array, ownerOfTally(subject));
    if (content === "key missing" || content === "changed")
      throw new VaultError("damaged", `the key that recognises people counted in ${subject} is damaged (${content})`);
    return content;
  }
}
