import { renameSync, writeFileSync } from "node:fs";

/** Writes a file (mode 0600) so that whoever ends this process leaves the old content or the new, never a part. */
export function writeWhole(file: string, text: string): void {
  const temporary = `${file}.new`;
  writeFileSync(temporary, text, { mode: 0o600, flush: true });
  renameSync(temporary, file);
}
