import { hash as digest } from "node:crypto";
import type { NewEvent, StoredEvent } from "@liggare/domain";
import { canonicalText } from "./canonical.ts";

/** Hash that the first event of a stream is chained to. */
export const noPredecessor = "";

/** Separates these hashes from every other SHA-256 in the ledger, and names the rule's version. */
const domain = "liggare event 1\n";

/**
 * The envelope as it is stored and hashed: canonical JSON (RFC 8785) with stream and revision, without position,
 * number and hash, which the store gives. Throws on what JSON cannot carry (a lone surrogate, NaN, a cycle).
 */
export function envelopeText(event: NewEvent | StoredEvent, stream: string, revision: number): string {
  return canonicalText(
    Object.keys(event).every((key) => envelopeKeys.has(key))
      ? inOrder(event, stream, revision)
      : { ...event, stream, revision, position: undefined, number: undefined, hash: undefined },
  );
}

/**
 * The envelope's fields in the order of RFC 8785, so that the common event needs no sorting. What is often absent is
 * left out, since a literal without holes is written fastest.
 */
function inOrder(event: NewEvent, stream: string, revision: number): object {
  const { basis, by, causation, correlation, corrects, data, id, occurredOn, payloadHash } = event;
  const { recordedAt, recordedOn, recordedOnSupport, schema, source, type, unit } = event;
  const seldom = [basis, causation, correlation, corrects, recordedOn, recordedOnSupport, source];
  if (seldom.every((value) => value === undefined))
    return { by, data, id, occurredOn, payloadHash, recordedAt, revision, schema, stream, type, unit };
  return {
    ...{ basis, by, causation, correlation, corrects, data, id, occurredOn, payloadHash },
    ...{ recordedAt, recordedOn, recordedOnSupport, revision, schema, source, stream, type, unit },
  } satisfies Record<keyof NewEvent | "stream" | "revision", unknown>;
}

const envelopeKeys: ReadonlySet<string> = new Set([
  ...["basis", "by", "causation", "correlation", "corrects", "data", "id", "occurredOn", "payloadHash", "recordedAt"],
  ...["recordedOn", "recordedOnSupport", "revision", "schema", "source", "stream", "type", "unit"],
  ...["position", "number", "hash"],
]);

/**
 * SHA-256 (hex) over a stored envelope and the hash of its predecessor in its stream
 * (`noPredecessor` before revision 0).
 */
export function chainHash(previous: string, text: string): string {
  return digest("sha256", `${domain}${previous}\n${text}`, "hex");
}

/** Whether an event is what was hashed, after that predecessor. Key order and white space do not matter. */
export function verifyEvent(event: StoredEvent, previous: string): boolean {
  return chainHash(previous, envelopeText(event, event.stream, event.revision)) === event.hash;
}
