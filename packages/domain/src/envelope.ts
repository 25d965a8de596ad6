/** The envelope of every event. These types are the storage format: a change here is a migration. */

export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

/** How a source supports a fact: seen by the source itself, told to it ("uppges"), or its judgement. */
export type Support = "observed" | "stated" | "judged";

/** Where an event was taken from when it was not entered directly. */
export interface Source {
  readonly document: string;
  readonly section?: string;
  readonly row?: number;
  readonly support: Support;
}

export const roles = [
  "local-coordinator",
  "central-coordinator",
  "executive-board",
  "auditor",
  "administrator",
] as const;
export type Role = (typeof roles)[number];

/** Who recorded an event: a pseudonymous subject in a role, for a unit (null: the whole city). Never a name. */
export interface RecordedBy {
  readonly subject: string;
  readonly role: Role;
  readonly unit: string | null;
}

/** A free text as the log knows it: an id in the vault and a salted commitment (HMAC-SHA-256, base64url). */
export interface TextRef {
  readonly textId: string;
  readonly commitment: string;
}

/** Another stream that a decision was based on, at the revision that was read. */
export interface Basis {
  readonly stream: string;
  readonly revision: number;
}

/** An event as the ledger hands it to a store. */
export interface NewEvent<T extends string = string, D extends object = JsonObject> {
  /** UUID derived from ledger, subject, stream, idempotency key and index. */
  readonly id: string;
  readonly type: T;
  /** Version of the payload's schema, from 1. */
  readonly schema: number;
  /** UTC instant with milliseconds, of the real clock. */
  readonly recordedAt: string;
  /** Founding events only: the day (ISO date) that counts for "as known on", and how sure it is. */
  readonly recordedOn?: string;
  readonly recordedOnSupport?: "stated" | "assumed";
  /** When it happened: ISO 8601-2 with the precision that is known. */
  readonly occurredOn: string;
  /** Code of the board or office it concerns. */
  readonly unit: string;
  readonly by: RecordedBy;
  readonly causation?: string;
  readonly correlation?: string;
  /** Id of the event that this one corrects or withdraws. */
  readonly corrects?: string;
  readonly basis?: readonly Basis[];
  readonly source?: Source;
  readonly data: D;
  /** SHA-256 (hex) of the command's canonical input, each text taken as its commitment. */
  readonly payloadHash: string;
}

/** Opaque, ordered, possibly sparse token of a store; compare two with `<`. The empty string lies before all. */
export type Position = string;

/** An event as a store returns it from its stream. */
export interface StoredEvent<T extends string = string, D extends object = JsonObject> extends NewEvent<T, D> {
  readonly stream: string;
  /** From 0, without gaps within the stream. */
  readonly revision: number;
  readonly position: Position;
  /** SHA-256 (hex) over the canonical envelope without position and number, and the predecessor's hash. */
  readonly hash: string;
}

/** An event as the ordered reader returns it. */
export interface RecordedEvent<T extends string = string, D extends object = JsonObject> extends StoredEvent<T, D> {
  /** Dense ordinal in the log, from 1. */
  readonly number: number;
}

/** A place in the ordered log: the events up to and with `number` lie before it. */
export interface Cursor {
  readonly position: Position;
  readonly number: number;
}

export const start: Cursor = { position: "", number: 0 };
