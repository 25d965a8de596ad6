import {
  agreementsOf,
  dayOf,
  factsOf,
  guidancesOf,
  type KnownAgreement,
  type KnownUnit,
  lastOf,
  partnersOf,
  referralsOf,
  strategiesOf,
  type TypedFact,
} from "@liggare/views";
import { type Claim, type Context, claim } from "./control.ts";

/*
 * What agreements with the police, strategies, guidance and partners in civil society say of a control (report §3.3.7,
 * §4). Each step and each observation says one thing; an observed absence is an event that says "not met".
 */

/** The last of agreements that are over, by the day on which it ceased to hold. */
function over(agreements: readonly KnownAgreement[]): readonly Claim[] {
  const claims = agreements.map(({ signed, cancelled, facts, status }) => {
    const ended = lastOf(facts, "AgreementEnded");
    const behind = [signed, ...(cancelled ? [cancelled] : []), ...(ended ? [ended] : [])];
    const { validTo } = signed.data;
    const until =
      status === "cancelled" ? cancelled?.data.endsOn : status === "expired" && !ended ? validTo : undefined;
    return claim("not met", "agreement-over", behind, until === undefined ? {} : { day: dayOf(until) });
  });
  return claims.sort((a, b) => (a.day < b.day ? -1 : 1)).slice(-1);
}

/** The city's central agreement; a round of comments says only that a draft is out. */
export function agreement({ cells, on }: Context): readonly Claim[] {
  const central = agreementsOf(cells, on).filter(({ level }) => level === "central");
  const having = (wanted: KnownAgreement["status"]) => central.filter(({ status }) => status === wanted);
  const inForce = having("in force").map(({ signed }) => claim("met", "agreement-in-force", [signed]));
  const toCome = having("to come").map(({ signed }) => claim("open", "agreement-to-come", [signed]));
  const drafts = referralsOf(cells, on)
    .filter(({ closed }) => !closed)
    .map(({ sent }) => claim("open", "agreement-referred", [sent]));
  const rest = central.filter(({ status }) => status !== "in force" && status !== "to come");
  return [...inForce, ...toCome, ...drafts, ...(inForce.length > 0 ? [] : over(rest))];
}

/** A board's local agreements: each is to follow the newest central one. */
export function localAgreement({ cells, on }: Context, { unit }: KnownUnit): readonly Claim[] {
  const own = agreementsOf(cells, on).filter((each) => each.level === "local" && each.unit === unit);
  const live = own.filter(({ update }) => update !== null);
  if (live.length === 0) return over(own);
  const steps = (chosen: typeof live) => chosen.map(({ updated, signed }) => updated ?? signed);
  const late = live.filter(({ update }) => update === "to be updated");
  if (late.length > 0) {
    const newest = late.flatMap((each) => each.newest ?? []).slice(0, 1);
    return [claim("not met", "agreement-to-be-updated", [...steps(late), ...newest])];
  }
  const unclear = live.filter(({ update }) => update !== "up to date");
  return unclear.length > 0
    ? [claim("open", "agreement-not-compared", steps(unclear))]
    : [claim("met", "agreement-up-to-date", steps(live))];
}

const observed = {
  "in-place": ["met", "observed-in-place"],
  absent: ["not met", "observed-absent"],
  "not-begun": ["not met", "observed-absent"],
  "under-way": ["open", "observed-under-way"],
} as const;

/** Each observation is a claim of its own. */
const observations = (facts: readonly TypedFact<"StrategyObserved" | "GuidanceObserved">[]): readonly Claim[] =>
  facts.map((fact) => {
    const [says, grounds] = observed[fact.data.found];
    return { ...claim(says, grounds, [fact]), sections: fact.data.sections ?? [] };
  });

/** A strategy for this work; a general one is shown and decides nothing. */
export function strategy({ cells, on }: Context, { unit }: KnownUnit): readonly Claim[] {
  return strategiesOf(cells, on)
    .filter((each) => each.unit === unit)
    .flatMap(({ kind, status, by, adopted, facts, says, observed: seen }): readonly Claim[] => {
      if (kind === "general") {
        const shown = by ?? seen;
        return shown && (says === "in place" || says === "coming") ? [claim("open", "strategy-general", [shown])] : [];
      }
      const looked = observations(factsOf(facts, "StrategyObserved"));
      if (!by) return looked;
      if (status === "adopted") return [claim("met", "strategy-adopted", [by]), ...looked];
      if (status !== "ended") return [claim("open", "strategy-coming", [by]), ...looked];
      const validTo = by.type === "StrategyAdopted" ? adopted?.data.validTo : undefined;
      const day = validTo === undefined ? {} : { day: dayOf(validTo) };
      return [claim("not met", "strategy-ended", [by], day), ...looked];
    });
}

/** The central guidance; one that ended counts only where no other holds. */
export function guidance({ cells, on }: Context): readonly Claim[] {
  const known = guidancesOf(cells, on);
  const holds = known.some(({ status }) => status === "adopted");
  return known.flatMap(({ status, adopted, announced, facts }): readonly Claim[] => {
    const looked = observations(factsOf(facts, "GuidanceObserved"));
    const ended = lastOf(facts, "GuidanceEnded") ?? adopted;
    if (status === "adopted" && adopted) return [claim("met", "guidance-adopted", [adopted]), ...looked];
    if (status === "announced" && announced) return [claim("open", "guidance-coming", [announced]), ...looked];
    if (status === "ended" && ended && !holds) return [claim("not met", "guidance-ended", [ended]), ...looked];
    return looked;
  });
}

/** What is done together with partners, in this work. That nothing is logged is no evidence. */
export function collaborationWithPartners({ cells, on }: Context, { unit }: KnownUnit): readonly Claim[] {
  const partners = partnersOf(cells, on).filter((partner) => partner.unit === unit);
  if (partners.length === 0) return [];
  const active = partners.flatMap((partner) => partner.active.map(({ begun }) => begun));
  const ours = active.filter(({ data }) => data.scope === "this-work");
  if (ours.length > 0) return [claim("met", "collaboration-this-work", ours)];
  return active.length > 0
    ? [claim("open", "collaboration-general", active)]
    : [
        claim(
          "open",
          "collaboration-none-active",
          partners.map(({ left, registered }) => left ?? registered),
        ),
      ];
}
