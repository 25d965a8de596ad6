import type { Bilingual } from "@liggare/domain";
import {
  codeText,
  evidenceOf,
  type FactOf,
  isBoard,
  type KnownGuidance,
  type KnownPartner,
  type KnownStrategy,
  type KnownUnit,
  partyShown,
} from "@liggare/views";
import type { GuidanceRow, ObservationShown, PartnerRow, StrategyRow } from "./answer-civil-society.ts";

type Names = ReadonlyMap<string, string>;

const statusTexts: Readonly<Record<KnownStrategy["status"], Bilingual>> = {
  "not stated": { sv: "inte angivet", en: "not stated" },
  announced: { sv: "aviserad", en: "announced" },
  started: { sv: "påbörjad", en: "started" },
  adopted: { sv: "antagen", en: "adopted" },
  ended: { sv: "upphörd", en: "ended" },
};
const saysTexts: Readonly<Record<KnownStrategy["says"], Bilingual>> = {
  "in place": { sv: "finns", en: "in place" },
  coming: { sv: "på väg", en: "coming" },
  absent: { sv: "saknas", en: "absent" },
  ended: { sv: "gäller inte längre", en: "no longer holds" },
};

const observation = (
  fact: FactOf<"StrategyObserved"> | FactOf<"GuidanceObserved"> | undefined,
  names: Names,
): ObservationShown | null =>
  fact
    ? {
        found: fact.data.found,
        text: codeText("StrategyObserved", "found", fact.data.found),
        by: partyShown(fact.data.by, names),
        sourceText: codeText("StrategyObserved", "source", fact.data.source),
        reference: fact.data.reference ?? null,
        observedOn: fact.occurredOn,
        note: fact.data.note ?? null,
      }
    : null;

export const strategyRow = (known: KnownStrategy, names: Names): StrategyRow => ({
  key: `${known.unit} ${known.kind}`,
  unit: known.unit,
  name: names.get(known.unit) ?? null,
  kind: known.kind,
  kindText: codeText("StrategyAdopted", "kind", known.kind),
  status: known.status,
  statusText: statusTexts[known.status],
  says: known.says,
  saysText: saysTexts[known.says],
  renewing: known.renewing,
  partOf: known.announced?.data.partOf ?? null,
  expected: known.announced?.data.expected ?? null,
  adoptedOn: known.adopted?.occurredOn ?? null,
  registryNumber: known.adopted?.data.registryNumber ?? null,
  observed: observation(known.observed, names),
  ...evidenceOf(known.facts, known.unit, "process", known.observed?.data.sections),
});

export function partnerRow({
  partner,
  unit,
  registered,
  left,
  collaborations,
  active,
  facts,
}: KnownPartner): PartnerRow {
  return {
    partner,
    unit,
    kind: registered.data.kind,
    kindText: codeText("PartnerRegistered", "kind", registered.data.kind),
    name: registered.data.name ?? null,
    left: left !== undefined,
    thisWork: active.some(({ begun }) => begun.data.scope === "this-work"),
    collaborations: collaborations.map((each) => ({
      collaboration: each.collaboration,
      activityText: codeText("CollaborationBegun", "activity", each.begun.data.activity),
      scope: each.begun.data.scope,
      scopeText: codeText("CollaborationBegun", "scope", each.begun.data.scope),
      from: each.begun.data.from ?? null,
      to: each.ended?.data.to ?? null,
      active: active.includes(each),
    })),
    ...evidenceOf(facts, unit),
  };
}

const rollOutTexts = {
  "not stated": { sv: "inte angivet", en: "not stated" },
  received: { sv: "mottagen", en: "received" },
  "in use": { sv: "i bruk", en: "in use" },
} as const;

/** The central guidance and how far it has come at each board, or at the one asked about. */
export function guidanceRow(
  known: KnownGuidance,
  units: readonly KnownUnit[],
  names: Names,
  only: string | undefined,
): GuidanceRow {
  const boards = units.filter((each) => isBoard(each) && each.unit !== known.unit);
  return {
    guidance: known.guidance,
    unit: known.unit,
    name: known.name,
    status: known.status,
    statusText: statusTexts[known.status],
    says: known.says,
    saysText: saysTexts[known.says],
    adoptedOn: known.adopted?.occurredOn ?? null,
    registryNumber: known.adopted?.data.registryNumber ?? null,
    observed: observation(known.observed, names),
    rollOut: boards
      .filter(({ unit }) => only === undefined || only === known.unit || unit === only)
      .map(({ unit, name }) => {
        const steps = known.rollOut.get(unit);
        const state = steps?.inUse ? "in use" : steps?.received ? "received" : ("not stated" as const);
        return { unit, name, state, text: rollOutTexts[state] };
      }),
    ...evidenceOf(known.facts, known.unit, "process", known.observed?.data.sections),
  };
}
