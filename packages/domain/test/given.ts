import { expect } from "vitest";
import {
  type Aggregate,
  commandsOf,
  type DecidedEvent,
  decide,
  eventTypes,
  type JsonObject,
  type Known,
  mapLeaves,
  parse,
  type RefusalCode,
  type Refused,
  type StoredEvent,
  streamOf,
  type TextRef,
} from "../src/index.ts";

/*
 * Given these events, when this command comes, then exactly these events follow, in this order; or it is refused with
 * this code. Texts are written plainly and sealed on the way in.
 */

export interface PastEvent {
  readonly type: string;
  readonly data: unknown;
  readonly id?: string;
  readonly occurredOn?: string;
  readonly corrects?: string;
  readonly unit?: string;
}

export interface Circumstances {
  readonly id?: string;
  readonly unit?: string;
  readonly today?: string;
  readonly occurredOn?: string;
  readonly founding?: boolean;
  /** What the ledger found of the command's needs. */
  readonly known?: Readonly<Record<string, Known | undefined>>;
}

/** What stands in the place of a text once it is sealed. */
export const sealed = (text: string): TextRef => ({ textId: `t:${text}`, commitment: `c:${text}` });

/** An input as the ledger gives it to the decider: parsed by the command's schema, its texts sealed. */
export function sealedInput(aggregate: Aggregate, command: string, input: unknown): unknown {
  const definition = commandsOf(aggregate)[command];
  if (!definition) throw new Error(`no command ${command}`);
  const parsed = parse(definition.input, input, "/input");
  if (!parsed.ok) throw new Error(`the test's input is wrong: ${JSON.stringify(parsed.fields)}`);
  return mapLeaves(definition.input, parsed.value, ({ meta, value }) =>
    meta?.kind === "text" ? sealed(String(value)) : value,
  );
}

/** The id that the n-th event of a stream is given unless it has one. */
export const idOf = (revision: number): string => `00000000-0000-8000-8000-${String(revision).padStart(12, "0")}`;

/** A stream as a store returns it. Each payload must fit its type's schema. */
export function streamFrom(aggregate: Aggregate, id: string, events: readonly PastEvent[]): StoredEvent[] {
  return events.map(({ type, data, unit = "skarholmen", ...rest }, revision) => {
    const definition = eventTypes.get(type)?.definition;
    if (!definition) throw new Error(`no event ${type}`);
    const parsed = parse(definition.data, data);
    if (!parsed.ok) throw new Error(`the test's ${type} is wrong: ${JSON.stringify(parsed.fields)}`);
    return {
      id: idOf(revision),
      type,
      schema: definition.schema,
      occurredOn: "2026-03-03",
      ...rest,
      unit,
      data: data as JsonObject,
      stream: streamOf(aggregate.name, id),
      revision,
      position: String(revision).padStart(12, "0"),
      recordedAt: "2026-03-03T12:00:00.000Z",
      by: { subject: "s1", role: "local-coordinator" as const, unit },
      hash: "",
      payloadHash: "",
    };
  });
}

class Outcome {
  readonly decided: readonly DecidedEvent[] | Refused;
  readonly #occurredOn: string;

  constructor(decided: readonly DecidedEvent[] | Refused, occurredOn: string) {
    this.decided = decided;
    this.#occurredOn = occurredOn;
  }

  /** Exactly these events, in this order. `occurredOn` and `schema` default to the command's day and 1. */
  thenRecorded(events: readonly (PastEvent & { readonly schema?: number })[]): void {
    expect(this.decided).toEqual(events.map((event) => ({ schema: 1, occurredOn: this.#occurredOn, ...event })));
  }

  /** Refused with this code and, where given, these details. */
  thenRefused(code: RefusalCode, details?: object): void {
    expect(this.decided).toMatchObject({ kind: "refused", refusal: { code, ...(details && { details }) } });
  }
}

/** The events of the stream so far. */
export function given(aggregate: unknown, events: readonly PastEvent[]) {
  const of = aggregate as Aggregate;
  return {
    when(command: string, input: unknown, circumstances: Circumstances = {}): Outcome {
      const id = circumstances.id ?? "x";
      const stream = streamFrom(of, id, events);
      const context = {
        unit: stream[0]?.unit ?? "skarholmen",
        today: "2026-12-31",
        occurredOn: "2026-03-03",
        founding: false,
        known: {},
        ...circumstances,
        id,
      };
      return new Outcome(decide(of, stream, command, sealedInput(of, command, input), context), context.occurredOn);
    },
  };
}
