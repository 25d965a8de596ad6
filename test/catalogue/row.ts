import type { Role } from "@liggare/domain";

/** Who does something in a row: a role, with the board of a local or central coordinator. */
export interface As {
  readonly role: Role;
  readonly unit?: string;
}

/** Coordinator of a board. */
export const local = (unit: string): As => ({ role: "local-coordinator", unit });
/** Central coordinator, at the executive board's office. */
export const central: As = { role: "central-coordinator", unit: "kommunstyrelsen" };
export const executiveBoard: As = { role: "executive-board" };
export const auditor: As = { role: "auditor" };
export const administrator: As = { role: "administrator" };

/** An answer with its JSON body (or text); the row says the shape that it looks into. */
export interface Answer<B = unknown> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: B;
}

/** What a command that was carried out answers. */
export interface Recorded {
  readonly id: string;
  readonly revision: number;
  readonly position: string;
  readonly events: readonly { readonly id: string; readonly type: string }[];
}

/** A server over an empty ledger in memory, spoken to over HTTP, with a clock that the row sets. */
export interface Api {
  /** From now on it is this day, 12:00 UTC; never back. Begins on 2026-01-07. */
  today(day: string): void;
  /** Carries out `<aggregate>/<id>/<command>`; fails the test where it is refused. `occurredOn` defaults to today. */
  record(as: As, command: string, input: object, occurredOn?: string): Promise<Answer<Recorded>>;
  /** The code of the refusal; fails the test where the command is accepted. */
  refused(as: As, command: string, input: object, occurredOn?: string): Promise<string>;
  /** A view's answer after everything recorded, e.g. `view<Shown<OverdueAnswer>>(central, "overdue", { on })`. */
  view<A>(as: As, view: string, question?: Readonly<Record<string, string>>): Promise<A>;
  /** Any other request below `/api/v1`. */
  send<B>(as: As, method: string, path: string, body?: object | Uint8Array, headers?: object): Promise<Answer<B>>;
  /** Registers boards: the executive board `kommunstyrelsen`, and these codes as district boards. */
  boards(...units: readonly string[]): Promise<void>;
}

/** A line of the catalogue (DOMAIN §1) or a forum, and what is done with it through the API on an empty ledger. */
export interface Row {
  /** Number of the catalogue's line, or "forum" or "activity". */
  readonly line: number | "forum" | "activity";
  /** What it is about: the line's or the forum's name. */
  readonly about: string;
  /** A sentence that says what holds. */
  readonly holds: string;
  through(api: Api): Promise<void>;
}
