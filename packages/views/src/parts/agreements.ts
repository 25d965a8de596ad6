import type { IsoDate } from "@liggare/calendar";
import { boardOf, type Fact } from "../cells.ts";
import type { Snapshot } from "../snapshot.ts";
import type { Handlers } from "../view.ts";
import { allFacts, type FactOf, factsOf, groupBy, keeping, lastOf } from "./facts.ts";
import { dayOf, happenedBy, inTime, spanOf } from "./time.ts";

/** Agreements with the police, and the rounds of comments on their drafts (report §3.3.7). */
export const agreementKinds = { agreement: "process", referral: "process" } as const;

const agreement = keeping("agreement", ({ stream }) => stream.slice("police-agreement-".length));
const referral = keeping("referral", ({ stream }) => stream.slice("agreement-referral-".length));
export const agreementHandlers = {
  AgreementSigned: agreement,
  AgreementUpdated: agreement,
  AgreementCancelled: agreement,
  AgreementEnded: agreement,
} satisfies Handlers;
export const referralHandlers = {
  ReferralSent: referral,
  ReferralProlonged: referral,
  ReferralReminderSent: referral,
  ReferralAnswered: referral,
  ReferralClosed: referral,
} satisfies Handlers;

/**
 * - `to come`: signed, but not valid yet; - `in force`; - `cancelled`: and its last day has come;
 * - `expired`: its time ran out; - `replaced`: by a later one; - `ended`: the ledger was told so.
 */
export type AgreementStatus = "to come" | "in force" | "cancelled" | "expired" | "replaced" | "ended";

/** Of a local agreement: whether it follows the newest central one. */
export type UpdateStatus = "up to date" | "to be updated" | "cannot be judged" | "no central agreement";

export interface KnownAgreement {
  readonly agreement: string;
  readonly unit: string;
  readonly level: "central" | "local";
  readonly signed: FactOf<"AgreementSigned">;
  readonly status: AgreementStatus;
  /** The cancellation, also while the agreement still holds. */
  readonly cancelled: FactOf<"AgreementCancelled"> | undefined;
  /** The central agreement that it follows since its last update. */
  readonly follows: string | undefined;
  readonly updated: FactOf<"AgreementUpdated"> | undefined;
  /** Of local agreements in force or to come. */
  readonly update: UpdateStatus | null;
  /** The central agreement that it is to be updated from. */
  readonly newest: FactOf<"AgreementSigned"> | undefined;
  readonly facts: readonly Fact[];
}

const idOf = ({ stream }: Pick<Fact<unknown>, "stream">) => stream.slice("police-agreement-".length);
/** The first day on which an agreement may hold; null where it holds since it was signed. */
const beginsOn = ({ data }: FactOf<"AgreementSigned">): IsoDate | null =>
  data.validFrom === undefined ? null : spanOf(data.validFrom).first;
const isToCome = (signed: FactOf<"AgreementSigned">, on: IsoDate): boolean => (beginsOn(signed) ?? on) > on;
const live = (status: AgreementStatus): boolean => status === "in force" || status === "to come";

/** Agreements as they stood on a day: the central ones, newest first, then the boards'. */
export function agreementsOf(cells: Snapshot, on: IsoDate): readonly KnownAgreement[] {
  const facts = allFacts(cells, "agreement").filter((fact) => happenedBy(fact, on));
  const groups = [...groupBy(facts, ({ stream }) => stream).values()];
  const replaced = replacedIn(factsOf(facts, "AgreementSigned"), on);
  const folded = groups.flatMap((ofAgreement) => fold(ofAgreement, replaced, on) ?? []);
  const central = (wanted: AgreementStatus) =>
    folded
      .filter(({ level, status }) => level === "central" && status === wanted)
      .map(({ signed }) => signed)
      .sort(inTime);
  const coming = central("to come");
  // The one that holds is to be followed; one that is to come may be.
  const newest = central("in force").at(-1) ?? coming.at(-1);
  return folded
    .map((known) =>
      known.level === "local" && live(known.status)
        ? { ...known, update: updateOf(known, newest, coming), newest }
        : { ...known, update: null, newest: undefined },
    )
    .sort(
      (a, b) =>
        Number(a.level === "local") - Number(b.level === "local") ||
        (a.level === "local" ? (a.unit < b.unit ? -1 : a.unit > b.unit ? 1 : 0) : 0) ||
        inTime(b.signed, a.signed),
    );
}

/**
 * An agreement is replaced by one of its own level, a local one by its own board's: no board ends another's. It holds
 * until the day on which the other does.
 */
function replacedIn(signed: readonly FactOf<"AgreementSigned">[], on: IsoDate): ReadonlySet<string> {
  const byId = new Map(signed.map((fact) => [idOf(fact), fact]));
  return new Set(
    signed.flatMap((fact) => {
      const { unit, data } = fact;
      const { level, replaces = "" } = data;
      if (isToCome(fact, on)) return [];
      const earlier = byId.get(replaces);
      const own = earlier?.data.level === level && (level === "central" || earlier.unit === unit);
      return own ? [replaces] : [];
    }),
  );
}

type Folded = Omit<KnownAgreement, "update" | "newest">;

function fold(facts: readonly Fact[], replaced: ReadonlySet<string>, on: IsoDate): Folded | undefined {
  const signed = lastOf(facts, "AgreementSigned");
  if (!signed) return undefined;
  const cancelled = lastOf(facts, "AgreementCancelled");
  const ended = lastOf(facts, "AgreementEnded");
  const updated = lastOf(facts, "AgreementUpdated");
  const { level, validTo, follows } = signed.data;
  const over = validTo === undefined ? null : spanOf(validTo).last;
  const status: AgreementStatus = ended
    ? ended.data.how === "replaced"
      ? "replaced"
      : ended.data.how === "expired"
        ? "expired"
        : "ended"
    : cancelled && dayOf(cancelled.data.endsOn) <= on
      ? "cancelled"
      : replaced.has(idOf(signed))
        ? "replaced"
        : over !== null && over < on
          ? "expired"
          : isToCome(signed, on)
            ? "to come"
            : "in force";
  return {
    agreement: idOf(signed),
    unit: signed.unit,
    level,
    signed,
    status,
    cancelled,
    follows: updated?.data.follows ?? follows,
    updated,
    facts,
  };
}

/** A local agreement that does not say which central one it follows is judged by when the two were signed. */
function updateOf(
  { follows, signed }: Folded,
  newest: FactOf<"AgreementSigned"> | undefined,
  coming: readonly FactOf<"AgreementSigned">[],
): UpdateStatus {
  if (!newest) return "no central agreement";
  if (follows !== undefined)
    return [newest, ...coming].some((each) => idOf(each) === follows) ? "up to date" : "to be updated";
  const { last } = spanOf(signed.occurredOn);
  const { first } = spanOf(newest.occurredOn);
  return last !== null && first !== null && last < first ? "to be updated" : "cannot be judged";
}

/** How a board stands in a round of comments; `none` where the round was closed without its answer. */
export type ReferralState = "answered" | "answered late" | "awaited" | "overdue" | "none";

export interface KnownReferral {
  readonly referral: string;
  readonly unit: string;
  readonly sent: FactOf<"ReferralSent">;
  /** The last day for answers, as prolonged. */
  readonly answerBy: IsoDate;
  readonly closed: FactOf<"ReferralClosed"> | undefined;
  /** In the order in which they were asked. */
  readonly boards: readonly {
    readonly unit: string;
    readonly state: ReferralState;
    readonly answer: FactOf<"ReferralAnswered"> | undefined;
    /** The last reminder sent to it. */
    readonly reminded: FactOf<"ReferralReminderSent"> | undefined;
  }[];
  readonly facts: readonly Fact[];
}

/** Rounds of comments as they stood on a day, newest first. */
export function referralsOf(cells: Snapshot, on: IsoDate): readonly KnownReferral[] {
  const facts = allFacts(cells, "referral").filter((fact) => happenedBy(fact, on));
  return [...groupBy(facts, ({ stream }) => stream)]
    .flatMap(([stream, ofReferral]): KnownReferral[] => {
      const sent = lastOf(ofReferral, "ReferralSent");
      if (!sent) return [];
      const closed = lastOf(ofReferral, "ReferralClosed");
      const answerBy = lastOf(ofReferral, "ReferralProlonged")?.data.answerBy ?? sent.data.answerBy;
      const reminders = factsOf(ofReferral, "ReferralReminderSent");
      const boards = sent.data.to.map((unit) => {
        const answer = factsOf(ofReferral, "ReferralAnswered").find((fact) => boardOf(fact) === unit);
        const state: ReferralState = answer
          ? (spanOf(answer.occurredOn).first ?? "") > answerBy
            ? "answered late"
            : "answered"
          : closed
            ? "none"
            : answerBy < on
              ? "overdue"
              : "awaited";
        return { unit, state, answer, reminded: reminders.filter(({ data }) => data.to.includes(unit)).at(-1) };
      });
      const id = stream.slice("agreement-referral-".length);
      return [{ referral: id, unit: sent.unit, sent, answerBy, closed, boards, facts: ofReferral }];
    })
    .sort((a, b) => inTime(b.sent, a.sent));
}
