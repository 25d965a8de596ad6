import { addDays } from "@liggare/calendar";
import { agreementsOf, dayOf, type KnownAgreement, spanOf } from "@liggare/views";
import { days, type Finding, type Source } from "../source.ts";

const base = ({ agreement, unit, signed }: KnownAgreement) => ({
  key: agreement,
  board: unit,
  stream: signed.stream,
});

/** Another agreement of the same level and board holds, or will. */
const goesOn = (all: readonly KnownAgreement[], { agreement, unit, level }: KnownAgreement): boolean =>
  all.some(
    (other) =>
      other.agreement !== agreement &&
      other.unit === unit &&
      other.level === level &&
      (other.status === "in force" || other.status === "to come"),
  );

/**
 * Agreements whose time runs out, or ran out, without another one after it (DOMAIN §1.11). Once the ledger is told that
 * one has ended, or was replaced, nobody waits any longer.
 */
export const agreementValidity: Source = ({ cells, on }) => {
  const all = agreementsOf(cells, on);
  return all.flatMap((known) => {
    const { name, validTo } = known.signed.data;
    const due = validTo === undefined ? null : spanOf(validTo).last;
    const told = known.facts.some(({ type }) => type === "AgreementEnded");
    const runs = known.status === "in force" || (known.status === "expired" && !told);
    if (due === null || !runs || known.cancelled || goesOn(all, known)) return [];
    return [
      {
        ...base(known),
        kind: "agreement-validity" as const,
        waiting: [],
        title: { sv: `Giltighetstiden för ”${name}”`, en: `Validity of “${name}”` },
        due,
        facts: known.facts,
      },
    ];
  });
};

/**
 * Local agreements that are to be updated from a newer central one (DOMAIN §1.11, report §3.3.7). No source sets a day:
 * the policy on the longest delay counts from the day on which the central one was signed, or holds from if that is later.
 */
export const agreementUpdates: Source = ({ cells, on, policy }) =>
  agreementsOf(cells, on).flatMap((known): readonly Finding[] => {
    const { newest, update, signed, facts } = known;
    if (!newest || (update !== "to be updated" && update !== "cannot be judged")) return [];
    const found = {
      ...base(known),
      kind: "agreement-update" as const,
      waiting: newest.unit === known.unit ? [] : [newest.unit],
      title: {
        sv: `Uppdatera ”${signed.data.name}” efter ”${newest.data.name}”`,
        en: `Update “${signed.data.name}” from “${newest.data.name}”`,
      },
      facts: [...facts, newest],
    };
    if (update === "cannot be judged") return [{ ...found, reason: notSaid }];
    const signedOn = dayOf(newest.occurredOn);
    const holdsFrom = newest.data.validFrom === undefined ? null : spanOf(newest.data.validFrom).last;
    const since = holdsFrom !== null && holdsFrom > signedOn ? holdsFrom : signedOn;
    return [{ ...found, due: addDays(since, days(policy, "control-overdue-days")) }];
  });

const notSaid = {
  sv: "det framgår inte vilken central överenskommelse som den lokala följer",
  en: "it is not stated which central agreement the local one follows",
};
