import {
  AccessDeniedError,
  InvalidArgumentError,
  MaxAppendSizeExceededError,
  StreamDeletedError,
  UnsupportedError,
} from "@eventstore/db-client";
import { StoreError } from "../port.ts";

/** An answer did not come in time. What it was for may have happened. */
export class NoAnswer extends Error {
  override readonly name = "NoAnswer";
}

/** A new leader may give less for a moment than the one before it did. */
export const behind = (): NoAnswer => new NoAnswer("the server gives less than it gave before");

/**
 * What a server's error means once and for all, as what the port throws; undefined where asking again may go better.
 * A wrong expected revision is not among them: it is an answer.
 */
export function finalFault(error: unknown, server: string): Error | undefined {
  if (error instanceof StoreError || error instanceof RangeError) return error;
  if (error instanceof AccessDeniedError)
    return new StoreError(
      "unavailable",
      `${server} refuses this user: check user and password, and that the user may read $all and write the ledger's streams`,
      { cause: error },
    );
  if (error instanceof MaxAppendSizeExceededError)
    return new RangeError(`${server} takes no more than ${error.maxAppendSize} bytes in one append`, { cause: error });
  if (error instanceof StreamDeletedError)
    return new StoreError("damaged", `${server}: a stream of the ledger was deleted; restore the server's backup`, {
      cause: error,
    });
  if (error instanceof InvalidArgumentError || error instanceof UnsupportedError)
    return new StoreError("unavailable", `${server}: ${error.message}`, { cause: error });
  return undefined;
}

/** After all attempts: the server's last word. */
export const gaveUp = (what: string, server: string, error: unknown): StoreError =>
  new StoreError("unavailable", `${server}: ${what}: ${error instanceof Error ? error.message : String(error)}`, {
    cause: error,
  });
