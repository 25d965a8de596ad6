import { type Head, StoreError } from "../port.ts";
import type { Written } from "./committer.ts";
import { asStoreError } from "./faults.ts";

/** A fault as it goes from thread to thread: an error loses its class and its code on the way. */
export interface Fault {
  /** Undefined for what is no fault of the store but a defect. */
  readonly code: StoreError["code"] | undefined;
  readonly message: string;
  readonly cause: string;
}

/** To the thread. A group is flat (stream, expected, count, texts …): arrays of strings go fastest. */
export type ToThread =
  | { readonly kind: "group"; readonly parts: readonly (string | number)[] }
  | { readonly kind: "checkpoint" }
  | { readonly kind: "close" };

/** From the thread: that it has the log, or why not; then an answer to each group and each checkpoint. */
export type FromThread =
  | { readonly kind: "up" }
  | { readonly kind: "refused"; readonly fault: Fault }
  | { readonly kind: "committed"; readonly written: readonly Written[]; readonly head: Head; readonly took: number }
  | { readonly kind: "failed"; readonly fault: Fault; readonly broken: Fault | undefined }
  | { readonly kind: "checkpointed" }
  | { readonly kind: "not checkpointed"; readonly fault: Fault };

export function asFault(error: unknown, file: string): Fault {
  const fault = asStoreError(error, file);
  const cause = fault instanceof Error ? (fault.stack ?? "") : "";
  return fault instanceof StoreError
    ? { code: fault.code, message: fault.message, cause }
    : { code: undefined, message: String(fault), cause };
}

export const asError = ({ code, message, cause }: Fault): Error =>
  code === undefined ? new Error(message, { cause }) : new StoreError(code, message, { cause });
