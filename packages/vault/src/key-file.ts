import { randomBytes } from "node:crypto";
import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { fileNames } from "./file-names.ts";
import { VaultError } from "./port.ts";
import { keyBytes } from "./sealing.ts";

/**
 * Reads a key-encryption key: 64 hexadecimal digits (`openssl rand -hex 32`), in a file that only its owner may read.
 * Throws "wrong key" naming the file and what is wrong with it.
 */
function readKeyFile(file: string): Buffer {
  if (!existsSync(file)) {
    throw new VaultError("wrong key", `the vault's key file ${file} is missing; put back the one that belongs to it`);
  }
  const descriptor = openSync(file, "r");
  try {
    const mode = fstatSync(descriptor).mode & 0o777;
    if (process.platform !== "win32" && (mode & 0o077) !== 0) {
      throw new VaultError(
        "wrong key",
        `the vault's key file ${file} is open to others (mode ${mode.toString(8)}); only its owner may read it: chmod 600`,
      );
    }
    const digits = readFileSync(descriptor, "latin1").trim();
    if (!/^[0-9a-f]{64}$/i.test(digits)) {
      throw new VaultError("wrong key", `the vault's key file ${file} does not hold 64 hexadecimal digits`);
    }
    return Buffer.from(digits, "hex");
  } finally {
    closeSync(descriptor);
  }
}

/** Writes a key (default: a new random one) with mode 0600, durably, and never as half a file. */
export function writeKeyFile(file: string, key: Uint8Array = randomBytes(keyBytes)): void {
  const temporary = `${file}.${randomBytes(6).toString("hex")}.tmp`;
  writeFileSync(temporary, `${Buffer.from(key).toString("hex")}\n`, { flag: "wx", mode: 0o600, flush: true });
  renameSync(temporary, file);
  syncFolder(dirname(file));
}

/** Makes the names in a folder durable. Windows has no such call, and keeps them so by itself. */
export function syncFolder(folder: string): void {
  if (process.platform !== "win32") syncPath(folder);
}

/** Makes a file's content, or a folder's names, durable. Never for a database that is open. */
export function syncPath(path: string): void {
  const descriptor = openSync(path, "r");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Where a vault has its key-encryption key from. */
export interface KeySource {
  /** Where the key lies unless it comes from elsewhere: `vault.key` in it. */
  readonly folder: string;
  /** File of the key-encryption key, instead. Made where vault and key are both new. */
  readonly keyFile?: string;
  /** The key-encryption key itself (32 bytes), instead of a file. */
  readonly key?: Uint8Array;
}

const keyFileOf = ({ folder, keyFile }: KeySource): string => keyFile ?? join(folder, fileNames.key);

/** What to call the key's source in a message. */
export const keySourceText = (source: KeySource): string =>
  source.key === undefined ? `the key in ${keyFileOf(source)}` : "the key given";

/** True where the vault's own folder holds the key, so that a backup takes it along. */
export const keepsItsKey = ({ key, keyFile }: KeySource): boolean => key === undefined && keyFile === undefined;

/** The key given, or that of the file; a new vault gets a new key file where there is none. */
export function keyEncryptionKey(source: KeySource, founded: boolean): Buffer {
  const file = keyFileOf(source);
  if (source.key === undefined) {
    if (!founded && !existsSync(file)) writeKeyFile(file);
    return readKeyFile(file);
  }
  if (source.key.length !== keyBytes) {
    throw new VaultError("wrong key", `the key given has ${source.key.length} bytes; it needs ${keyBytes}`);
  }
  return Buffer.from(source.key);
}
