import type { Bilingual } from "@liggare/domain";
import {
  codesOf,
  codeText,
  count,
  evidenceOf,
  type Fact,
  type KnownGuidance,
  type KnownPartner,
  type KnownStrategy,
  numbersOf,
} from "@liggare/views";
import type { CodeCount, GuidanceRow, OwnCivilSociety, StrategyRow } from "./answer-collaboration.ts";

/* Coordination with civil society by the log's own events (report §3.3.7, §4); partners as counts, never by name. */

export interface CivilSocietyEvents {
  readonly strategies: readonly KnownStrategy[];
  readonly partners: readonly KnownPartner[];
  readonly guidances: readonly KnownGuidance[];
}

const statusTexts: Readonly<Record<KnownStrategy["status"], Bilingual>> = {
  "not stated": { sv: "Framgår inte", en: "Not stated" },
  announced: { sv: "Aviserad", en: "Announced" },
  started: { sv: "Arbete påbörjat", en: "Started" },
  adopted: { sv: "Antagen", en: "Adopted" },
  ended: { sv: "Upphörd", en: "Ended" },
};
const saysTexts: Readonly<Record<KnownStrategy["says"], Bilingual>> = {
  "in place": { sv: "Finns", en: "In place" },
  coming: { sv: "På väg", en: "Coming" },
  absent: { sv: "Saknas enligt iakttagelse", en: "Observed to be absent" },
  ended: { sv: "Upphörd", en: "Ended" },
};

const counted = (facts: readonly Fact[], unit: string) =>
  count(facts.length, { sensitivity: "process", unit, why: numbersOf(facts) });

/** The codes that occur, in the order of the vocabulary. */
const byCode = <T>(
  type: "PartnerRegistered" | "CollaborationBegun",
  field: string,
  items: readonly T[],
  codeOf: (item: T) => string,
  factOf: (item: T) => Fact,
  unit: string,
): readonly CodeCount[] =>
  codesOf(type, field).flatMap((code) => {
    const having = items.filter((item) => codeOf(item) === code);
    return having.length === 0
      ? []
      : [{ code, text: codeText(type, field, code), count: counted(having.map(factOf), unit) }];
  });

export function ownCivilSociety(events: CivilSocietyEvents, unit: string): OwnCivilSociety {
  const partners = events.partners.filter((each) => each.unit === unit && !each.left);
  const active = partners.flatMap((each) => each.active);
  const registered = ({ registered: fact }: KnownPartner) => fact as unknown as Fact;
  return {
    strategies: events.strategies.filter((each) => each.unit === unit).map(strategyRow),
    partners: counted(partners.map(registered), unit),
    byKind: byCode("PartnerRegistered", "kind", partners, ({ registered: { data } }) => data.kind, registered, unit),
    together: byCode(
      "CollaborationBegun",
      "activity",
      active,
      ({ begun: { data } }) => data.activity,
      ({ begun }) => begun as unknown as Fact,
      unit,
    ),
    guidance: events.guidances.flatMap(({ guidance, rollOut }) => {
      const at = rollOut.get(unit);
      return at
        ? [{ key: guidance, receivedOn: at.received?.occurredOn ?? null, inUseOn: at.inUse?.occurredOn ?? null }]
        : [];
    }),
  };
}

const strategyRow = ({ unit, kind, status, says, by, observed, facts }: KnownStrategy): StrategyRow => ({
  key: kind,
  kindText: codeText("StrategyAdopted", "kind", kind),
  status,
  statusText: statusTexts[status],
  says,
  saysText: saysTexts[says],
  statusOn: by?.occurredOn ?? null,
  observedOn: observed?.occurredOn ?? null,
  observed: observed?.data.found ?? null,
  observedText: observed ? codeText("StrategyObserved", "found", observed.data.found) : null,
  ...evidenceOf(facts, unit),
});

export const guidanceRows = ({ guidances }: CivilSocietyEvents): readonly GuidanceRow[] =>
  guidances.map(({ guidance, unit, name, status, says, adopted, observed, rollOut, facts }) => {
    const at = [...rollOut.values()];
    return {
      key: guidance,
      unit,
      name,
      status,
      statusText: statusTexts[status],
      says,
      saysText: saysTexts[says],
      adoptedOn: adopted?.occurredOn ?? null,
      observedOn: observed?.occurredOn ?? null,
      received: counted(
        at.flatMap(({ received, inUse }) => (received ?? inUse ?? []) as unknown as Fact),
        unit,
      ),
      inUse: counted(
        at.flatMap(({ inUse }) => (inUse ?? []) as unknown as Fact),
        unit,
      ),
      ...evidenceOf(facts, unit),
    };
  });
