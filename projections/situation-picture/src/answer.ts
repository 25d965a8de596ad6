import type { IsoDate, IsoMonth } from "@liggare/calendar";
import type { Bilingual, TextRef } from "@liggare/domain";
import type { ConcernTable, CountNode, Evidence, FormerBoard } from "@liggare/views";
import type { Compilation, Contribution, InventoryRound, OwnInventory } from "./answer-sources.ts";

/** The answer before disclosure; what readers get is `Shown<SituationPictureAnswer>`. */
export interface SituationPictureAnswer {
  readonly on: IsoDate;
  readonly unit: string | null;
  /** What the first sentence says, as parts. */
  readonly sentence: Sentence;
  /** By kind and name. With a unit: only that one. */
  readonly boards: readonly BoardPicture[];
  /** The whole city; null where the answer is narrowed to a unit. */
  readonly city: CityPicture | null;
}

export interface Sentence {
  /** The twelve months that are counted. */
  readonly from: IsoMonth;
  readonly to: IsoMonth;
  readonly boards: CountNode;
  /** Boards that have a picture of any year. */
  readonly withPicture: CountNode;
  readonly items: CountNode;
  readonly rising: CountNode;
  readonly itemsWithoutMeasure: CountNode;
  readonly concerns: CountNode;
  /** The same for closed months only. */
  readonly concernsClosed: CountNode;
}

export interface BoardPicture {
  /** Stable key. */
  readonly unit: string;
  readonly name: string | null;
  readonly kind: string | null;
  /** Newest year first. */
  readonly years: readonly YearPicture[];
  readonly concerns: ConcernTable;
  /** The board declared its log of reports complete for these months up to `on`; otherwise 0 is no evidence of none. */
  readonly concernsComplete: boolean;
  /** Years whose reports were compiled into the picture, newest first. */
  readonly compilations: readonly Compilation[];
  /** Newest first. */
  readonly checkIns: readonly SharedPicture[];
  /** What other sources told, newest first. */
  readonly contributions: readonly Contribution[];
  /** Inventories that ask the board, newest first. */
  readonly inventories: readonly OwnInventory[];
  /** Inventories that the board makes, newest first. */
  readonly convenes: readonly InventoryRound[];
}

export interface CityPicture {
  readonly concerns: ConcernTable;
  /** Present items of each board's newest picture, by environment × phenomenon. */
  readonly items: readonly CityItems[];
  /** Newest first. */
  readonly inventories: readonly InventoryRound[];
}

export interface CityItems {
  /** Stable key: environment and phenomenon. */
  readonly key: string;
  readonly environment: string;
  readonly environmentText: Bilingual;
  readonly phenomenon: string;
  readonly phenomenonText: Bilingual;
  readonly boards: readonly string[];
  readonly count: CountNode;
  readonly rising: CountNode;
}

export interface YearPicture extends Evidence {
  /** Stable key, with the board of its time in `former`. */
  readonly year: number;
  /** By the present structure: the earlier board whose picture it is; else null. */
  readonly former: FormerBoard | null;
  readonly status: "compiled" | "adopted" | "steps only";
  readonly statusText: Bilingual;
  /** Items changed after it was adopted. */
  readonly changedSince: boolean;
  readonly content: "given" | "stated-to-exist" | "not-stated";
  readonly contentText: Bilingual;
  readonly sources: readonly { readonly source: string; readonly text: Bilingual }[];
  readonly compiledOn: string | null;
  readonly compiledOnText: Bilingual | null;
  readonly adoptedOn: string | null;
  readonly adoptedOnText: Bilingual | null;
  readonly registryNumber: string | null;
  readonly items: readonly PictureItem[];
  readonly counts: {
    readonly byEnvironment: readonly CodeCount[];
    readonly bySetting: readonly CodeCount[];
    readonly byPhenomenon: readonly CodeCount[];
    readonly byTrend: readonly CodeCount[];
  };
  /** Whether a plan of the same board and year is in the ledger: without one, measures cannot be judged. */
  readonly plan: boolean;
  /** Codes of items that no measure answers, of that plan or the next year's; null without a plan that answers it. */
  readonly itemsWithoutMeasure: readonly string[] | null;
  readonly measuresWithoutItem: readonly MeasureShown[];
}

export interface CodeCount {
  /** Stable key. */
  readonly code: string;
  readonly text: Bilingual;
  readonly count: CountNode;
}

export interface PictureItem extends Evidence {
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
  readonly text: TextRef | null;
  /** Measures of the board's plan of the same year, or the year after, that answer it. */
  readonly measures: readonly MeasureShown[];
  /** Kinds of sources whose contributions it rests on. */
  readonly restsOn: readonly { readonly source: string; readonly text: Bilingual }[];
}

export interface MeasureShown extends Evidence {
  /** Stable key. */
  readonly measure: string;
  readonly wording: TextRef;
  readonly area: string | null;
  readonly areaText: Bilingual | null;
  readonly orientation: string | null;
  readonly orientationText: Bilingual | null;
}

export interface SharedPicture extends Evidence {
  /** Stable key: the stream. */
  readonly key: string;
  readonly date: string;
  readonly dateText: Bilingual;
  readonly level: string;
  readonly levelText: Bilingual;
  readonly items: readonly {
    /** Stable key: place in the list. */
    readonly key: string;
    readonly environment: string;
    readonly environmentText: Bilingual;
    readonly setting: string | null;
    readonly settingText: Bilingual | null;
    readonly phenomenon: string;
    readonly phenomenonText: Bilingual;
  }[];
}
