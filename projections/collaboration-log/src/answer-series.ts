import type { IsoDate } from "@liggare/calendar";
import type { Bilingual, TextRef } from "@liggare/domain";
import type { Evidence, KnownOccasion, PartyShown } from "@liggare/views";

/** A row of meetings planned at once. */
export interface SeriesRow extends Evidence {
  /** Stable key. */
  readonly series: string;
  readonly unit: string;
  readonly forum: string;
  readonly name: string | null;
  /** Null where the days were chosen one by one. */
  readonly cadenceText: Bilingual | null;
  readonly from: IsoDate;
  readonly to: IsoDate;
  /** From this day on its occasions fall away. */
  readonly endsOn: IsoDate | null;
  readonly invited: readonly PartyShown[];
  readonly occasions: readonly {
    /** Stable key within the series. */
    readonly occasion: string;
    readonly plannedFor: IsoDate;
    readonly movedFrom: IsoDate | null;
    readonly status: KnownOccasion["status"];
    readonly reason: TextRef | null;
    /** Stream of the meeting that it became. */
    readonly meeting: string | null;
    /** Its day has passed without a word whether it was held. */
    readonly unreported: boolean;
  }[];
}

/** Two records of one forum at one time. */
export interface ProbablySameRow extends Evidence {
  /** Stable key: the two streams. */
  readonly key: string;
  readonly forum: string;
  readonly name: string | null;
  /** In the order in which they were entered. */
  readonly meetings: readonly {
    readonly stream: string;
    readonly unit: string;
    readonly unitName: string | null;
    readonly status: "planned" | "held" | "cancelled";
    readonly date: string;
    readonly dateText: Bilingual;
  }[];
}
