import { entryContent, openedEntry, ownerOfEntry } from "../contents.ts";
import type { DirectoryEntry } from "../port.ts";
import { VaultError } from "../port.ts";
import type { Boxes } from "./boxes.ts";
import type { Database, Row } from "./database.ts";
import { locks } from "./schema.ts";
import { noteScrubbing, scrub } from "./scrub.ts";

const entryQuery = (condition: string): string =>
  `SELECT directory.subject, directory.key_id, directory.box, data_key.wrapped FROM liggare_vault.directory
   LEFT JOIN liggare_vault_keys.data_key ON data_key.key_id = directory.key_id
   ${condition} ORDER BY directory.subject`;

/** Locks a subject, by its hash, until the transaction ends: another one with the same hash only waits. */
export const lockSubject = "SELECT pg_advisory_xact_lock($1::int4, hashtext($2))";

/** Names and addresses in the database; an entry that changes gets a new key, and the old one is destroyed with it. */
export class DirectoryTable {
  readonly #database: Database;
  readonly #boxes: Boxes;

  constructor(database: Database, boxes: Boxes) {
    this.#database = database;
    this.#boxes = boxes;
  }

  async put(subject: string, entry: DirectoryEntry): Promise<void> {
    const content = entryContent(entry);
    const replaced = await this.#database.write(async (session) => {
      await session.query(lockSubject, [locks.subject, `directory ${subject}`]);
      const [before] = await session.query(entryQuery("WHERE subject = $1"), [subject]);
      if (before !== undefined && this.#content(before).equals(content)) return false;
      const sealed = this.#boxes.seal(content, ownerOfEntry(subject));
      await this.#boxes.storeKeys(session, [sealed]);
      await session.query(
        `INSERT INTO liggare_vault.directory (subject, key_id, box) VALUES ($1, $2, $3)
         ON CONFLICT (subject) DO UPDATE SET key_id = excluded.key_id, box = excluded.box`,
        [subject, sealed.keyId, sealed.box],
      );
      if (before === undefined) return false;
      await this.#boxes.destroyKeys(session, [before.key_id]);
      await noteScrubbing(session);
      return true;
    });
    if (replaced) await scrub(this.#database);
  }

  async get(subject: string): Promise<DirectoryEntry | undefined> {
    const [row] = await this.#database.read(entryQuery("WHERE subject = $1"), [subject]);
    return row && openedEntry(this.#content(row));
  }

  async list(): Promise<ReadonlyMap<string, DirectoryEntry>> {
    const rows = await this.#database.read(entryQuery(""));
    return new Map(rows.map((row) => [String(row.subject), openedEntry(this.#content(row))]));
  }

  async remove(subject: string): Promise<boolean> {
    const removed = await this.#database.write(async (session) => {
      await session.query(lockSubject, [locks.subject, `directory ${subject}`]);
      const [held] = await session.query("DELETE FROM liggare_vault.directory WHERE subject = $1 RETURNING key_id", [
        subject,
      ]);
      if (held === undefined) return false;
      await this.#boxes.destroyKeys(session, [held.key_id]);
      await noteScrubbing(session);
      return true;
    });
    if (removed) await scrub(this.#database);
    return removed;
  }

  #content({ subject, box, wrapped }: Row): Buffer {
    const content = this.#boxes.unseal(box, wrapped, ownerOfEntry(String(subject)));
    if (content === "key missing" || content === "changed") {
      throw new VaultError("damaged", `the directory's entry for subject ${String(subject)} is damaged (${content})`);
    }
    return content;
  }
}
