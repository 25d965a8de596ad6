import { boundsOf } from "@liggare/calendar";
import { safeParse } from "zod/mini";
import type { JsonObject, StoredEvent } from "../envelope.ts";
import { type RefusalCode, type Refused, refuse } from "../refusals.ts";
import type { Aggregate, AnyCommand, EventDefinitions, InForce } from "./aggregate.ts";
import {
  type CorrectionInput,
  correctionCommands,
  decideCorrection,
  type Entry,
  entriesInForce,
} from "./corrections.ts";
import type { DecisionContext } from "./needs.ts";

/** An event to record: what the ledger puts into an envelope. */
export interface DecidedEvent {
  readonly type: string;
  readonly schema: number;
  readonly occurredOn: string;
  readonly data: JsonObject;
  readonly corrects?: string;
  /** Where the entry belongs to another unit than the command. */
  readonly unit?: string;
}

export interface Folded<S = unknown> {
  readonly state: S;
  readonly entries: readonly Entry[];
  /** Revision of the stream's last event, or -1. */
  readonly revision: number;
  /** Unit of the stream's first event. */
  readonly unit: string | undefined;
}

const all = new WeakMap<Aggregate, Readonly<Record<string, AnyCommand>>>();

/** All commands of an aggregate: its own and those that correct. */
export function commandsOf(aggregate: Aggregate): Readonly<Record<string, AnyCommand>> {
  let commands = all.get(aggregate);
  if (!commands) {
    commands = { ...aggregate.commands, ...correctionCommands(aggregate) };
    all.set(aggregate, commands);
  }
  return commands;
}

/** The commands that the surfaces offer: all but those that only the ledger itself gives. */
export const offeredCommandsOf = (aggregate: Aggregate): Readonly<Record<string, AnyCommand>> =>
  Object.fromEntries(Object.entries(commandsOf(aggregate)).filter(([, { inner }]) => !inner));

/** The state of a stream, with corrections taken into account. */
export function fold<S>(aggregate: Aggregate<S>, stream: readonly StoredEvent[]): Folded<S> {
  const entries = entriesInForce(stream);
  let state = aggregate.initial;
  for (const entry of entries) state = aggregate.evolve(state, entry as unknown as InForce<EventDefinitions>);
  return { state, entries, revision: stream.length - 1, unit: stream[0]?.unit };
}

/** Refusals that any command may meet beside its own. */
export const commonRefusals = [
  "not-found",
  "already-exists",
  "date-in-future",
] as const satisfies readonly RefusalCode[];

const notYet = (occurredOn: string, { today }: DecisionContext, pointer = "/occurredOn") =>
  (boundsOf(occurredOn).first ?? today) > today
    ? refuse("date-in-future", { date: occurredOn }, [
        { pointer, sv: "Ange ett datum som har inträffat", en: "Enter a date that has come" },
      ])
    : undefined;

/**
 * Carries out a command on a stream's events: the events to record, in order, or a refusal.
 * Pure: nothing is read but the arguments.
 */
export function decide(
  aggregate: Aggregate,
  stream: readonly StoredEvent[],
  commandName: string,
  input: unknown,
  context: DecisionContext,
): readonly DecidedEvent[] | Refused {
  const command = commandsOf(aggregate)[commandName];
  if (!command) throw new Error(`unknown command ${aggregate.name} ${commandName}`);
  // 1. Does the stream fit the command?
  if (command.on === "existing" && stream.length === 0) return refuse("not-found");
  // What was withdrawn whole can be begun anew.
  if (command.on === "new" && entriesInForce(stream).length > 0)
    return refuse("already-exists", { what: aggregate.title });
  // 2. Corrections have one way for all aggregates.
  if (!Object.hasOwn(aggregate.commands, commandName)) {
    const decided = decideCorrection(aggregate, stream, commandName, input as CorrectionInput, context);
    if ("kind" in decided) return decided;
    const early = decided
      .map(({ occurredOn }) => notYet(occurredOn, context, "/input/occurredOn"))
      .find((refused) => refused);
    if (early) return early;
    return decided.map((event) => ({ schema: 1, ...event, data: event.data as unknown as JsonObject }));
  }
  // 3. What has not happened cannot be recorded; plans carry their dates in the payload.
  const early = notYet(context.occurredOn, context);
  if (early) return early;
  // 4. The aggregate decides, and each event must be permitted on the state before it.
  let { state } = fold(aggregate, stream);
  const decided = command.decide(state, input, { ...context, recorded: stream });
  if ("kind" in decided) return decided;
  const events: DecidedEvent[] = [];
  for (const { type, data, occurredOn = context.occurredOn, unit } of decided) {
    const inForce = {
      type,
      data,
      occurredOn,
      id: "",
      unit: unit ?? context.unit,
      corrected: false,
    } as InForce<EventDefinitions>;
    const refused = aggregate.permits(state, inForce, context);
    if (refused) return refused;
    const definition = aggregate.events[type];
    // A payload that does not fit could never be mended in the log: it is a defect of the decision.
    if (!definition || !safeParse(definition.data, data).success)
      throw new Error(`${aggregate.name} ${commandName} decided a ${type} that does not fit its schema`);
    state = aggregate.evolve(state, inForce);
    const event = { type, schema: definition.schema, occurredOn, data: data as JsonObject };
    events.push(unit === undefined ? event : { ...event, unit });
  }
  return events;
}
