import type { Position as ServerPosition } from "@eventstore/db-client";

/* How a ledger's streams and positions are written on a server that others use too. */

/** What a prefix may be: it stands before every stream of a ledger, and keeps ledgers of one server apart. */
export const prefixPattern = /^[a-z0-9][a-z0-9_.]{0,62}$/;

/** Between prefix and name: no prefix holds it, so that no ledger's prefix begins another's. */
const separator = "/";

export const streamPrefix = (prefix: string): string => `${prefix}${separator}`;

const digits = 16;
const hex = (value: bigint) => value.toString(16).padStart(digits, "0");

/** A position as the port gives it: commit and prepare position, in the order of the log when compared as text. */
export const tokenOf = ({ commit, prepare }: ServerPosition): string => `${hex(commit)}${hex(prepare)}`;

const tokenPattern = /^[0-9a-f]{32}$/;

/** Throws RangeError for what is no token of this store. */
export function positionOf(token: string): ServerPosition {
  if (!tokenPattern.test(token)) throw new RangeError(`"${token}" is not a position of this log`);
  return { commit: BigInt(`0x${token.slice(0, digits)}`), prepare: BigInt(`0x${token.slice(digits)}`) };
}
