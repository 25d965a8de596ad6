import { randomBytes } from "node:crypto";
import { discardMark, ownerOfTally } from "../contents.ts";
import type { Counting, TalliedList, TallyEntry } from "../port.ts";
import { VaultError } from "../port.ts";
import {
  contentHash,
  type HeldList,
  type HeldPerson,
  listSeal,
  personHash,
  recognisedIn,
  requireWhole,
  tallyKeyBytes,
} from "../tally.ts";
import type { Boxes } from "./boxes.ts";
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
    const lists = this.#intact(subject, key);
    if (key === undefined) return undefined;
    const sought = contentHash(key, content);
    return lists.find((list) => sought.equals(list.content))?.list;
  }

  /** Looks in what was found whole, not in the file again: a damaged index may miss a row that is there. */
  recognise(subject: string, entries: readonly TallyEntry[], counting: Counting): readonly boolean[] {
    const key = this.#key(subject);
    const lists = this.#intact(subject, key);
    if (key === undefined) return entries.map(() => false);
    return recognisedIn(lists, key, entries, counting);
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
      const seal = listSeal(key, list, contentHash(key, content), this.#people(subject, list));
      vault.connection
        .prepare("UPDATE tally_list SET seal = ? WHERE subject = ? AND list = ?")
        .run(seal, subject, list);
    });
    key.fill(0);
    if (gone.length > 0) this.#boxes.scrub();
  }

  #people(subject: string, list: string): readonly HeldPerson[] {
    return this.#boxes.vault.connection
      .prepare(
        "SELECT tally, person, unit FROM tally_person WHERE subject = ? AND list = ? ORDER BY tally, person, unit",
      )
      .all(subject, list) as unknown as HeldPerson[];
  }

  /** The subject's lists. Throws "damaged" where they are not as they were put; old ones without a seal are taken. */
  #intact(subject: string, key: Buffer | undefined): readonly HeldList[] {
    const { connection } = this.#boxes.vault;
    const rows = connection.prepare("SELECT list, content, seal FROM tally_list WHERE subject = ?").all(subject);
    const people = connection
      .prepare("SELECT tally, person, list, unit FROM tally_person WHERE subject = ? ORDER BY tally, person, unit")
      .all(subject) as unknown as (HeldPerson & { readonly list: string })[];
    const lists = rows.map(({ list, content, seal }) => ({
      list: String(list),
      content: content as Uint8Array,
      seal: seal as Uint8Array | null,
    }));
    return requireWhole(subject, key, lists, people);
  }

  /**
   * The key first, with a mark that it was meant: a crash in between leaves hashes that nothing can be tried against,
   * and the next opening ends it. A key that is missing without its mark is damage.
   */
  discard(subject: string): boolean {
    const { vault, keys } = this.#boxes;
    const row = vault.connection.prepare("SELECT key_id FROM tally_key WHERE subject = ?").get(subject);
    // Damage may have taken the key alone: what it leaves is destroyed too.
    if (row === undefined && !this.#holds(subject)) return false;
    if (row !== undefined) {
      transaction(keys, () => {
        keys.connection.prepare("DELETE FROM data_key WHERE key_id = ?").run(String(row.key_id));
        const mark = keys.connection.prepare("INSERT OR REPLACE INTO meta (name, value) VALUES (?, 'discarded')");
        mark.run(discardMark(row.key_id));
        this.#boxes.noteScrubbing(keys);
      });
    }
    this.#bury(subject);
    this.#boxes.scrub();
    return true;
  }

  #holds(subject: string): boolean {
    const rows = "SELECT 1 FROM tally_list WHERE subject = ? UNION ALL SELECT 1 FROM tally_person WHERE subject = ?";
    return this.#boxes.vault.connection.prepare(`${rows} LIMIT 1`).get(subject, subject) !== undefined;
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
    const mark = keys.connection.prepare("SELECT 1 FROM meta WHERE name = ?");
    const cut = vault.connection
      .prepare("SELECT subject, key_id FROM tally_key")
      .all()
      .filter(({ key_id }) => mark.get(discardMark(key_id)) !== undefined);
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
