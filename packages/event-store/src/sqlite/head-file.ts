import { readFileSync } from "node:fs";
import { open, rename } from "node:fs/promises";
import { dirname } from "node:path";
import type { Head } from "../port.ts";
import { StoreError } from "../port.ts";

/** Shortest time between two writings of a head, in milliseconds. */
const interval = 200;

export const headPath = (file: string): string => `${file}.head`;

/** The head kept outside the log; undefined where there is none. Throws StoreError "damaged" where it is not one. */
export function readHead(file: string): Head | undefined {
  let text: string;
  try {
    text = readFileSync(headPath(file), "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw new StoreError("unavailable", `${headPath(file)} cannot be read`, { cause: error });
  }
  const head = parse(text);
  if (head === undefined) throw new StoreError("damaged", `${headPath(file)} is not a head`);
  return head;
}

function parse(text: string): Head | undefined {
  try {
    const { position, number, hash } = JSON.parse(text);
    const sound = typeof position === "string" && Number.isSafeInteger(number) && typeof hash === "string";
    return sound ? { position, number, hash } : undefined;
  } catch {
    return undefined;
  }
}

/** Writes a head so that a crash leaves the old one or the new one, and syncs both file and folder. */
export async function writeHead(file: string, head: Head): Promise<void> {
  const path = headPath(file);
  const temporary = await open(`${path}.new`, "w", 0o600);
  try {
    await temporary.writeFile(`${JSON.stringify({ position: head.position, number: head.number, hash: head.hash })}\n`);
    await temporary.sync();
  } finally {
    await temporary.close();
  }
  await rename(`${path}.new`, path);
  await syncPath(dirname(path));
}

/** Makes the names in a folder durable. Windows has no such call, and keeps them so by itself. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform !== "win32") await syncPath(folder);
}

/** Syncs a file or a folder. Never for the files of a live database: closing them here would free its locks. */
export async function syncPath(path: string): Promise<void> {
  const handle = await open(path);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Keeps the head outside the log up to date: at once after the first commit, then at most every 200 ms, so that it
 * costs no sync per commit. It is never ahead of the log, since it is noted after the commit.
 */
export class HeadKeeper {
  readonly #file: string;
  #wanted: Head | undefined;
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();
  #lastWritten = Number.NEGATIVE_INFINITY;
  /** Why the last writing failed; undefined while all is well. */
  fault: Error | undefined;

  constructor(file: string) {
    this.#file = file;
  }

  note(head: Head): void {
    this.#wanted = head;
    if (this.#timer !== undefined) return;
    const wait = Math.max(0, this.#lastWritten + interval - performance.now());
    const keptAsFault = () => {
      // A failure stays in `fault` and is tried again with the next note, and at the close, where it is thrown.
    };
    this.#timer = setTimeout(() => void this.flush().catch(keptAsFault), wait);
    this.#timer.unref();
  }

  /** Writes what was noted, now. A failure is kept as `fault`, tried again at the next note, and thrown. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const write = async () => {
      const head = this.#wanted;
      if (head === undefined) return;
      this.#wanted = undefined;
      try {
        await writeHead(this.#file, head);
        this.fault = undefined;
      } catch (error) {
        this.#wanted ??= head;
        this.fault = error as Error;
        throw new StoreError("unavailable", `${headPath(this.#file)} cannot be written`, { cause: error });
      } finally {
        this.#lastWritten = performance.now();
      }
    };
    this.#writing = this.#writing.then(write, write);
    return this.#writing;
  }
}
