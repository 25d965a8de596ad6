import { call } from "./client.ts";
import type { CommandRef } from "./session.ts";

export interface Saved {
  readonly id: string;
  readonly revision: number;
  readonly position: string;
  readonly number: number | null;
}

export interface ToRecord extends CommandRef {
  /** Of the stream: chosen by people, or a UUID. */
  readonly id: string;
  /** Absent where the command says itself when it happened. */
  readonly occurredOn?: string | undefined;
  readonly input: unknown;
  /** One for each filled form: sending it twice saves once. */
  readonly key: string;
}

/** Sends a command. */
export const record = ({ aggregate, command, id, occurredOn, input, key }: ToRecord): Promise<Saved> =>
  call<Saved>(`/commands/${aggregate}/${encodeURIComponent(id)}/${command}`, {
    method: "POST",
    body: { input, ...(occurredOn !== undefined && { occurredOn }) },
    headers: { "idempotency-key": key },
  });
