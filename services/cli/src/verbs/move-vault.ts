import { type Config, ConfigError, openVault, readConfig } from "@liggare/api";
import { openSqliteStore } from "@liggare/event-store";
import { loadIntoPostgres, unloadFromPostgres } from "@liggare/vault";
import { owning, requireLedger } from "../client/connect.ts";
import type { Context, Verb } from "../context.ts";
import { exits, wrongUsage } from "../failure.ts";
import { examples } from "../options.ts";
import { vaultText } from "../settings.ts";

/** Carries texts, names and counted people to another place, sealed as they are. */
export const moveVault: Verb = (program, bind) =>
  bind<{ readonly to: string }>(
    program
      .command("move-vault")
      .description("copy texts, names and keys between the data folder and a PostgreSQL database")
      .requiredOption("--to <vault>", "as LIGGARE_VAULT: postgres://<user>@<host>/<database>, or sqlite:vault")
      .addHelpText(
        "after",
        `
Stop every node first. The target must not hold a vault, or an empty one under the same key. Everything is copied as it
is sealed, with its tombstones, in one transaction, and compared before that ends: a copy that breaks off leaves nothing,
and the same command begins anew. The key's file stays where it is; every node needs it. The vault moved from stays as it
is: set LIGGARE_VAULT to the target, start, and dispose of the old one when all is well.
The password comes from LIGGARE_VAULT_PASSWORD_FILE, or from the address.
${examples("move-vault --to 'postgres://liggare@db.example.se/liggare?sslrootcert=/etc/liggare/ca.crt'", "LIGGARE_VAULT=postgres://liggare@localhost/liggare liggare move-vault --to sqlite:vault")}`,
      ),
    async (context, _args, { to }) => {
      const { config, out } = context;
      const store = requireLedger(config);
      const target = targetOf(context, to).vault;
      if (target.kind === config.vault.kind)
        throw wrongUsage(
          target.kind === "sqlite"
            ? "--to: the vault lies in the data folder now."
            : "--to: from one database into another the server's own tools copy best (pg_dump); sqlite:vault is allowed.",
        );
      // Holds the log's file, so that no server runs over it meanwhile.
      const log =
        store.kind === "sqlite" ? await owning(config, () => openSqliteStore({ file: store.file })) : undefined;
      try {
        await carry(context, config.vault, target);
      } finally {
        await log?.close();
      }
      await (await openVault(target, { mustExist: true })).close();
      const [from, place] = [vaultText(config.vault), vaultText(target)];
      out.data({ from, place });
      out.line(`The vault of ${from} is at ${place} too, compared row by row.`);
      if (!out.json) out.note(`Serve it with LIGGARE_VAULT=${withoutPassword(to)}`);
      return exits.done;
    },
  );

async function carry({ out }: Context, from: Config["vault"], to: Config["vault"]): Promise<void> {
  const progress = out.progress("Moving");
  const onProgress = ({ done, total }: { readonly done: number; readonly total: number }) =>
    progress.update(done, total);
  try {
    if (to.kind === "postgres") await loadIntoPostgres({ from, to: to.address, keySource: to, onProgress });
    else if (from.kind === "postgres") {
      await unloadFromPostgres({ from: from.address, keySource: from, folder: to.folder, onProgress });
    }
  } finally {
    progress.end();
  }
}

/** The settings as they would be with the target as vault. Throws Failure that names the option. */
function targetOf({ environment, workingFolder }: Context, to: string): Config {
  try {
    return readConfig({ ...environment, LIGGARE_VAULT: to }, workingFolder);
  } catch (error) {
    if (error instanceof ConfigError) throw wrongUsage(error.message.replace(/LIGGARE_VAULT\b/, "--to"));
    throw error;
  }
}

function withoutPassword(address: string): string {
  const url = new URL(address);
  url.password = "";
  return url.href;
}
