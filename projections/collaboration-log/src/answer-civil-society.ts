import type { Bilingual, TextRef } from "@liggare/domain";
import type { Evidence, KnownGuidance, KnownStrategy, PartyShown } from "@liggare/views";

/** What somebody found who looked. */
export interface ObservationShown {
  readonly found: string;
  readonly text: Bilingual;
  readonly by: PartyShown;
  readonly sourceText: Bilingual;
  readonly reference: string | null;
  readonly observedOn: string;
  readonly note: TextRef | null;
}

export interface StrategyRow extends Evidence {
  /** Stable key. */
  readonly key: string;
  readonly unit: string;
  readonly name: string | null;
  readonly kind: KnownStrategy["kind"];
  readonly kindText: Bilingual;
  readonly status: KnownStrategy["status"];
  readonly statusText: Bilingual;
  /** What the newest of step and observation says. */
  readonly says: KnownStrategy["says"];
  readonly saysText: Bilingual;
  readonly renewing: boolean;
  readonly partOf: string | null;
  readonly expected: string | null;
  readonly adoptedOn: string | null;
  readonly registryNumber: string | null;
  readonly observed: ObservationShown | null;
}

export interface PartnerRow extends Evidence {
  /** Stable key. */
  readonly partner: string;
  readonly unit: string;
  readonly kind: string;
  readonly kindText: Bilingual;
  readonly name: string | null;
  readonly left: boolean;
  /** Something that belongs to this work is done together on the day. */
  readonly thisWork: boolean;
  readonly collaborations: readonly {
    /** Stable key within the partner. */
    readonly collaboration: string;
    readonly activityText: Bilingual;
    readonly scope: string;
    readonly scopeText: Bilingual;
    readonly from: string | null;
    readonly to: string | null;
    readonly active: boolean;
  }[];
}

export interface GuidanceRow extends Evidence {
  /** Stable key. */
  readonly guidance: string;
  readonly unit: string;
  readonly name: string | null;
  readonly status: KnownGuidance["status"];
  readonly statusText: Bilingual;
  readonly says: KnownGuidance["says"];
  readonly saysText: Bilingual;
  readonly adoptedOn: string | null;
  readonly registryNumber: string | null;
  readonly observed: ObservationShown | null;
  /** Each board on the day: nothing is known of one that has not said. */
  readonly rollOut: readonly {
    readonly unit: string;
    readonly name: string;
    readonly state: "not stated" | "received" | "in use";
    readonly text: Bilingual;
  }[];
}
