import { randomUUID } from "node:crypto";
import { VaultError } from "../port.ts";
import type { Database, Session } from "./database.ts";
import { setMeta } from "./founding.ts";
import { metaQuery } from "./schema.ts";

/** How long a scrubbing waits for a backup or another long reader before it is put off: whoever comes later waits behind it. */
const patience = "2s";

/** Written anew: what is small, and where no destroyed key protects what was deleted. */
const rewritten = ["keys.data_key", "vault.directory", "vault.tally_key", "vault.tally_list", "vault.tally_person"];

/** Within a transaction: notes that deleted rows are to be scrubbed, whoever does it and when. */
export async function noteScrubbing(session: Session): Promise<void> {
  await setMeta(session, "keys", "scrub", randomUUID());
}

/**
 * Leaves nothing of deleted rows in the tables' files: those of keys, names and counted people are written anew, that
 * of texts, whose keys are destroyed, is cleared for reuse. Where something reads for long it is put off: the note
 * stays, and the next removal, end of a backup or opening makes up for it.
 */
export async function scrub(database: Database): Promise<"done" | "not due" | "put off"> {
  const [due] = await database.read(metaQuery("keys"), ["scrub"]);
  if (due === undefined) return "not due";
  return database.alone(async (session) => {
    await session.query("SELECT set_config('statement_timeout', '0', false), set_config('lock_timeout', $1, false)", [
      patience,
    ]);
    try {
      for (const table of rewritten) await session.query(`VACUUM (FULL) liggare_${sqlName(table)}`);
      await session.query("VACUUM liggare_vault.text");
    } catch (error) {
      if (error instanceof VaultError && error.code === "busy") return "put off";
      throw error;
    }
    // A removal that came meanwhile has noted another one.
    await session.query("DELETE FROM liggare_vault_keys.meta WHERE name = 'scrub' AND value = $1", [due.value]);
    return "done";
  });
}

const sqlName = (table: string): string => table.replace("keys.", "vault_keys.");
