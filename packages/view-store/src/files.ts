import { mkdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import { type Cursor, start } from "@liggare/domain";
import type { EventStore } from "@liggare/event-store";
import { StoreError } from "@liggare/event-store";
import type { ViewDefinition } from "@liggare/views";
import type { CommitStep } from "./options.ts";
import { deleteFile, fileExists, UnusableFile } from "./schema.ts";
import { ViewFile } from "./view-file.ts";

/** A view and the file that answers for it. */
export interface Place {
  readonly view: ViewDefinition<unknown>;
  readonly path: string;
  file: ViewFile;
}

export interface FilesOptions {
  readonly folder: string;
  readonly onWarning: (message: string) => void;
  readonly onStep?: (step: CommitStep) => void;
}

const building = ".building";

/** Opens a view's file; one that is damaged or not ours is deleted, and an empty one takes its place. */
export function openPlace(view: ViewDefinition<unknown>, options: FilesOptions): Place {
  mkdirSync(options.folder, { recursive: true });
  const path = join(options.folder, `${view.name}.v${view.version}.sqlite`);
  deleteFile(path + building);
  if (!fileExists(path)) return { view, path, file: ViewFile.create(path, view, options) };
  try {
    return { view, path, file: ViewFile.open(path, view, options) };
  } catch (error) {
    if (!(error instanceof UnusableFile)) throw error;
    options.onWarning(`${error.message}; it is built anew`);
    return { view, path, file: ViewFile.create(path, view, options) };
  }
}

/** Empties the view's place. */
export function startAnew(place: Place, options: FilesOptions): void {
  place.file.close();
  place.file = ViewFile.create(place.path, place.view, options);
}

/** A file for the same view beside the one in use. */
export const besides = ({ view, path }: Place): ViewFile => ViewFile.create(path + building, view, { beside: true });

export function discard(file: ViewFile): void {
  file.close();
  deleteFile(file.path);
}

/**
 * Puts a file that was built beside into the view's place. A crash at any point leaves either the old file or the new
 * one, never the old one's log beside the new file.
 */
export function takeOver(place: Place, built: ViewFile, options: FilesOptions): void {
  built.finish();
  place.file.close();
  for (const ending of ["-wal", "-shm"]) deleteFile(place.path + ending);
  try {
    renameSync(built.path, place.path);
  } finally {
    place.file = ViewFile.open(place.path, place.view, options);
  }
}

/** Whether the file was made from this log: the event at its checkpoint is the log's. */
export async function isOfThisLog(file: ViewFile, store: EventStore): Promise<boolean> {
  const { number, hash, before } = file.checkpoint;
  if (number === 0) return true;
  if (number > (await store.head()).number) return false;
  try {
    for await (const events of store.readAll(before, { limit: number - before.number })) {
      const found = events.find((event) => event.number === number);
      if (found) return found.hash === hash;
    }
    return false;
  } catch (error) {
    // The store knows the cursor as none of its own.
    if (error instanceof RangeError || (error instanceof StoreError && error.code === "lost tail")) return false;
    throw error;
  }
}

/** The cursor from which all of these files can go on. */
export const slowest = (files: readonly ViewFile[]): Cursor => {
  const cursors = files.map(({ checkpoint: { position, number } }) => ({ position, number }));
  return cursors.reduce((least, cursor) => (cursor.number < least.number ? cursor : least), cursors[0] ?? start);
};
