import { TokenRequestError } from "@liggare/access";
import { BackupError, ConfigError, type Problem } from "@liggare/api";
import { StoreError } from "@liggare/event-store";
import { VaultError } from "@liggare/vault";
import { CommanderError } from "commander";

/** What scripts can tell apart. A second signal ends the program with the shell's own 130. */
export const exits = { done: 0, refused: 1, usage: 2, unavailable: 3, defect: 70, interrupted: 130 } as const;
export type Exit = (typeof exits)[keyof typeof exits];

/** A failure that is said in one line: what is wrong and what is allowed. */
export class Failure extends Error {
  override readonly name = "Failure";
  readonly exit: Exit;
  readonly code: string;

  constructor(exit: Exit, code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.exit = exit;
    this.code = code;
  }
}

/** A wrong argument or option: names it and says what is allowed. */
export const wrongUsage = (message: string): Failure => new Failure(exits.usage, "usage", message);

/** What ends the program: the exit code, and what is said. */
export interface Ending {
  readonly exit: Exit;
  readonly code: string;
  readonly detail: string;
}

/** Faults of the machine that a person can do something about. */
const machineFaults: Readonly<Record<string, string>> = {
  EADDRINUSE: "The address is in use already: choose another with LIGGARE_PORT (0 takes any free one).",
  EADDRNOTAVAIL: "This machine has no such address: correct LIGGARE_HOST.",
  EACCES: "Permission is missing",
  EPERM: "Permission is missing",
  ENOSPC: "The disk is full",
  EROFS: "The disk is read-only",
  EMFILE: "Too many files are open",
};

/** The one mapper of what was thrown. What it does not know is a defect. */
export function endingOf(error: unknown): Ending {
  if (error instanceof Failure) return { exit: error.exit, code: error.code, detail: error.message };
  if (error instanceof CommanderError)
    return { exit: exits.usage, code: "usage", detail: error.message.replace(/^error: /, "") };
  if (error instanceof ConfigError) return { exit: exits.usage, code: "configuration", detail: error.message };
  if (error instanceof TokenRequestError) return { exit: exits.usage, code: "usage", detail: error.message };
  if (error instanceof BackupError) return { exit: exits.refused, code: "backup-refused", detail: error.message };
  if (error instanceof StoreError || error instanceof VaultError) {
    const found = ["damaged", "lost tail", "not a ledger", "not a vault", "wrong key"].includes(error.code);
    return {
      exit: found ? exits.refused : exits.unavailable,
      code: error.code.replaceAll(" ", "-"),
      detail: error.message,
    };
  }
  const { code = "", message = String(error), path } = (error ?? {}) as NodeJS.ErrnoException;
  const known = machineFaults[code];
  if (known !== undefined) {
    const detail = known.endsWith(".") ? known : `${known}: ${path ?? message}.`;
    return { exit: exits.unavailable, code: code.toLowerCase(), detail };
  }
  return {
    exit: exits.defect,
    code: "defect",
    detail: `Something went wrong inside Liggare: ${message}. LIGGARE_DEBUG=1 shows where.`,
  };
}

/** The exit code of a problem that the ledger or its server answered with. */
export const exitOf = ({ status, retry }: Problem): Exit =>
  status === 500 ? exits.defect : retry || status === 507 ? exits.unavailable : exits.refused;
