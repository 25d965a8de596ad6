import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** Bytes of a file that another process writes; 0 where there is none. */
export const bytesOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

/** Bytes of all files below a folder whose names are wanted; files may come and go meanwhile. */
export function bytesBelow(folder: string, wanted: (name: string) => boolean = () => true): number {
  if (!existsSync(folder)) return 0;
  try {
    const names = readdirSync(folder, { recursive: true }) as string[];
    return names.filter(wanted).reduce((sum, name) => sum + bytesOf(join(folder, name)), 0);
  } catch (error) {
    // it was renamed or removed while it was listed
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return 0;
    throw error;
  }
}
