import { call } from "./client.ts";
import { type Recordable, recordable } from "./session.ts";

export interface Saved {
  readonly revision: number;
  readonly position: string;
  readonly number: number | null;
}

export interface ToRecord {
  readonly what: Recordable;
  readonly occurredOn: string;
  readonly input: unknown;
  /** One for each filled form: sending it twice saves once. */
  readonly key: string;
}

/** Sends a command that begins a stream of its own; the stream's id is the form's key. */
export const record = ({ what, occurredOn, input, key }: ToRecord): Promise<Saved> => {
  const { aggregate, command } = recordable[what];
  return call<Saved>(`/commands/${aggregate}/${key}/${command}`, {
    method: "POST",
    body: { occurredOn, input },
    headers: { "idempotency-key": key },
  });
};
