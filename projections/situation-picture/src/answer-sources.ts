import type { IsoDate } from "@liggare/calendar";
import type { Bilingual, TextRef } from "@liggare/domain";
import type { CountNode, Evidence, OwnNode, ReportChange } from "@liggare/views";

/* What the picture rests on: compiled reports, contributions of other sources, and inventories. */

export interface Compilation {
  /** Stable key. */
  readonly year: number;
  /** What went in and what came since: for the own board and the auditors, since differences tell of single reports. */
  readonly own: OwnNode<CompilationFigures>;
}

export interface CompilationFigures extends Evidence {
  /** Number of the compilation; a new one of the same year has the next. */
  readonly compilation: number;
  /** Its stream, where the reports that went in are named. */
  readonly stream: string;
  readonly compiledOn: string;
  readonly compiledOnText: Bilingual;
  /** Reports that it names. */
  readonly compiled: CountNode;
  /** Reports of the year that were recorded after it. */
  readonly late: CountNode;
  readonly changes: readonly ReportSince[];
}

export interface ReportSince {
  /** Stable key: the report's id. */
  readonly report: string;
  readonly change: ReportChange;
  readonly changeText: Bilingual;
  /** Null where it was withdrawn. */
  readonly date: string | null;
  readonly dateText: Bilingual | null;
  readonly environmentText: Bilingual | null;
  readonly settingText: Bilingual | null;
  readonly kindText: Bilingual | null;
}

export interface Contribution extends Evidence {
  /** Stable key: the stream. */
  readonly key: string;
  readonly date: string;
  readonly dateText: Bilingual;
  /** The kind of source, never which one. */
  readonly source: string;
  readonly sourceText: Bilingual;
  readonly text: TextRef | null;
  readonly items: readonly ContributedItem[];
}

export interface ContributedItem {
  /** Stable key. */
  readonly item: string;
  readonly environment: string;
  readonly environmentText: Bilingual;
  readonly setting: string | null;
  readonly settingText: Bilingual | null;
  readonly phenomenon: string;
  readonly phenomenonText: Bilingual;
  readonly trend: string;
  readonly trendText: Bilingual;
  readonly state: "received" | "taken" | "aside";
  readonly stateText: Bilingual;
  /** The picture's item that rests on it. */
  readonly takenInto: { readonly year: number; readonly item: string } | null;
  readonly reasonText: Bilingual | null;
}

/** An inventory as its convener and the city see it. */
export interface InventoryRound extends Evidence {
  /** Stable key: the stream. */
  readonly key: string;
  /** Its title; its code where the opening is not stated. */
  readonly title: string;
  readonly convener: string;
  readonly convenerName: string;
  /** Null where the opening is not stated, as for whom was asked and until when. */
  readonly openedOn: string | null;
  readonly openedOnText: Bilingual;
  readonly due: IsoDate | null;
  readonly dueText: Bilingual;
  readonly questions: readonly { readonly question: string; readonly text: Bilingual }[];
  readonly asked: CountNode | null;
  readonly answered: CountNode | null;
  readonly overdue: CountNode | null;
  readonly boards: readonly RoundBoard[];
  /** How many boards answer what of each environment; "silent" did not say. */
  readonly presence: readonly {
    readonly environment: string;
    readonly text: Bilingual;
    readonly yes: CountNode;
    readonly no: CountNode;
    readonly notKnown: CountNode;
    readonly silent: CountNode;
  }[];
  /** Sum of the boards' numbers of cases; null where none is known. */
  readonly cases: CountNode | null;
  readonly challenges: readonly { readonly challenge: string; readonly text: Bilingual; readonly count: CountNode }[];
  /** Newest first. */
  readonly results: readonly RoundResult[];
  readonly ledTo: readonly RoundStep[];
}

export interface RoundBoard extends Evidence {
  /** Stable key, with the board of its time. */
  readonly unit: string;
  readonly board: string;
  readonly name: string;
  readonly status: "answered" | "waiting" | "overdue";
  readonly statusText: Bilingual;
  /** "Nothing to report" is an answer. */
  readonly nothing: boolean;
  readonly late: boolean;
  readonly answeredOn: string | null;
  readonly answeredOnText: Bilingual | null;
  readonly reminders: readonly string[];
  readonly presence: readonly PresenceShown[];
  readonly cases: CountNode | null;
}

export interface PresenceShown {
  readonly environment: string;
  readonly environmentText: Bilingual;
  readonly present: "yes" | "no" | "not-known";
  readonly presentText: Bilingual;
}

export interface RoundResult extends Evidence {
  readonly result: number;
  readonly date: string;
  readonly dateText: Bilingual;
  /** Boards whose answers went in. */
  readonly units: readonly string[];
  /** Boards that answered, corrected or withdrew their answer since. */
  readonly since: readonly string[];
  readonly challenges: readonly { readonly challenge: string; readonly text: Bilingual }[];
  readonly conclusion: TextRef | null;
}

export interface RoundStep extends Evidence {
  /** Stable key: number of the event. */
  readonly key: string;
  readonly date: string;
  readonly dateText: Bilingual;
  readonly step: string;
  readonly stepText: Bilingual;
  readonly course: string | null;
  readonly units: readonly string[];
  readonly text: TextRef | null;
}

/** An inventory as a board that is asked sees it: the question and its own answer. */
export interface OwnInventory extends RoundBoard {
  /** Stable key: the stream. */
  readonly key: string;
  readonly title: string;
  readonly convenerName: string;
  readonly due: IsoDate | null;
  readonly dueText: Bilingual;
  readonly questions: InventoryRound["questions"];
  readonly items: readonly {
    /** Stable key: place in the list. */
    readonly key: string;
    readonly environmentText: Bilingual;
    readonly settingText: Bilingual | null;
    readonly phenomenonText: Bilingual;
    readonly trendText: Bilingual;
  }[];
  readonly challenges: RoundResult["challenges"];
  readonly text: TextRef | null;
}
