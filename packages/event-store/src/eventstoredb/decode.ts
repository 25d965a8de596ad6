import type { RecordedEvent as ServerEvent } from "@eventstore/db-client";
import type { StoredEvent } from "@liggare/domain";
import { StoreError } from "../port.ts";
import { tokenOf } from "./names.ts";

/*
 * An event on the server: its type and id are those of the ledger's event, its data is the envelope that is hashed, and
 * its metadata holds the hash.
 */

/** What the metadata holds. */
export interface Chained {
  /** Hash over the envelope and the stream's event before it, hex. */
  readonly hash: string;
}

/**
 * The ledger's event. Throws StoreError "damaged" that names the event where it is not one: malformed data arrives as
 * text, malformed metadata as bytes.
 */
export function storedEvent(event: ServerEvent, stream: string): StoredEvent {
  const { data, metadata, position } = event as { data: unknown; metadata: unknown } & Pick<ServerEvent, "position">;
  if (!isRecord(data) || !isRecord(metadata) || typeof metadata.hash !== "string")
    throw new StoreError("damaged", `${event.streamId} event ${event.revision} (${event.id}) is not the ledger's`);
  if (!position)
    throw new StoreError("unavailable", "the server tells no positions in streams: version 22.6 or newer is needed");
  if (data.stream !== stream || data.revision !== Number(event.revision))
    throw new StoreError("damaged", `${event.streamId} event ${event.revision} says that it is another`);
  return Object.assign(data, { position: tokenOf(position), hash: metadata.hash }) as unknown as StoredEvent;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);
