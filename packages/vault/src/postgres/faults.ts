import { DatabaseError } from "pg";
import { VaultError, type VaultErrorCode } from "../port.ts";

/** SQLSTATE codes, or their classes of two characters (PostgreSQL, appendix A), and what they are to a vault. */
const faults: Readonly<Record<string, readonly [code: VaultErrorCode, advice: string]>> = {
  "08": ["unavailable", "the connection was lost"],
  "22": ["invalid", "a value cannot be stored"],
  "25006": ["unavailable", "the server only reads; is it a standby? Name the primary"],
  "28": ["unavailable", "the server does not let this user in: check user and password"],
  "3D000": ["unavailable", "the database does not exist: create it"],
  "40": ["busy", "others write the same; try again"],
  "42501": ["unavailable", "the user lacks a right: it owns the vault's schemas, or may create them in the database"],
  "53": ["unavailable", "the server lacks resources"],
  "53100": ["disk full", "the server's disk is full"],
  "55P03": ["busy", "something else holds what is needed; try again"],
  "57": ["unavailable", "the server stops, starts, or ended the statement"],
  "58": ["unavailable", "the server cannot use its files"],
  XX: ["damaged", "the server found its own data damaged"],
};

/** Gives what `pg` throws a code of the vault, and the server's name. Values and passwords are never in it. */
export function named(error: unknown, server: string): unknown {
  if (error instanceof VaultError) return error;
  // `detail` and `where` of a DatabaseError may quote values: only its message is passed on.
  if (error instanceof DatabaseError) {
    const state = error.code ?? "";
    const [code, advice] = faults[state] ?? faults[state.slice(0, 2)] ?? ["unavailable", "the server refuses"];
    return new VaultError(code, `PostgreSQL at ${server}: ${advice} (${error.message}, ${state})`, { cause: error });
  }
  const { message = "", code = "" } = (error ?? {}) as NodeJS.ErrnoException;
  const reason = message || code || String(error);
  return new VaultError("unavailable", `PostgreSQL at ${server} does not answer (${reason})`, { cause: error });
}

/** True where the connection is of no more use: anything but an answer of a server that goes on. */
export const isLost = (error: unknown): boolean =>
  !(error instanceof DatabaseError) || /^(?:08|57P)/.test(error.code ?? "");

/** True where PostgreSQL asks to run the same transaction again: a deadlock or two that cannot be put in an order. */
export const isToRepeat = (error: unknown): boolean =>
  error instanceof DatabaseError && (error.code === "40P01" || error.code === "40001");
