import type * as z from "zod/mini";
import type { Role, TextRef } from "../envelope.ts";
import type { RefusalCode, Refused } from "../refusals.ts";
import type { Advice } from "./advice.ts";
import type { Bilingual, FreeText } from "./fields.ts";
import type { CorrectionRule, DecisionContext, DecisionOnStream, Need } from "./needs.ts";

type Schema<T = unknown> = z.core.$ZodType<T>;

/** A value after its free texts were put into the vault. */
export type Sealed<T> = T extends FreeText
  ? TextRef
  : T extends readonly (infer U)[]
    ? Sealed<U>[]
    : T extends object
      ? { [K in keyof T]: Sealed<T[K]> }
      : T;

/** An input as a person writes it: each free text a plain string. */
export type Written<T> = T extends FreeText
  ? string
  : T extends readonly (infer U)[]
    ? readonly Written<U>[]
    : T extends object
      ? { readonly [K in keyof T]: Written<T[K]> }
      : T;

/** The names of a payload's fields. */
type FieldOf<D extends Schema> = z.output<D> extends object ? keyof z.output<D> & string : string;

export interface EventDefinition<D extends Schema = Schema> {
  /** Version of the payload's schema, from 1. */
  readonly schema: number;
  readonly data: D;
  readonly title: Bilingual;
  readonly example: z.output<D>;
  /** Holds a number of persons or cases: shown singly to nobody outside the own board and the auditors. */
  readonly sensitive?: true;
  /**
   * Never corrected or withdrawn: what it says was published as it stands, and only an event of its own replaces it.
   */
  readonly final?: true;
  /**
   * Fields that a correction leaves as they are: what the entry is about, and what other entries, rules or aggregates
   * know it by. Where one is wrong the entry is withdrawn and recorded anew.
   */
  readonly fixed?: readonly FieldOf<D>[];
  /** What its correction is held against beside the order of steps. */
  readonly correction?: CorrectionRule<z.output<D>>;
  /** Who may correct or withdraw it, where that is not whom the aggregate lets. */
  readonly correctedBy?: Who;
  /** Lifts a payload of version n (the key) to version n + 1. */
  readonly lift?: Readonly<Record<number, (data: never) => unknown>>;
}
export type EventDefinitions = Readonly<Record<string, EventDefinition>>;

export const event = <D extends Schema>(definition: EventDefinition<D>): EventDefinition<D> => definition;

/** An event as folds see it: the version in force, after corrections. */
export type InForce<E extends EventDefinitions> = {
  readonly [T in keyof E & string]: {
    readonly type: T;
    readonly data: z.output<E[T]["data"]>;
    readonly id: string;
    readonly occurredOn: string;
    readonly unit: string;
    readonly corrected: boolean;
  };
}[keyof E & string];

/** An event that a decision wants recorded. `occurredOn` defaults to the command's. */
export type Decided<E extends EventDefinitions> = {
  readonly [T in keyof E & string]: {
    readonly type: T;
    readonly data: z.output<E[T]["data"]>;
    readonly occurredOn?: string;
    /** The unit of this entry, where one command writes entries of several; by default the command's. */
    readonly unit?: string;
  };
}[keyof E & string];

/** Whose units a role may use a command or question for. What is not declared is refused. */
export type Reach = "own unit" | "any unit";
export type Who = Readonly<Partial<Record<Role, Reach>>>;

/** How a command gives advice. Like a decision it is pure: what it rests on is read before. */
export interface Advising<I> {
  readonly needs: (input: I, context: Omit<DecisionContext, "known">) => Readonly<Record<string, Need>>;
  readonly give: (input: I, context: DecisionContext) => Advice;
}

export interface CommandDefinition<I extends Schema, S, E extends EventDefinitions> {
  readonly title: Bilingual;
  readonly help: Bilingual;
  readonly input: I;
  readonly example: Written<z.input<I>>;
  readonly who: Who;
  /** Whether the command begins a stream, needs one, or takes either. */
  readonly on: "new" | "existing" | "either";
  /** Only the ledger itself gives this command, as a part of something larger: no route, no form, no row of an import. */
  readonly inner?: true;
  /** Refusals of its own that the decision may give. */
  readonly refusals: readonly RefusalCode[];
  /** What the decision needs of other streams and of views, by names of its own. */
  readonly needs?: (
    input: Sealed<z.output<I>>,
    context: Omit<DecisionContext, "known">,
  ) => Readonly<Record<string, Need>>;
  /** Advice that a writer of the own unit may ask for before recording. */
  readonly advises?: Advising<Sealed<z.output<I>>>;
  readonly decide: (state: S, input: Sealed<z.output<I>>, context: DecisionOnStream) => readonly Decided<E>[] | Refused;
}

// The catalogue holds commands and aggregates of many types; they are checked where they are defined.
export type AnyCommand = Omit<CommandDefinition<Schema, unknown, EventDefinitions>, "decide" | "needs" | "advises"> & {
  readonly advises?: Advising<unknown>;
  needs?(input: unknown, context: Omit<DecisionContext, "known">): Readonly<Record<string, Need>>;
  decide(state: unknown, input: unknown, context: DecisionOnStream): readonly Decided<EventDefinitions>[] | Refused;
};

export interface Aggregate<S = unknown, E extends EventDefinitions = EventDefinitions> {
  /** Kebab-case name: part of routes and of the stream's name. */
  readonly name: string;
  readonly title: Bilingual;
  /** What its ids are, where people choose them; undefined: UUIDs. */
  readonly idIs: Bilingual | undefined;
  /** Its events are shown to nobody outside the own board's coordinator function and the auditors. */
  readonly sensitive: boolean;
  /**
   * "stream": a stream belongs to the unit of its first event, and only that unit's writers reach it.
   * "entry": units write side by side in one stream (an audit's replies); each entry belongs to its `input.unit`.
   */
  readonly ownedBy: "stream" | "entry";
  readonly events: E;
  readonly initial: S;
  evolve(state: S, event: InForce<E>): S;
  /** Whether the event may follow on the state. Holds the rules of order, for decisions and corrections alike. */
  permits(state: S, event: InForce<E>, context: Pick<DecisionContext, "founding">): Refused | undefined;
  /** The unit that a new stream, or (owned by entry) a new entry, belongs to. */
  unitOf(id: string, input: unknown): string | undefined;
  /** Units that may read it beside its owner. */
  sharedWith(state: S): readonly string[];
  readonly commands: Readonly<Record<string, AnyCommand>>;
  readonly mayCorrect: Who;
}

/** How an aggregate writes a command down, so that input, state and events fit each other. */
export type CommandBuilder<S, E extends EventDefinitions> = <I extends Schema>(
  definition: CommandDefinition<I, S, E>,
) => AnyCommand;

export interface AggregateDefinition<S, E extends EventDefinitions, U> {
  readonly name: string;
  readonly title: Bilingual;
  readonly idIs?: Bilingual;
  readonly sensitive?: boolean;
  readonly ownedBy?: "stream" | "entry";
  readonly events: E;
  readonly initial: S;
  readonly evolve: (state: S, event: InForce<NoInfer<E>>) => S;
  readonly permits?: (
    state: S,
    event: InForce<NoInfer<E>>,
    context: Pick<DecisionContext, "founding">,
  ) => Refused | undefined;
  /** Default: the input's `unit`. */
  readonly unitOf?: (id: string, input: U) => string | undefined;
  readonly sharedWith?: (state: S) => readonly string[];
  readonly mayCorrect: Who;
  readonly commands: (command: CommandBuilder<S, E>) => Readonly<Record<string, AnyCommand>>;
}

/** Defines an aggregate: everything about it, in one place and one order. */
export function aggregate<S, E extends EventDefinitions, U = { readonly unit?: string }>(
  definition: AggregateDefinition<S, E, U>,
): Aggregate<S, E> {
  return {
    name: definition.name,
    title: definition.title,
    idIs: definition.idIs,
    sensitive: definition.sensitive ?? false,
    ownedBy: definition.ownedBy ?? "stream",
    events: definition.events,
    initial: definition.initial,
    evolve: definition.evolve,
    permits: definition.permits ?? (() => undefined),
    unitOf: definition.unitOf
      ? (id, input) => definition.unitOf?.(id, input as U)
      : (_id, input) => (input as { readonly unit?: string } | undefined)?.unit,
    sharedWith: definition.sharedWith ?? (() => []),
    mayCorrect: definition.mayCorrect,
    commands: definition.commands((command) => command as unknown as AnyCommand),
  };
}

/** The stream of an aggregate: its name, a hyphen, its id. */
export const streamOf = (aggregateName: string, id: string): string => `${aggregateName}-${id}`;
