export { fileNames as vaultFileNames } from "./file-names.ts";
export { openMemoryVault } from "./memory.ts";
export type {
  BackupFiles,
  BackupProgress,
  Counting,
  Directory,
  DirectoryEntry,
  NewText,
  RemovalDecision,
  SealedText,
  TalliedList,
  Tallies,
  TallyEntry,
  Vault,
  VaultErrorCode,
  VaultText,
} from "./port.ts";
export { canonicalText, commit, newSalt, newTextId, VaultError } from "./port.ts";
export { type PostgresAddress, parsePostgresAddress } from "./postgres/address.ts";
export { type LoadOptions, loadIntoPostgres, type UnloadOptions, unloadFromPostgres } from "./postgres/load.ts";
export { schemas as vaultDatabaseSchemas } from "./postgres/schema.ts";
export { openPostgresVault, type PostgresVaultOptions } from "./postgres/vault.ts";
export { openSqliteVault, type SqliteVaultOptions } from "./sqlite/vault.ts";
export type { VaultClock } from "./time.ts";
