import { StoreError } from "../port.ts";

/** SQLite's primary result codes that the store tells apart (https://www.sqlite.org/rescode.html). */
const codes: Readonly<Record<number, { code: StoreError["code"]; text: string }>> = {
  5: { code: "locked", text: "another program holds a lock on it; stop that program" },
  8: { code: "read only", text: "it cannot be written; check the rights of the file and its folder" },
  10: { code: "damaged", text: "the disk reported an error; nothing more is acknowledged until it is opened anew" },
  11: { code: "damaged", text: "its structure is damaged; restore a backup" },
  13: { code: "disk full", text: "there is no room to write; make room and try again" },
  14: { code: "unavailable", text: "it cannot be opened; check that the folder exists and may be written" },
  26: { code: "not a ledger", text: "it is not a SQLite database" },
};

/**
 * Extended result codes that say something else than their primary ones. A shared-memory file that cannot grow (4874)
 * holds nothing durable: there is no room, and nothing is damaged.
 */
const extendedCodes: typeof codes = { 4874: codes[13]! };

/** What the file system says by itself, where the store's own files are written. */
const systemCodes: Readonly<Record<string, { code: StoreError["code"]; text: string }>> = {
  ENOSPC: codes[13]!,
  EDQUOT: codes[13]!,
  EACCES: codes[8]!,
  EPERM: codes[8]!,
  EROFS: codes[8]!,
  EIO: { code: "unavailable", text: "the disk reported an error" },
};

/** SQLite's extended result code of an error, or undefined for an error of another kind. */
function resultCode(error: unknown): number | undefined {
  if (!(error instanceof Error) || !("errcode" in error)) return undefined;
  return typeof error.errcode === "number" ? error.errcode : undefined;
}

/** A machine's fault as a StoreError that names the file. What is of neither SQLite nor the system stays as it is. */
export function asStoreError(error: unknown, file: string): unknown {
  const result = resultCode(error);
  if (result === undefined) return asSystemFault(error, file);
  const known = extendedCodes[result] ??
    codes[result & 0xff] ?? { code: "unavailable" as const, text: "SQLite refused" };
  return new StoreError(known.code, `${file}: ${known.text} (SQLite ${result}: ${(error as Error).message})`, {
    cause: error,
  });
}

function asSystemFault(error: unknown, file: string): unknown {
  if (!(error instanceof Error) || !("syscall" in error) || !("code" in error)) return error;
  const known = systemCodes[String(error.code)];
  return known === undefined
    ? error
    : new StoreError(known.code, `${file}: ${known.text} (${error.message})`, { cause: error });
}

/** Runs it; faults come out as StoreErrors. */
export function guarded<T>(file: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw asStoreError(error, file);
  }
}
