import {
  type Aggregate,
  commandsOf,
  type DecidedEvent,
  decide,
  fold,
  type JsonObject,
  type Known,
  mapLeaves,
  parse,
  type Refused,
  type StoredEvent,
  streamOf,
} from "../src/index.ts";

/*
 * A stream in memory for tests: takes a command as a person writes it, parses it by its schema, seals its texts, asks
 * the decider and keeps the events.
 */

export interface Circumstances {
  readonly occurredOn?: string;
  readonly today?: string;
  readonly unit?: string;
  readonly founding?: boolean;
  /** What the ledger found of the command's needs. */
  readonly known?: Readonly<Record<string, Known | undefined>>;
}

export class History {
  readonly aggregate: Aggregate;
  readonly id: string;
  readonly events: StoredEvent[] = [];
  readonly #circumstances: Circumstances;

  constructor(aggregate: Aggregate, id: string, circumstances: Circumstances = {}) {
    this.aggregate = aggregate;
    this.id = id;
    this.#circumstances = circumstances;
  }

  /** What the command would bring about; nothing is kept. Throws where the input does not fit the schema. */
  try(command: string, input: unknown, circumstances: Circumstances = {}): readonly DecidedEvent[] | Refused {
    const {
      occurredOn = "2026-03-03",
      today = "2026-12-31",
      founding = false,
      known = {},
    } = {
      ...this.#circumstances,
      ...circumstances,
    };
    const definition = commandsOf(this.aggregate)[command];
    if (!definition) throw new Error(`no command ${command}`);
    const parsed = parse(definition.input, input);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.fields));
    const sealed = mapLeaves(definition.input, parsed.value, ({ meta, value }) =>
      meta?.kind === "text" ? { textId: `sealed: ${value}`, commitment: "c" } : value,
    );
    const unit = this.#unitOf(parsed.value, circumstances);
    return decide(this.aggregate, this.events, command, sealed, {
      id: this.id,
      unit,
      today,
      occurredOn,
      founding,
      known,
    });
  }

  /** Carries the command out. Throws where it is refused. */
  done(command: string, input: unknown, circumstances: Circumstances = {}): this {
    const decided = this.try(command, input, circumstances);
    if ("kind" in decided) throw new Error(`${command} was refused: ${JSON.stringify(decided.refusal)}`);
    const unit = this.#unitOf(input, circumstances);
    for (const event of decided) this.#keep(event, unit, circumstances.founding ?? this.#circumstances.founding);
    return this;
  }

  /** The types of the events, or the code of the refusal and the English name of the step in it. */
  outcome(command: string, input: unknown, circumstances: Circumstances = {}): string {
    const decided = this.try(command, input, circumstances);
    if (!("kind" in decided)) return decided.map(({ type }) => type).join(", ");
    const { step } = decided.refusal.details;
    return typeof step === "object" ? `${decided.refusal.code}: ${step.en}` : decided.refusal.code;
  }

  get state(): unknown {
    return fold(this.aggregate, this.events).state;
  }

  /** Id of the stream's n-th event. */
  entry(revision: number): string {
    const event = this.events.at(revision);
    if (!event) throw new Error(`no event ${revision}`);
    return event.id;
  }

  #unitOf(input: unknown, { unit }: Circumstances): string {
    const owner = this.aggregate.ownedBy === "stream" ? this.events[0]?.unit : undefined;
    return unit ?? owner ?? this.aggregate.unitOf(this.id, input) ?? this.events[0]?.unit ?? "skarholmen";
  }

  #keep(event: DecidedEvent, unit: string, founding: boolean | undefined): void {
    const revision = this.events.length;
    this.events.push({
      id: `00000000-0000-8000-8000-${String(revision).padStart(12, "0")}`,
      stream: streamOf(this.aggregate.name, this.id),
      revision,
      position: String(revision).padStart(12, "0"),
      hash: "",
      payloadHash: "",
      recordedAt: "2026-12-31T12:00:00.000Z",
      by: { subject: "s1", role: "local-coordinator", unit },
      unit,
      ...(founding && { recordedOn: "2019-11-19", recordedOnSupport: "assumed" as const }),
      ...event,
      data: event.data as JsonObject,
    });
  }
}
