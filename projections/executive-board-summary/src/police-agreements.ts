import type { IsoDate } from "@liggare/calendar";
import type { Bilingual } from "@liggare/domain";
import {
  type AgreementStatus,
  agreementsOf,
  codeText,
  count,
  dateText,
  dayOf,
  evidenceOf,
  type KnownAgreement,
  type KnownReferral,
  numbersOf,
  type ReferralState,
  referralsOf,
  type Snapshot,
  type UpdateStatus,
} from "@liggare/views";
import type { AgreementRow, PoliceAgreements, ReferralRow } from "./answer-collaboration.ts";

/* Agreements with the police and the rounds of comments on their drafts (report §3.3.7). */

const agreementTexts: Readonly<Record<AgreementStatus, Bilingual>> = {
  "to come": { sv: "Börjar gälla senare", en: "To come into force" },
  "in force": { sv: "Gäller", en: "In force" },
  cancelled: { sv: "Uppsagd", en: "Cancelled" },
  expired: { sv: "Giltighetstiden har gått ut", en: "Expired" },
  replaced: { sv: "Ersatt", en: "Replaced" },
  ended: { sv: "Upphörd", en: "Ended" },
};
const updateTexts: Readonly<Record<UpdateStatus, Bilingual>> = {
  "up to date": { sv: "Följer den centrala", en: "Follows the central one" },
  "to be updated": { sv: "Att uppdatera efter den nya centrala", en: "To be updated from the new central one" },
  "cannot be judged": { sv: "Framgår inte vilken den följer", en: "Which it follows is not stated" },
  "no central agreement": { sv: "Ingen central överenskommelse gäller", en: "No central agreement is in force" },
};
const referralTexts: Readonly<Record<ReferralState, Bilingual>> = {
  answered: { sv: "Besvarad", en: "Answered" },
  "answered late": { sv: "Besvarad för sent", en: "Answered late" },
  awaited: { sv: "Inväntas", en: "Awaited" },
  overdue: { sv: "Försenad", en: "Overdue" },
  none: { sv: "Inget svar kom", en: "No answer came" },
};
const referralStates = Object.keys(referralTexts) as readonly ReferralState[];

/** All agreements and rounds; of one unit its own, the central ones and what it was asked. */
export function policeAgreementsOf(
  cells: Snapshot,
  names: ReadonlyMap<string, string>,
  on: IsoDate,
  only: string | undefined,
): PoliceAgreements & { readonly known: readonly KnownAgreement[] } {
  const known = agreementsOf(cells, on).filter(
    ({ unit, level }) => only === undefined || unit === only || level === "central",
  );
  const toUpdate = known.filter(({ update }) => update === "to be updated");
  const referrals = referralsOf(cells, on)
    .map((each) => ({ ...each, boards: each.boards.filter(({ unit }) => only === undefined || unit === only) }))
    .filter(({ unit, boards }) => only === undefined || unit === only || boards.length > 0);
  return {
    known,
    agreements: known.map((each) => agreementRow(each, names)),
    toBeUpdated: count(toUpdate.length, {
      sensitivity: "process",
      unit: only ?? "",
      why: numbersOf(toUpdate.flatMap(({ facts }) => facts)),
    }),
    referrals: referrals.map((each) => referralRow(each, names)),
  };
}

function agreementRow(known: KnownAgreement, names: ReadonlyMap<string, string>): AgreementRow {
  const { agreement, unit, level, signed, status, cancelled, update, facts } = known;
  return {
    key: agreement,
    unit,
    name: names.get(unit) ?? unit,
    agreementName: signed.data.name,
    level,
    levelText: codeText("AgreementSigned", "level", level),
    signedOn: signed.occurredOn,
    signedOnText: dateText(signed.occurredOn),
    status,
    statusText: agreementTexts[status],
    cancelledOn: cancelled?.occurredOn ?? null,
    endsOn: cancelled ? cancelled.data.endsOn : null,
    endsOnText: cancelled ? dateText(cancelled.data.endsOn) : null,
    follows: known.follows ?? null,
    update,
    updateText: update === null ? null : updateTexts[update],
    ...evidenceOf(facts, unit),
  };
}

const referralRow = (
  { referral, unit, sent, answerBy, closed, boards, facts }: KnownReferral,
  names: ReadonlyMap<string, string>,
): ReferralRow => ({
  key: referral,
  unit,
  name: names.get(unit) ?? unit,
  sentOn: dayOf(sent.occurredOn),
  answerBy,
  closedOn: closed?.occurredOn ?? null,
  states: referralStates.map((state) => {
    const having = boards.filter((each) => each.state === state);
    return {
      code: state,
      text: referralTexts[state],
      count: count(having.length, {
        sensitivity: "process",
        unit,
        why: numbersOf([sent, ...having.flatMap(({ answer }) => answer ?? [])]),
      }),
    };
  }),
  overdue: boards
    .filter(({ state }) => state === "overdue")
    .map((each) => ({ unit: each.unit, name: names.get(each.unit) ?? each.unit })),
  ...evidenceOf(facts, unit),
});
