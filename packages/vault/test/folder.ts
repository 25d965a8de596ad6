import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

/** A folder of its own for one test, gone after it. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "liggare-vault-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** How many of the byte strings occur in any file of the folder. Only for files that no connection has open. */
export function countOnDisk(folder: string, sought: readonly (Uint8Array | string)[]): number {
  const contents = readdirSync(folder).map((name) => readFileSync(join(folder, name)));
  return sought.filter((bytes) => contents.some((content) => content.includes(bytes))).length;
}
