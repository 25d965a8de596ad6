import { commit } from "../commitment.ts";
import { type OpenedText, openedText, ownerOfText, type Removal, removedOn, textContent } from "../contents.ts";
import type { NewText, RemovalDecision, VaultText } from "../port.ts";
import { VaultError } from "../port.ts";
import type { Boxes, NewBox } from "./boxes.ts";
import { transaction } from "./database.ts";

export type IsReferenced = (textId: string, event?: string) => boolean;

/** The texts in the two files. Every method runs to its end at once; the vault keeps them apart from backups. */
export class Texts {
  readonly #boxes: Boxes;

  constructor(boxes: Boxes) {
    this.#boxes = boxes;
    this.#finishRemovals();
  }

  put(texts: readonly NewText[]): void {
    const { vault } = this.#boxes;
    const insert = vault.connection.prepare(
      "INSERT INTO text (text_id, commitment, key_id, box, event, stored_at) VALUES (?, ?, ?, ?, ?, ?)",
    );
    transaction(vault, () => {
      const fresh = new Map<string, { box: NewBox; commitment: string; event: string | undefined }>();
      for (const { textId, text, salt, event } of texts) {
        const commitment = commit(text, salt);
        const held = fresh.get(textId)?.commitment ?? this.#commitmentOf(textId);
        if (held === commitment) continue;
        if (held !== undefined) {
          throw new VaultError("in use", `the id ${textId} is in use for another text`, { textId });
        }
        fresh.set(textId, {
          box: this.#boxes.seal(textContent({ text, salt }), ownerOfText(textId)),
          commitment,
          event,
        });
      }
      if (fresh.size === 0) return;
      this.#boxes.storeKeys([...fresh.values()].map(({ box }) => box));
      for (const [textId, { box, commitment, event }] of fresh) {
        insert.run(textId, commitment, box.keyId, box.box, event ?? null, this.#boxes.now());
      }
    });
  }

  get(textIds: readonly string[]): ReadonlyMap<string, VaultText> {
    const found = new Map<string, VaultText>();
    for (const textId of textIds) {
      const opened = this.#open(textId);
      if (opened !== undefined) found.set(textId, { text: opened.text });
      else {
        const day = this.#removedOn(textId);
        if (day !== undefined) found.set(textId, { removed: true, removedOn: day });
      }
    }
    return found;
  }

  salts(textIds: readonly string[]): ReadonlyMap<string, Uint8Array> {
    const found = new Map<string, Uint8Array>();
    for (const textId of textIds) {
      const opened = this.#open(textId);
      if (opened !== undefined) found.set(textId, opened.salt);
    }
    return found;
  }

  /** Key before text: once the first transaction is durable nobody can read the text, whatever happens then. */
  remove(textIds: readonly string[], decision: RemovalDecision): number {
    const { vault, keys } = this.#boxes;
    const removed = transaction(vault, () => {
      const keyOf = vault.connection.prepare("SELECT key_id FROM text WHERE text_id = ?");
      const held = [...new Set(textIds)].flatMap((textId) => {
        const row = keyOf.get(textId);
        return row === undefined ? [] : [{ textId, keyId: String(row.key_id) }];
      });
      if (held.length === 0) return 0;
      const deleteKey = keys.connection.prepare("DELETE FROM data_key WHERE key_id = ?");
      const fence = keys.connection.prepare("INSERT INTO fence (text_id, reference, removed_on) VALUES (?, ?, ?)");
      transaction(keys, () => {
        for (const { textId, keyId } of held) {
          deleteKey.run(keyId);
          fence.run(textId, decision.reference, decision.at);
        }
        this.#boxes.noteScrubbing(keys);
      });
      for (const { textId } of held) this.#bury(textId, decision.reference, decision.at);
      this.#boxes.noteScrubbing(vault);
      return held.length;
    });
    this.#boxes.scrub();
    return removed;
  }

  /** Text before key: a crash in between leaves a loose key, which the next sweep finds. */
  sweepOrphans(isReferenced: IsReferenced, before: number): number {
    const { vault, keys } = this.#boxes;
    const swept = transaction(vault, () => {
      const orphans = this.#orphans(isReferenced, before);
      const deleteText = vault.connection.prepare("DELETE FROM text WHERE text_id = ?");
      for (const textId of orphans) deleteText.run(textId);
      if (orphans.length > 0) this.#boxes.noteScrubbing(vault);
      return orphans.length;
    });
    const loose = this.#boxes.looseKeys(before, (textId) => isReferenced(textId));
    if (loose.length > 0) {
      const deleteKey = keys.connection.prepare("DELETE FROM data_key WHERE key_id = ?");
      transaction(keys, () => {
        for (const keyId of loose) deleteKey.run(keyId);
        this.#boxes.noteScrubbing(keys);
      });
    }
    this.#boxes.scrub();
    return swept;
  }

  #orphans(isReferenced: IsReferenced, before: number): string[] {
    const old = this.#boxes.vault.connection.prepare("SELECT text_id, event FROM text WHERE stored_at < ?");
    const orphans: string[] = [];
    for (const { text_id, event } of old.iterate(before)) {
      const textId = String(text_id);
      const used = event === null ? isReferenced(textId) : isReferenced(textId, String(event));
      if (!used) orphans.push(textId);
    }
    return orphans;
  }

  #open(textId: string): OpenedText | undefined {
    const row = this.#boxes.vault.connection
      .prepare("SELECT commitment, key_id, box FROM text WHERE text_id = ?")
      .get(textId);
    if (row === undefined) return undefined;
    const content = this.#boxes.unseal(String(row.key_id), row.box as Uint8Array, ownerOfText(textId));
    return openedText(textId, content, row.commitment);
  }

  #commitmentOf(textId: string): string | undefined {
    if (this.#removedOn(textId) !== undefined) {
      throw new VaultError("removed", `text ${textId} was removed; its id cannot be used again`, { textId });
    }
    const row = this.#boxes.vault.connection.prepare("SELECT commitment FROM text WHERE text_id = ?").get(textId);
    return row === undefined ? undefined : String(row.commitment);
  }

  /** Throws "damaged" where the tombstone does not say what the fence in the keys file says. */
  #removedOn(textId: string): string | undefined {
    const { vault, keys } = this.#boxes;
    const read = (file: typeof vault, table: "removed" | "fence") =>
      file.connection.prepare(`SELECT reference, removed_on FROM ${table} WHERE text_id = ?`).get(textId) as
        | Removal
        | undefined;
    const tombstone = read(vault, "removed");
    return tombstone && removedOn(textId, tombstone, read(keys, "fence"));
  }

  /** Within a transaction: the text goes, its tombstone comes. */
  #bury(textId: string, reference: string, removedOn: string): void {
    const { connection } = this.#boxes.vault;
    connection.prepare("DELETE FROM text WHERE text_id = ?").run(textId);
    connection
      .prepare("INSERT INTO removed (text_id, reference, removed_on) VALUES (?, ?, ?)")
      .run(textId, reference, removedOn);
  }

  /** A fence without tombstone: a removal that a crash cut short, or a vault file older than its keys. */
  #finishRemovals(): void {
    const { vault, keys } = this.#boxes;
    const fences = keys.connection.prepare("SELECT text_id, reference, removed_on FROM fence").all();
    const buried = vault.connection.prepare("SELECT 1 FROM removed WHERE text_id = ?");
    const open = fences.filter(({ text_id }) => buried.get(String(text_id)) === undefined);
    if (open.length === 0) return;
    transaction(vault, () => {
      for (const row of open) this.#bury(String(row.text_id), String(row.reference), String(row.removed_on));
      this.#boxes.noteScrubbing(vault);
    });
    this.#boxes.scrub();
  }
}
