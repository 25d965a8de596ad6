import type { IsoDate, IsoMonth } from "@liggare/calendar";
import { type Bilingual, policeLevels } from "@liggare/domain";
import {
  type AgreementStatus,
  codeText,
  count,
  dateText,
  evidenceOf,
  type FactOf,
  type KnownAgreement,
  type KnownReferral,
  lastCheckIn,
  numbersOf,
  partyShown,
  type ReferralState,
  type Snapshot,
  spanOf,
  twelveMonths,
  type UpdateStatus,
} from "@liggare/views";
import type { AgreementRow, CheckInLevel, ReferralRow } from "./answer-police.ts";

type Names = ReadonlyMap<string, string>;

interface Asked {
  readonly on: IsoDate;
  /** The month from which the given check-ins were read. */
  readonly from: IsoMonth;
  readonly unit: string | undefined;
}

/** Check-ins of twelve months by level; levels at which none was ever held are there too. */
export function checkInLevels(
  cells: Snapshot,
  checkIns: readonly FactOf<"CheckInHeld">[],
  { on, from: before, unit }: Asked,
): readonly CheckInLevel[] {
  const from = `${twelveMonths(on)[0]}-01`;
  return Object.entries(policeLevels).map(([level, text]) => {
    const held = checkIns.filter(({ data }) => data.level === level);
    const recent = held.filter(({ occurredOn }) => (spanOf(occurredOn).last ?? on) >= from);
    const last = held.at(-1) ?? lastCheckIn(cells, on, { level, before, unit });
    return {
      level,
      text,
      count: count(recent.length, { sensitivity: "process", unit: unit ?? "", why: numbersOf(recent) }),
      lastOn: last?.occurredOn ?? null,
      lastOnText: last ? dateText(last.occurredOn) : null,
      ...evidenceOf(recent.length > 0 ? recent : last ? [last] : [], unit),
    };
  });
}

const statusTexts: Readonly<Record<AgreementStatus, Bilingual>> = {
  "to come": { sv: "gäller inte än", en: "not in force yet" },
  "in force": { sv: "gäller", en: "in force" },
  cancelled: { sv: "uppsagd", en: "cancelled" },
  expired: { sv: "giltighetstiden gick ut", en: "expired" },
  replaced: { sv: "ersatt", en: "replaced" },
  ended: { sv: "upphörd", en: "ended" },
};
const updateTexts: Readonly<Record<UpdateStatus, Bilingual>> = {
  "up to date": { sv: "följer den senaste centrala", en: "follows the newest central one" },
  "to be updated": { sv: "ska uppdateras", en: "to be updated" },
  "cannot be judged": { sv: "kan inte bedömas", en: "cannot be judged" },
  "no central agreement": { sv: "ingen central gäller", en: "no central one holds" },
};

export function agreementRow(known: KnownAgreement, names: Names): AgreementRow {
  const { signed, level, cancelled, update, newest } = known;
  const { name, parties, purposes, areas, validFrom, validTo, registryNumber } = signed.data;
  const stale = update === "to be updated";
  return {
    agreement: known.agreement,
    unit: known.unit,
    level,
    levelText: codeText("AgreementSigned", "level", level),
    name,
    parties: parties.map((party) => partyShown(party, names)),
    purposes: purposes.map((purpose) => codeText("AgreementSigned", "purposes", purpose)),
    areas: areas.map((area) => codeText("AgreementSigned", "areas", area)),
    thisWork: areas.length === 0 ? null : areas.includes("violent-extremism"),
    signedOn: signed.occurredOn,
    signedOnText: dateText(signed.occurredOn),
    validFrom: validFrom ?? null,
    validTo: validTo ?? null,
    registryNumber: registryNumber ?? null,
    status: known.status,
    statusText: statusTexts[known.status],
    endsOn: cancelled?.data.endsOn ?? null,
    reason: cancelled?.data.reason ?? null,
    follows: known.follows ?? null,
    update,
    updateText: update && updateTexts[update],
    updateFrom: stale && newest ? newest.stream.slice("police-agreement-".length) : null,
    updateSince: stale && newest ? newest.occurredOn : null,
    ...evidenceOf(stale && newest ? [...known.facts, newest] : known.facts, known.unit),
  };
}

const stateTexts: Readonly<Record<ReferralState, Bilingual>> = {
  answered: { sv: "har svarat", en: "has answered" },
  "answered late": { sv: "svarade sent", en: "answered late" },
  awaited: { sv: "svar väntas", en: "answer awaited" },
  overdue: { sv: "svaret är försenat", en: "answer overdue" },
  none: { sv: "svarade inte", en: "did not answer" },
};

/** A round of comments; narrowed to a board, its own answer only. */
export function referralRow(known: KnownReferral, names: Names, only: string | undefined): ReferralRow {
  const seen = known.boards.filter(({ unit }) => only === undefined || only === known.unit || only === unit);
  const own = new Set(seen.map(({ unit }) => unit));
  return {
    referral: known.referral,
    unit: known.unit,
    agreement: known.sent.data.agreement ?? null,
    sentOn: known.sent.occurredOn,
    answerBy: known.answerBy,
    closed: known.closed !== undefined,
    registryNumber: known.sent.data.registryNumber ?? null,
    boards: seen.map(({ unit, state, answer, reminded }) => ({
      unit,
      name: names.get(unit) ?? null,
      state,
      stateText: stateTexts[state],
      answer: answer?.data.answer ?? null,
      answerText: answer ? codeText("ReferralAnswered", "answer", answer.data.answer) : null,
      answeredOn: answer?.occurredOn ?? null,
      comments: answer?.data.comments ?? null,
      remindedOn: reminded?.occurredOn ?? null,
    })),
    unanswered: seen.flatMap(({ unit, answer }) => (answer ? [] : [unit])),
    ...evidenceOf(
      known.facts.filter((fact) => fact.type !== "ReferralAnswered" || own.has(fact.unit)),
      known.unit,
    ),
  };
}
