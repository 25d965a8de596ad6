import { splitOwner } from "../contents.ts";
import type { Boxes } from "./boxes.ts";
import type { Database, Row } from "./database.ts";
import { noteScrubbing, scrub } from "./scrub.ts";

type IsReferenced = (textId: string, event?: string) => boolean;

/** How many rows a sweep looks at together. */
const page = 5000;

/** Destroys what crashes left, while other nodes write. */
export class Sweep {
  readonly #database: Database;
  readonly #boxes: Boxes;

  constructor(database: Database, boxes: Boxes) {
    this.#database = database;
    this.#boxes = boxes;
  }

  /** Only what is still as old when it is deleted: another node may have put it again meanwhile. */
  async orphans(isReferenced: IsReferenced, before: number): Promise<number> {
    let swept = 0;
    for await (const rows of this.#pages("text_id, event", "liggare_vault.text", "text_id", before)) {
      const orphans = rows.flatMap(({ text_id, event }) => {
        const textId = String(text_id);
        const used = event === null ? isReferenced(textId) : isReferenced(textId, String(event));
        return used ? [] : [textId];
      });
      if (orphans.length > 0) swept += await this.#destroy(orphans, before);
    }
    await this.#sweepLooseKeys((textId) => isReferenced(textId), before);
    await scrub(this.#database);
    return swept;
  }

  #destroy(textIds: readonly string[], before: number): Promise<number> {
    return this.#database.write(async (session) => {
      const deleted = await session.query(
        `DELETE FROM liggare_vault.text WHERE text_id IN (
           SELECT text_id FROM liggare_vault.text WHERE text_id = ANY($1::text[]) AND stored_at < $2
           ORDER BY text_id FOR UPDATE
         ) RETURNING key_id`,
        [textIds, before],
      );
      await this.#boxes.destroyKeys(
        session,
        deleted.map(({ key_id }) => key_id),
      );
      if (deleted.length > 0) await noteScrubbing(session);
      return deleted.length;
    });
  }

  /** Keys whose content is not there come from a vault that was carried over or restored in halves. */
  async #sweepLooseKeys(isReferenced: (textId: string) => boolean, before: number): Promise<void> {
    const used = ["text", "directory", "tally_key"].map(
      (table) => `NOT EXISTS (SELECT FROM liggare_vault.${table} AS content WHERE content.key_id = data_key.key_id)`,
    );
    const textIsThere = "EXISTS (SELECT FROM liggare_vault.text WHERE 'text:' || text_id = data_key.owner) AS replaced";
    const from = "liggare_vault_keys.data_key";
    for await (const rows of this.#pages(`key_id, owner, ${textIsThere}`, from, "key_id", before, used)) {
      const loose = rows.filter(({ owner, replaced }) => {
        const [kind, id] = splitOwner(String(owner));
        // A text missing though the log refers to it: older contents lie beside newer keys. Keep its key.
        return kind !== "text" || replaced === true || !isReferenced(id);
      });
      if (loose.length === 0) continue;
      await this.#database.write(async (session) => {
        await this.#boxes.destroyKeys(
          session,
          loose.map(({ key_id }) => key_id),
        );
        await noteScrubbing(session);
      });
    }
  }

  /** Rows stored before `before`, page by page in the order of their key. */
  async *#pages(
    columns: string,
    table: string,
    key: string,
    before: number,
    conditions: readonly string[] = [],
  ): AsyncGenerator<readonly Row[]> {
    const where = ["stored_at < $1", `${key} > $2`, ...conditions].join(" AND ");
    for (let last = ""; ; ) {
      const rows = await this.#database.read(
        `SELECT ${columns} FROM ${table} WHERE ${where} ORDER BY ${key} LIMIT ${page}`,
        [before, last],
      );
      if (rows.length > 0) yield rows;
      if (rows.length < page) return;
      last = String(rows.at(-1)?.[key]);
    }
  }
}
