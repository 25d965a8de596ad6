import { commit } from "../commitment.ts";
import { type OpenedText, openedText, ownerOfText, type Removal, removedOn, textContent } from "../contents.ts";
import type { NewText, RemovalDecision, VaultText } from "../port.ts";
import { VaultError } from "../port.ts";
import type { Boxes, NewBox } from "./boxes.ts";
import type { Database, Row, Session } from "./database.ts";
import { noteScrubbing, scrub } from "./scrub.ts";

/** How often a put that meets a sweep of the very same text tries again. */
const attempts = 5;

interface Fresh {
  readonly textId: string;
  readonly commitment: string;
  readonly event: string | undefined;
  readonly box: NewBox;
}

/** The texts in the database, for any number of nodes at once. */
export class Texts {
  readonly #database: Database;
  readonly #boxes: Boxes;

  constructor(database: Database, boxes: Boxes) {
    this.#database = database;
    this.#boxes = boxes;
  }

  async put(texts: readonly NewText[]): Promise<void> {
    const fresh = this.#sealed(texts);
    if (fresh.length === 0) return;
    for (let attempt = 1; attempt <= attempts; attempt++) {
      if (await this.#database.write((session) => this.#store(session, fresh))) return;
    }
    throw new VaultError("busy", "the same texts are swept and stored at once; try again");
  }

  async get(textIds: readonly string[]): Promise<ReadonlyMap<string, VaultText>> {
    const found = new Map<string, VaultText>();
    for (const row of await this.#rows(textIds)) {
      const textId = String(row.text_id);
      if (row.commitment !== null) found.set(textId, { text: this.#open(textId, row).text });
      else if (row.reference !== null) {
        const fence = { reference: row.fence_reference, removed_on: row.fence_removed_on };
        const day = removedOn(textId, row as unknown as Removal, fence.reference === null ? undefined : fence);
        found.set(textId, { removed: true, removedOn: day });
      }
    }
    return found;
  }

  async salts(textIds: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>> {
    const held = (await this.#rows(textIds)).filter(({ commitment }) => commitment !== null);
    return new Map(held.map((row) => [String(row.text_id), this.#open(String(row.text_id), row).salt]));
  }

  /** Key, text and tombstone in one transaction: a text that another node is about to remove is waited for. */
  async remove(textIds: readonly string[], decision: RemovalDecision): Promise<number> {
    const removed = await this.#database.write(async (session) => {
      const held = await session.query(
        "SELECT text_id, key_id FROM liggare_vault.text WHERE text_id = ANY($1::text[]) ORDER BY text_id FOR UPDATE",
        [[...new Set(textIds)]],
      );
      if (held.length === 0) return 0;
      await this.#boxes.destroyKeys(
        session,
        held.map(({ key_id }) => key_id),
      );
      const ids = held.map(({ text_id }) => text_id);
      for (const table of ["liggare_vault_keys.fence", "liggare_vault.removed"]) {
        await session.query(
          `INSERT INTO ${table} (text_id, reference, removed_on) SELECT text_id, $2, $3 FROM unnest($1::text[]) AS gone (text_id)`,
          [ids, decision.reference, decision.at],
        );
      }
      await session.query("DELETE FROM liggare_vault.text WHERE text_id = ANY($1::text[])", [ids]);
      await noteScrubbing(session);
      return held.length;
    });
    if (removed > 0) await scrub(this.#database);
    return removed;
  }

  /** A fence without tombstone: contents restored from a dump that is older than the keys' one. */
  async finishRemovals(): Promise<void> {
    const open = `SELECT text_id, reference, removed_on FROM liggare_vault_keys.fence AS fence
      WHERE NOT EXISTS (SELECT FROM liggare_vault.removed WHERE removed.text_id = fence.text_id)`;
    if ((await this.#database.read(`${open} LIMIT 1`)).length === 0) return;
    await this.#database.write(async (session) => {
      await session.query(
        "DELETE FROM liggare_vault.text USING liggare_vault_keys.fence WHERE text.text_id = fence.text_id",
      );
      await session.query(
        `INSERT INTO liggare_vault.removed (text_id, reference, removed_on) ${open} ON CONFLICT DO NOTHING`,
      );
      await noteScrubbing(session);
    });
  }

  /** One of each id, in the order in which every node locks them. */
  #sealed(texts: readonly NewText[]): readonly Fresh[] {
    const fresh = new Map<string, Fresh>();
    for (const { textId, text, salt, event } of texts) {
      const commitment = commit(text, salt);
      const held = fresh.get(textId);
      if (held !== undefined && held.commitment !== commitment) throw inUse(textId);
      if (held !== undefined) continue;
      const box = this.#boxes.seal(textContent({ text, salt }), ownerOfText(textId));
      fresh.set(textId, { textId, commitment, event, box });
    }
    return [...fresh.values()].sort((a, b) => (a.textId < b.textId ? -1 : 1));
  }

  /**
   * False where a sweep took a text away that was there when it was to be inserted: the whole is done again. What
   * another node removed has its tombstone by the time that its row can be inserted again.
   */
  async #store(session: Session, fresh: readonly Fresh[]): Promise<boolean> {
    const ids = fresh.map(({ textId }) => textId);
    const inserted = await session.query(
      `INSERT INTO liggare_vault.text (text_id, commitment, key_id, box, event, stored_at)
       SELECT text_id, commitment, key_id, box, event, $6
       FROM unnest($1::text[], $2::text[], $3::text[], $4::bytea[], $5::text[]) AS new (text_id, commitment, key_id, box, event)
       ON CONFLICT (text_id) DO NOTHING RETURNING text_id`,
      [
        ids,
        fresh.map(({ commitment }) => commitment),
        fresh.map(({ box }) => box.keyId),
        fresh.map(({ box }) => box.box),
        fresh.map(({ event }) => event ?? null),
        this.#boxes.now(),
      ],
    );
    const [gone] = await session.query(
      "SELECT text_id FROM liggare_vault.removed WHERE text_id = ANY($1::text[]) ORDER BY text_id LIMIT 1",
      [ids],
    );
    if (gone !== undefined) {
      const textId = String(gone.text_id);
      throw new VaultError("removed", `text ${textId} was removed; its id cannot be used again`, { textId });
    }
    const isNew = new Set(inserted.map(({ text_id }) => text_id));
    const held = fresh.filter(({ textId }) => !isNew.has(textId));
    if (held.length > 0 && !(await this.#renew(session, held))) {
      await session.query("ROLLBACK AND CHAIN");
      return false;
    }
    const boxes = fresh.flatMap(({ textId, box }) => (isNew.has(textId) ? [box] : []));
    if (boxes.length > 0) await this.#boxes.storeKeys(session, boxes);
    return true;
  }

  /** Makes texts that are there already young again, so that no sweep takes them. False where one is not there any more. */
  async #renew(session: Session, held: readonly Fresh[]): Promise<boolean> {
    const ids = held.map(({ textId }) => textId);
    const rows = await session.query(
      "SELECT text_id, commitment FROM liggare_vault.text WHERE text_id = ANY($1::text[]) ORDER BY text_id FOR UPDATE",
      [ids],
    );
    const commitments = new Map(rows.map(({ text_id, commitment }) => [text_id, commitment]));
    for (const { textId, commitment } of held) {
      if (commitments.has(textId) && commitments.get(textId) !== commitment) throw inUse(textId);
    }
    if (rows.length < held.length) return false;
    await session.query(
      "UPDATE liggare_vault.text SET stored_at = $2 WHERE text_id = ANY($1::text[]) AND stored_at < $2",
      [ids, this.#boxes.now()],
    );
    return true;
  }

  /** By text, at one moment: a text that is removed meanwhile is found as text or as tombstone, never as neither. */
  #rows(textIds: readonly string[]): Promise<readonly Row[]> {
    return this.#database.read(
      `SELECT asked.text_id, text.commitment, text.box, data_key.wrapped, removed.reference, removed.removed_on,
         fence.reference AS fence_reference, fence.removed_on AS fence_removed_on
       FROM unnest($1::text[]) WITH ORDINALITY AS asked (text_id, place)
       LEFT JOIN liggare_vault.text ON text.text_id = asked.text_id
       LEFT JOIN liggare_vault_keys.data_key ON data_key.key_id = text.key_id
       LEFT JOIN liggare_vault.removed ON removed.text_id = asked.text_id
       LEFT JOIN liggare_vault_keys.fence ON fence.text_id = asked.text_id
       ORDER BY place`,
      [[...new Set(textIds)]],
    );
  }

  #open(textId: string, { box, wrapped, commitment }: Row): OpenedText {
    return openedText(textId, this.#boxes.unseal(box, wrapped, ownerOfText(textId)), commitment);
  }
}

const inUse = (textId: string): VaultError =>
  new VaultError("in use", `the id ${textId} is in use for another text`, { textId });
