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
import type { Database, Session } from "./database.ts";
import { lockSubject } from "./directory.ts";
import { setMeta } from "./founding.ts";
import { locks } from "./schema.ts";
import { noteScrubbing, scrub } from "./scrub.ts";

const peopleQuery = "SELECT tally, person, list, unit FROM liggare_vault.tally_person WHERE subject = $1";
const peopleOrder = "ORDER BY tally, person, unit";

/**
 * Keyed hashes of the people on lists. Lists of one subject are put and discarded one after the other, on whichever
 * node; a question sees one moment of them.
 */
export class TallyTables {
  readonly #database: Database;
  readonly #boxes: Boxes;

  constructor(database: Database, boxes: Boxes) {
    this.#database = database;
    this.#boxes = boxes;
  }

  async lists(subject: string): Promise<ReadonlySet<string>> {
    const rows = await this.#database.read("SELECT list FROM liggare_vault.tally_list WHERE subject = $1", [subject]);
    return new Set(rows.map(({ list }) => String(list)));
  }

  async listWith(subject: string, content: Uint8Array): Promise<string | undefined> {
    const { key, lists } = await this.#intact(subject);
    if (key === undefined) return undefined;
    const sought = contentHash(key, content);
    return lists.find((list) => sought.equals(list.content))?.list;
  }

  async recognise(subject: string, entries: readonly TallyEntry[], counting: Counting): Promise<readonly boolean[]> {
    const { key, lists } = await this.#intact(subject);
    return key === undefined ? entries.map(() => false) : recognisedIn(lists, key, entries, counting);
  }

  async put({ subject, list, content, entries }: TalliedList, keep: (list: string) => boolean): Promise<void> {
    const replaced = await this.#database.write(async (session) => {
      await session.query(lockSubject, [locks.subject, `tally ${subject}`]);
      const key = (await this.#key(session, subject)) ?? (await this.#newKey(session, subject));
      const held = await session.query("SELECT list FROM liggare_vault.tally_list WHERE subject = $1", [subject]);
      const gone = held.map((row) => String(row.list)).filter((other) => other === list || !keep(other));
      for (const table of ["tally_person", "tally_list"]) {
        await session.query(`DELETE FROM liggare_vault.${table} WHERE subject = $1 AND list = ANY($2::text[])`, [
          subject,
          gone,
        ]);
      }
      if (gone.length > 0) await noteScrubbing(session);
      await session.query(
        `INSERT INTO liggare_vault.tally_person (subject, tally, person, list, unit)
         SELECT $1, tally, person, $2, unit FROM unnest($3::text[], $4::bytea[], $5::text[]) AS new (tally, person, unit)
         ON CONFLICT DO NOTHING`,
        [
          subject,
          list,
          entries.map(({ tally }) => tally),
          entries.map((entry) => personHash(key, entry)),
          entries.map(({ unit }) => unit),
        ],
      );
      const people = await session.query(`${peopleQuery} AND list = $2 ${peopleOrder}`, [subject, list]);
      const hash = contentHash(key, content);
      const seal = listSeal(key, list, hash, people as unknown as readonly HeldPerson[]);
      await session.query(
        "INSERT INTO liggare_vault.tally_list (subject, list, content, seal) VALUES ($1, $2, $3, $4)",
        [subject, list, hash, seal],
      );
      key.fill(0);
      return gone.length > 0;
    });
    if (replaced) await scrub(this.#database);
  }

  /** The mark beside the keys tells a key that was destroyed on purpose from one that was lost (see finishDiscards). */
  async discard(subject: string): Promise<boolean> {
    const discarded = await this.#database.write(async (session) => {
      await session.query(lockSubject, [locks.subject, `tally ${subject}`]);
      const [row] = await session.query("SELECT key_id FROM liggare_vault.tally_key WHERE subject = $1", [subject]);
      if (row !== undefined) {
        await this.#boxes.destroyKeys(session, [row.key_id]);
        await setMeta(session, "keys", discardMark(row.key_id), "discarded");
      }
      // Damage may have taken the key alone: what it leaves is destroyed too.
      return (await bury(session, subject)) > 0;
    });
    if (discarded) await scrub(this.#database);
    return discarded;
  }

  /** Hashes whose key was discarded: contents restored from a dump that is older than the keys' one. */
  async finishDiscards(): Promise<void> {
    const cut = `SELECT tally_key.subject FROM liggare_vault.tally_key
      JOIN liggare_vault_keys.meta ON meta.name = 'discarded ' || tally_key.key_id`;
    if ((await this.#database.read(`${cut} LIMIT 1`)).length === 0) return;
    await this.#database.write(async (session) => {
      for (const { subject } of await session.query(cut)) await bury(session, String(subject));
    });
  }

  /** Key and lists of a subject as of one moment. Throws "damaged" where they are not as they were put. */
  async #intact(subject: string): Promise<{ readonly key: Buffer | undefined; readonly lists: readonly HeldList[] }> {
    return this.#database.snapshot(async (session) => {
      const key = await this.#key(session, subject);
      const rows = await session.query("SELECT list, content, seal FROM liggare_vault.tally_list WHERE subject = $1", [
        subject,
      ]);
      const people = await session.query(`${peopleQuery} ${peopleOrder}`, [subject]);
      const lists = requireWhole(
        subject,
        key,
        rows as unknown as readonly HeldList[],
        people as unknown as readonly (HeldPerson & { readonly list: string })[],
      );
      return { key, lists };
    });
  }

  async #newKey(session: Session, subject: string): Promise<Buffer> {
    const key = randomBytes(tallyKeyBytes);
    const sealed = this.#boxes.seal(key, ownerOfTally(subject));
    await this.#boxes.storeKeys(session, [sealed]);
    await session.query("INSERT INTO liggare_vault.tally_key (subject, key_id, box) VALUES ($1, $2, $3)", [
      subject,
      sealed.keyId,
      sealed.box,
    ]);
    return key;
  }

  async #key(session: Session, subject: string): Promise<Buffer | undefined> {
    const [row] = await session.query(
      `SELECT tally_key.box, data_key.wrapped FROM liggare_vault.tally_key
       LEFT JOIN liggare_vault_keys.data_key ON data_key.key_id = tally_key.key_id WHERE subject = $1`,
      [subject],
    );
    if (row === undefined) return undefined;
    const content = this.#boxes.unseal(row.box, row.wrapped, ownerOfTally(subject));
    if (content === "key missing" || content === "changed") {
      throw new VaultError("damaged", `the key that recognises people counted in ${subject} is damaged (${content})`);
    }
    return content;
  }
}

/** Within a transaction: a subject's hashes and sealed key go. Answers how many rows there were. */
async function bury(session: Session, subject: string): Promise<number> {
  let count = 0;
  for (const table of ["tally_person", "tally_list", "tally_key"]) {
    const rows = await session.query(`DELETE FROM liggare_vault.${table} WHERE subject = $1 RETURNING subject`, [
      subject,
    ]);
    count += rows.length;
  }
  if (count > 0) await noteScrubbing(session);
  return count;
}
