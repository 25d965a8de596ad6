import type { Bilingual, Refused } from "@liggare/domain";
import type { ColumnField, ListFormat } from "@liggare/participant-lists";
import { disclose, type Reader, seesTrue } from "@liggare/privacy";
import type { TallyEntry } from "@liggare/vault";
import { count, type Disclosed } from "@liggare/views";
import type { Accepted } from "./requests.ts";

/** A participant list as a staff system gives it, and how it is to be read. */
export interface ListRequest {
  readonly course: string;
  readonly content: Uint8Array;
  readonly format: ListFormat;
  /** What every row says; a column of statuses can take rows away. Absent: that column says it. */
  readonly state?: Part["state"];
  /** Whose share it is counted in; default all staff. */
  readonly of?: Part["of"];
  /** The date that the list is of (ISO 8601-2); default today. */
  readonly occurredOn?: string;
  readonly occasion?: string;
  readonly sheet?: string;
  /** The board of every row, where the list has no column for it. */
  readonly unit?: string;
  /** What columns hold, by their titles. */
  readonly columns?: Readonly<Record<string, ColumnField>>;
  /** Codes of boards by what the list calls them. */
  readonly units?: Readonly<Record<string, string>>;
  readonly statuses?: Readonly<Record<string, Part["state"] | "none">>;
  readonly afterDiscard?: "add" | "start-over";
  readonly disposalDecision?: string;
  readonly key?: string;
  /** Says what would be counted, and keeps nothing. */
  readonly preview?: boolean;
}

/** What a list says of one unit and state. */
export interface Part {
  readonly unit: string;
  readonly state: "taken-part" | "completed";
  readonly of: "all-staff" | "staff-concerned";
  readonly new: number;
  readonly known: number;
  readonly unclear: number;
  readonly total: number;
}

export interface SortedEntry extends TallyEntry, Pick<Part, "state" | "of"> {}

export interface Sorted {
  readonly rows: number;
  readonly entries: readonly SortedEntry[];
  readonly unclear: readonly Pick<Part, "unit" | "state" | "of">[];
  /** Rows that say that somebody has not taken part. */
  readonly notCounted: number;
  readonly unitNotKnown: number;
  readonly otherUnits: number;
}

type Counts = { readonly [K in "new" | "known" | "unclear" | "total"]: Disclosed };

export interface ListAnswer {
  readonly kind: "participant-list";
  readonly course: string;
  /** Id of the list, by which its disposal is recorded; null where nothing was counted. */
  readonly list: string | null;
  readonly preview: boolean;
  /** The very same list was counted before: nothing was added. */
  readonly repeated: boolean;
  readonly columns: readonly { readonly column: number; readonly field: ColumnField }[];
  /** Rows of the list in all, and those that no board's count holds; known to whoever hands the list in. */
  readonly rows: {
    readonly all: number;
    readonly notCounted: number;
    readonly unitNotKnown: number;
    readonly otherUnits: number;
  };
  /** Sums over the boards; masked where one of theirs is. */
  readonly sums: Omit<Counts, "total">;
  readonly units: readonly (Pick<Part, "unit" | "state" | "of"> & { readonly name: string } & Counts)[];
  readonly disposal: {
    /** The decision that throwing the list away rests on is not known yet. */
    readonly open: boolean;
    readonly decision: string | null;
    readonly text: Bilingual;
  };
  readonly recorded: Omit<Accepted, "kind" | "repeated"> | null;
}

export type ListOutcome = ListAnswer | Refused | { readonly kind: "too large" };

const disposalTexts = {
  open: {
    sv: "Listan har räknats men inte sparats. Att kasta det mottagna originalet är gallring: ange det beslut som gallringen vilar på (diarienummer), nu i disposalDecision eller senare med record-disposal.",
    en: "The list was counted, not stored. Discarding the received original is a disposal: state the decision that it rests on (registry number), now in disposalDecision or later with record-disposal.",
  },
  known: {
    sv: "Listan har räknats men inte sparats. Gallringen av det mottagna originalet vilar på det angivna beslutet.",
    en: "The list was counted, not stored. The disposal of the received original rests on the decision stated.",
  },
  preview: {
    sv: "Ingenting har sparats. När listan räknas ska originalet gallras enligt ett beslut (diarienummer).",
    en: "Nothing was stored. Once the list is counted, its original is disposed of by a decision (registry number).",
  },
} as const;

interface Counted {
  readonly list: string | null;
  readonly repeated: boolean;
  readonly parts: readonly Part[];
  readonly recorded?: Accepted;
  readonly request: ListRequest;
  readonly columns: ListAnswer["columns"];
  readonly sorted: Sorted;
  readonly unit: string;
  readonly names: ReadonlyMap<string, string>;
  readonly reader: Reader;
  readonly disposalKnown: boolean;
}

/** The answer as its reader may see it: other boards' small numbers are masked, and all that they could be told from. */
export function answerOf({ request, parts, recorded, sorted, reader, ...counted }: Counted): ListAnswer {
  const units = parts.map((part) => ({ part, counts: countsOf(part, reader, request) }));
  const hidden = units.some(({ part, counts }) => !seesTrue(reader, part.unit) && isMasked(counts));
  const sum = (name: "new" | "known" | "unclear"): Disclosed =>
    hidden ? withheld : { value: parts.reduce((total, part) => total + part[name], 0) };
  const preview = request.preview === true;
  const open = !preview && !counted.disposalKnown;
  return {
    kind: "participant-list",
    course: request.course,
    list: counted.list,
    preview,
    repeated: counted.repeated,
    columns: counted.columns,
    rows: {
      all: sorted.rows,
      notCounted: sorted.notCounted,
      unitNotKnown: sorted.unitNotKnown,
      otherUnits: sorted.otherUnits,
    },
    sums: { new: sum("new"), known: sum("known"), unclear: sum("unclear") },
    units: units.map(({ part: { unit, state, of }, counts }) => ({
      unit,
      name: counted.names.get(unit) ?? unit,
      state,
      of,
      ...counts,
    })),
    disposal: {
      open,
      decision: request.disposalDecision ?? null,
      text: disposalTexts[preview ? "preview" : open ? "open" : "known"],
    },
    recorded: recorded ? withoutKind(recorded) : null,
  };
}

const withoutKind = ({ kind: _kind, repeated: _repeated, ...answer }: Accepted) => answer;
const withheld: Disclosed = { masked: "part", text: "…" };
const isMasked = (counts: Counts) => Object.values(counts).some((each) => "masked" in each);

/**
 * The counts of one board. Whoever hands the list in knows its rows, so one small number would tell of the others:
 * where one is masked outside the board, none of the four is given, not even a zero. A preview gives outsiders none at
 * all: with rows made up for it, whether the answer is masked would tell of a single person, and nobody would know.
 */
function countsOf(part: Part, reader: Reader, { preview }: Pick<ListRequest, "preview">): Counts {
  const none = { new: withheld, known: withheld, unclear: withheld, total: withheld };
  if (preview && !seesTrue(reader, part.unit)) return none;
  const node = (value: number) =>
    disclose(count(value, { sensitivity: "sensitive", unit: part.unit, why: [] }), reader);
  const plain = (value: number): Disclosed => {
    const shown = node(value) as Disclosed;
    return "value" in shown ? { value: shown.value } : shown;
  };
  const counts = {
    new: plain(part.new),
    known: plain(part.known),
    unclear: plain(part.unclear),
    total: plain(part.total),
  };
  return isMasked(counts) ? none : counts;
}
