import { existsSync, readFileSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { StoreError, syncFolder } from "@liggare/event-store";
import { type Config, viewPlaces } from "./config.ts";

type Target = Pick<Config, "data" | "store">;

/**
 * Where it is noted that a store holds the beginning of a log that is being moved to it: beside the file, or in the data
 * folder for a server. A log without its end looks like a whole one; nobody may take it for that.
 */
function noteOf(target: Target): string {
  const { store } = target;
  return `${store.kind === "sqlite" ? store.file : viewPlaces(target).views}.moving`;
}

/** Notes durably that events of a move are about to be written; `from` says where the whole log lies. */
export async function noteMove(target: Target, from: string): Promise<void> {
  const note = noteOf(target);
  await writeFile(note, `${from}\n`, { mode: 0o600, flush: true });
  await syncFolder(dirname(note));
}

/** The move is complete and verified. */
export async function moveEnded(target: Target): Promise<void> {
  const note = noteOf(target);
  if (!existsSync(note)) return;
  await rm(note);
  await syncFolder(dirname(note));
}

/** Why a store must not be used: a move to it was begun and not ended. Undefined where it may be. */
export function halfMoved(target: Target): string | undefined {
  const note = noteOf(target);
  if (!existsSync(note)) return undefined;
  const from = readFileSync(note, "utf8").trim();
  const where = target.store.kind === "sqlite" ? target.store.file : "the store";
  return `${where} holds only the beginning of a log: the move to it was interrupted. Give the same \`liggare move\` again with LIGGARE_STORE=${from || "(where the log was)"}; it goes on from there`;
}

/** Throws StoreError "unavailable" for a store to which a move was not ended. */
export function refuseHalfMoved(target: Target): void {
  const reason = target.store.kind === "memory" ? undefined : halfMoved(target);
  if (reason !== undefined) throw new StoreError("unavailable", reason);
}
