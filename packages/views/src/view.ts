import type { Bilingual, EventTypeName, Json, Who } from "@liggare/domain";
import type { Contribution, EventInForce } from "./cells.ts";
import type { Snapshot } from "./snapshot.ts";

/** Persons and concern reports are sensitive; meetings, plans and the like are process. */
export type Sensitivity = "process" | "sensitive";

/** History with the board of its time, or with the board in force that took over (DOMAIN §3.5). */
export const structures = ["of-its-time", "present"] as const;
export type Structure = (typeof structures)[number];

/** The question put to a view, parsed: dates are ISO dates. */
export interface Question {
  /** What was known at the end of this day. */
  readonly asKnownOn: string;
  /** The date that is judged. */
  readonly on: string;
  /** Only this unit, where the view can be narrowed. */
  readonly unit?: string;
  /** Whether history is shown with the board of its time, or with the board in force that took over. */
  readonly structure: Structure;
  /** Policy known at `asKnownOn` and in force at `on`. */
  readonly policy: Readonly<Record<string, number>>;
  /** The newest month (`YYYY-MM`) that is closed at `asKnownOn`: sensitive counts of later ones are not given outside. */
  readonly closedMonth: string;
}

/** Handlers by event type: what the event says, to which cells. Pure; the kit sees to corrections. */
export type Handlers = { readonly [T in EventTypeName]?: (event: EventInForce<T>) => readonly Contribution[] };

/** Who reads a view of the boards' work: a board's coordinator its own part, the city's side and the auditors all of it. */
export const workReaders = {
  "local-coordinator": "own unit",
  "central-coordinator": "any unit",
  "executive-board": "any unit",
  auditor: "any unit",
} as const satisfies Who;

export interface ViewDefinition<A = Json> {
  /** Kebab-case name: the route's, the folder's. */
  readonly name: string;
  /** A changed handler or cell needs a new version: it is built beside the running one. */
  readonly version: number;
  readonly title: Bilingual;
  readonly help: Bilingual;
  readonly who: Who;
  /** The kinds of cells and whether what they count is sensitive. */
  readonly kinds: Readonly<Record<string, Sensitivity>>;
  readonly handles: Handlers;
  /**
   * Sensitive kinds that may be shown by the present structure: each count of a merged board has those of the boards
   * before as its parts, so that a masked one masks the total, or theirs stand beside it unsummed (DOMAIN §3.5).
   */
  readonly inParts?: readonly string[];
  /** Names of the aggregates that it shows. Each of their event types is handled, or openly ignored. */
  readonly declares?: readonly string[];
  /** Event types of aggregates that it declares, but that change nothing here, openly named. */
  readonly ignores: readonly EventTypeName[];
  /**
   * Answers the question from the cells. Pure: numbers come as `count(…)`, texts as references; disclosure and the
   * filling in of texts come after.
   */
  evaluate(cells: Snapshot, question: Question): A;
}

export const defineView = <A>(definition: ViewDefinition<A>): ViewDefinition<A> => {
  const both = definition.ignores.filter((type) => type in definition.handles);
  if (both.length > 0) throw new Error(`view ${definition.name} both handles and ignores ${both.join(", ")}`);
  return definition;
};
