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
export { fileNames as vaultFileNames } from "./sqlite/schema.ts";
export { openSqliteVault, type SqliteVaultOptions } from "./sqlite/vault.ts";
export type { VaultClock } from "./time.ts";
