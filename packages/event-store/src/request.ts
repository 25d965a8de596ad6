import type { NewEvent } from "@liggare/domain";
import type { ExpectedRevision } from "./port.ts";
import { envelopeText } from "./seal.ts";

/** An append as the stores work with it: serialised at once, so that the caller may change its objects after. */
export interface AppendRequest {
  readonly stream: string;
  /** Revision that must be the last; -1 for no stream. */
  readonly expected: number;
  readonly ids: readonly string[];
  /** Canonical envelopes; exact, since the expected revision decides every revision. */
  readonly texts: readonly string[];
}

const controlCharacter = /\p{Cc}/u;

/** Checks and serialises an append. Throws on a defect of the caller: nothing to write, or not JSON. */
export function appendRequest(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): AppendRequest {
  checkStream(stream);
  const after = expected === "no stream" ? -1 : expected;
  if (!Number.isSafeInteger(after) || (expected !== "no stream" && after < 0)) {
    throw new RangeError(`an expected revision is a whole number from 0, or "no stream"; got ${String(expected)}`);
  }
  if (events.length === 0) throw new RangeError("an append carries at least one event");
  const ids = events.map((event) => event.id);
  if (ids.length > 1 && new Set(ids).size < ids.length)
    throw new RangeError("two events of one append have the same id");
  return {
    stream,
    expected: after,
    ids,
    texts: events.map((event, index) => envelopeText(event, stream, after + 1 + index)),
  };
}

function checkStream(stream: string): void {
  if (stream === "" || stream.length > 512 || controlCharacter.test(stream) || !stream.isWellFormed()) {
    throw new RangeError("a stream's name has 1 to 512 characters, no control characters and no lone surrogates");
  }
}

/** The revision as the port says it. */
export function asExpected(revision: number): ExpectedRevision {
  return revision < 0 ? "no stream" : revision;
}

/**
 * What an append asks for, seen against the stream: new events, a repetition of what is there already, or a
 * conflict. A shorter prefix of a batch that was written is a repetition; a longer batch is a conflict.
 */
export function classify(
  request: Pick<AppendRequest, "expected" | "ids">,
  actual: number,
  storedIds: (from: number, count: number) => readonly string[],
): "append" | "repetition" | "conflict" {
  const { expected, ids } = request;
  if (expected === actual) return "append";
  if (expected > actual || expected + ids.length > actual) return "conflict";
  const stored = storedIds(expected + 1, ids.length);
  return ids.every((id, index) => stored[index] === id) ? "repetition" : "conflict";
}
