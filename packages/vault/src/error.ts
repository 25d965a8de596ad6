export type VaultErrorCode =
  | "closed"
  | "in use"
  | "removed"
  | "damaged"
  | "wrong key"
  | "not a vault"
  | "newer schema"
  | "invalid"
  | "exists"
  | "busy"
  | "disk full"
  | "not supported"
  | "unavailable";

/** A fault of the vault or a misuse of it. The message names id or file and what to do, and never a text. */
export class VaultError extends Error {
  readonly code: VaultErrorCode;
  /** The text concerned, where it is one. */
  readonly textId?: string;

  constructor(code: VaultErrorCode, message: string, options?: ErrorOptions & { readonly textId?: string }) {
    super(message, options);
    this.name = "VaultError";
    this.code = code;
    if (options?.textId !== undefined) this.textId = options.textId;
  }
}
