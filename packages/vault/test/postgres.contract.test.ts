import { openPostgresVault, parsePostgresAddress } from "../src/index.ts";
import { vaultContract } from "./contract.ts";
import { temporaryFolder } from "./folder.ts";
import { onPostgres } from "./postgres-server.ts";

onPostgres("the vault's contract: postgres", (server) => {
  let address: string | undefined;
  vaultContract("postgres", async (clock) => {
    address ??= await server.database();
    // dropping what the test before left is quicker than a new database
    for (const schema of ["liggare_vault", "liggare_vault_keys"]) {
      await server.sql(address, `DROP SCHEMA IF EXISTS ${schema} CASCADE`);
    }
    return openPostgresVault({ address: parsePostgresAddress(address), folder: temporaryFolder(), clock });
  });
});
