import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openSqliteVault, type Vault, VaultError, vaultFileNames } from "@liggare/vault";
import { startProgram } from "../child.ts";
import type { Fate } from "./log-image.ts";
import { vaultContent } from "./vault-content.ts";

export type Content = ReturnType<typeof vaultContent>;

export interface VaultImage {
  readonly files: ReadonlyMap<string, Buffer>;
  readonly content: Content;
}

const { vault, keys, key } = vaultFileNames;
const durable = [vault, keys, `${vault}-wal`, `${keys}-wal`, key];

/** Fills a vault and leaves its files closed, or as a crash does: with what came last in the write-ahead logs. */
export async function vaultImage(folder: string, seed: string, ending: "closed" | "crashed"): Promise<VaultImage> {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) rmSync(join(folder, name));
  const child = startProgram("vault-image", [folder, seed, ending]);
  const { signal, errors } = await child.ended;
  if (signal !== "SIGKILL") throw new Error(`the process that fills the vault failed: ${errors.slice(-500)}`);
  const files = new Map(
    durable.filter((name) => existsSync(join(folder, name))).map((name) => [name, readFileSync(join(folder, name))]),
  );
  const image = { files, content: vaultContent(seed) };
  const { fate, detail } = await openDamagedVault(folder, files, image.content);
  if (fate !== "harmless") throw new Error(`the vault is ${fate} before any damage was done: ${detail}`);
  return image;
}

/** Opens damaged files as the ledger does, and asks for everything that the log refers to. */
export async function openDamagedVault(
  folder: string,
  files: ReadonlyMap<string, Buffer>,
  content: Content,
): Promise<{ readonly fate: Fate; readonly detail: string }> {
  for (const name of readdirSync(folder)) rmSync(join(folder, name));
  for (const [name, bytes] of files) writeFileSync(join(folder, name), bytes, { mode: 0o600 });
  let opened: Vault | undefined;
  try {
    opened = await openSqliteVault({ folder });
    const wrong = [...(await textsOf(opened, content)), ...(await peopleOf(opened, content))];
    return wrong[0] ?? { fate: "harmless", detail: "" };
  } catch (error) {
    if (!(error instanceof VaultError)) return { fate: "silent", detail: `no explicit refusal: ${String(error)}` };
    return { fate: opened === undefined ? "refused" : "found", detail: `${error.code}: ${error.message}` };
  } finally {
    await opened?.close();
  }
}

type Wrong = { readonly fate: Fate; readonly detail: string };

/** The log refers to each text, so that one which is not there is found by asking for it. */
async function textsOf(opened: Vault, { texts, removed, decision }: Content): Promise<Wrong[]> {
  const ids = texts.map(({ textId }) => textId);
  const [found, salts] = [await opened.get(ids), await opened.salt(ids)];
  return texts.flatMap(({ textId, text, salt }): Wrong[] => {
    const held = found.get(textId);
    if (held === undefined) return [{ fate: "found", detail: "a text is missing" }];
    const expected = removed.includes(textId) ? { removed: true, removedOn: decision.at } : { text };
    const same =
      JSON.stringify(held) === JSON.stringify(expected) &&
      (removed.includes(textId) || Buffer.from(salts.get(textId) ?? []).equals(salt));
    return same ? [] : [{ fate: "silent", detail: `text ${textId} reads ${JSON.stringify(held)}` }];
  });
}

async function peopleOf(opened: Vault, { entries, lists }: Content): Promise<Wrong[]> {
  const held = await opened.directory.list();
  const names = entries.flatMap(([subject, entry]): Wrong[] =>
    JSON.stringify(held.get(subject)) === JSON.stringify(entry)
      ? []
      : [{ fate: "silent", detail: `the directory has ${JSON.stringify(held.get(subject))} for ${subject}` }],
  );
  const counted = await Promise.all(
    lists.map(async ({ subject, list, content, entries: people }): Promise<Wrong[]> => {
      const known = await opened.tallies.recognise(subject, people, () => true);
      const same = known.every(Boolean) && (await opened.tallies.listWith(subject, content)) === list;
      return same ? [] : [{ fate: "silent", detail: `of ${subject} not everybody is recognised` }];
    }),
  );
  return [...names, ...counted.flat()];
}
