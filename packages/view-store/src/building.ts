import { type Cursor, start } from "@liggare/domain";
import type { EventStore } from "@liggare/event-store";
import type { dated } from "./batch.ts";
import { besides, discard, type FilesOptions, type Place, takeOver } from "./files.ts";
import type { RebuildProgress } from "./port.ts";

export interface Building {
  readonly places: readonly Place[];
  readonly store: EventStore;
  readonly date: ReturnType<typeof dated>;
  readonly files: FilesOptions;
  /** Holds the live subscription, so that the last stretch ends. */
  readonly pause: () => void;
  readonly isClosed: () => boolean;
  readonly onProgress: (progress: RebuildProgress) => void;
}

/**
 * Reads the log once for all of these views, into files beside those in use, and puts them in their places. First as
 * far as the log went when it began, while the old files are fed on; then the rest, while they are not.
 */
export async function buildBeside(building: Building): Promise<void> {
  const { places, store, date, files, pause, isClosed, onProgress } = building;
  const of = (await store.head()).number;
  const built = places.map((place) => ({ place, file: besides(place) }));
  let cursor: Cursor = start;
  const readOn = async () => {
    for await (const events of store.readAll(cursor, { batch: 5_000 })) {
      if (isClosed()) throw new Error("the views were closed while one was built");
      const { position, number } = events.at(-1)!;
      cursor = { position, number };
      const batch = date(events);
      for (const { file } of built) file.apply(batch, cursor);
      onProgress({ events: number, of: Math.max(of, number) });
    }
  };
  try {
    await readOn();
    pause();
    await readOn();
    for (const place of places) {
      const { number } = place.file.checkpoint;
      if (cursor.number < number)
        throw new Error(`the log ends at ${cursor.number}, but ${place.path} knows ${number}`);
    }
    if (isClosed()) throw new Error("the views were closed while one was built");
    for (const { place, file } of built) takeOver(place, file, files);
  } catch (error) {
    for (const { file } of built) discard(file);
    throw error;
  }
}
