import { resolve } from "node:path";
import { backupPlaces } from "@liggare/api";
import type { Verb } from "../context.ts";
import { exits } from "../failure.ts";
import { examples } from "../options.ts";

/** Copies log and vault together. */
export const backup: Verb = (program, bind) =>
  bind(
    program
      .command("backup")
      .description("copy log and vault together into a new folder, also while the server runs")
      .argument("<folder>", "a folder that does not exist, or an empty one")
      .addHelpText(
        "after",
        `
The folder holds the log with its head, the vault with its keys, and manifest.json with sizes and SHA-256 of each.
It is made beside, as <folder>.partial, and gets its name when it is whole: what an interrupted run left there is no
backup, is refused by restore, and is removed by the next run.
Views are not in it (they are rebuilt), nor token.key (a restored ledger makes new tokens).
Whoever has texts and keys can read the texts: keep vault/vault-keys.sqlite and vault/vault.key in another place.
${examples("backup /var/backups/liggare/2026-03-31", "backup ../backup --json")}`,
      ),
    async (context, [given = ""]) => {
      const { out, workingFolder } = context;
      const target = resolve(workingFolder, given);
      const client = await context.connect();
      const progress = { log: out.progress("Log  "), vault: out.progress("Vault") };
      try {
        const result = await client.backup(target, (part, done, total) => {
          progress[part].update(done, total);
          if (done === total) progress[part].end();
        });
        if (!result.ok) return out.problem(result.problem);
        const { number, files, municipality, removed } = result.body;
        out.data({ folder: target, ...result.body });
        if (removed !== null)
          out.note(`Removed ${removed}, the half-made backup of an interrupted run, and began anew.`);
        const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
        out.line(`${municipality}, up to event ${number}: ${files.length} files, ${bytes} bytes in ${target}`);
        if (!out.json) out.note(`Keep the keys in ${backupPlaces(target).vault} in another place than the texts.`);
        return exits.done;
      } finally {
        progress.log.end();
        progress.vault.end();
        await client.close();
      }
    },
  );
