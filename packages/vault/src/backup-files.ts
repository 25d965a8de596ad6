import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { VaultError } from "./error.ts";
import { fileNames } from "./file-names.ts";
import type { BackupFiles } from "./port.ts";

/** Where a backup's files will lie in a folder, which is made. Throws VaultError "exists" where one is there already. */
export function newBackupFiles(folder: string, keyFile: string | undefined): BackupFiles {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const files: BackupFiles = {
    vaultFile: join(folder, fileNames.vault),
    keysFile: join(folder, fileNames.keys),
    ...(keyFile !== undefined && { keyFile: join(folder, keyFile) }),
  };
  for (const file of Object.values(files)) {
    if (existsSync(file)) throw new VaultError("exists", `${file} exists; a backup overwrites nothing`);
  }
  return files;
}
