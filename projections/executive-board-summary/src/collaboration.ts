import {
  dayOf,
  type FactOf,
  factsOf,
  isComplete,
  isOfUnit,
  type KnownUnit,
  spanOf,
  twelveMonths,
} from "@liggare/views";
import type { MatterCell } from "./answer.ts";
import { auditClaims, bySaid, type Claim, claim, joined } from "./claims.ts";
import { type Context, cell, unknown } from "./context.ts";

/* Networks, police and civil society of a board. */

/** Whether the unit answers for a forum's pace: it convenes it, or registered it where nobody is named. */
const answersFor = ({ convener, unit: owner }: Context["forums"][number]["forum"], known: KnownUnit): boolean =>
  convener.kind === "not-stated" || (convener.kind === "function" && convener.unit === undefined)
    ? owner === known.unit
    : isOfUnit(convener, known, known.unit);

export function networks(context: Context, known: KnownUnit): MatterCell {
  const { unit } = known;
  const open = context.forums.filter(({ forum }) => !forum.closed);
  const own = open.filter(({ forum }) => answersFor(forum, known));
  const late = own.filter(({ judged }) => judged.dueness.status === "overdue");
  const grounds = (chosen: typeof open) =>
    chosen.flatMap(({ forum, judged }) => [
      ...forum.facts.filter(({ type }) => type === "ForumRegistered" || type === "CadenceSet"),
      ...judged.coverage.flatMap(({ facts }) => facts),
      ...judged.held.slice(-1).map(({ held }) => held),
    ]);
  if (late.length > 0) {
    const [since] = late.flatMap(({ judged }) => judged.dueness.since ?? []).sort();
    return cell(unit, "overdue", "network-overdue", { facts: grounds(late), since });
  }
  const takesPart = open.filter(
    ({ forum }) =>
      own.some((each) => each.forum === forum) || forum.members.some((party) => isOfUnit(party, known, unit)),
  );
  const kept = takesPart.filter(({ judged: { dueness } }) => dueness.status === "on time" || dueness.status === "due");
  if (kept.length > 0) return cell(unit, "met", "network-on-time", { facts: grounds(kept) });
  const paced = takesPart.filter(({ judged }) => judged.dueness.status === "cannot be judged");
  return (
    bySaid(context, unit, "networks", "internal-organisation") ??
    (paced.length > 0
      ? cell(unit, "cannot be judged", "network-not-covered", { facts: grounds(paced) })
      : unknown(unit))
  );
}

/** Check-ins of a unit in the twelve months that end with the judged day's. */
export function recentCheckIns({ checkIns, on }: Context, unit: string) {
  const from = `${twelveMonths(on)[0]}-01`;
  return checkIns.filter((fact) => fact.unit === unit && (spanOf(fact.occurredOn).last ?? on) >= from);
}

export function policeCollaboration(context: Context, { unit }: KnownUnit): MatterCell {
  const { cells, on } = context;
  const from = `${twelveMonths(on)[0]}-01`;
  const recent = recentCheckIns(context, unit);
  const checkIns =
    recent.length > 0
      ? [claim("met", "police-held", recent)]
      : isComplete(cells, unit, "police-checkins", from, on)
        ? [claim("not met", "police-none", cells.cell("coverage", unit, "police-checkins")?.facts ?? [], { day: on })]
        : [];
  return joined(unit, [
    ...checkIns,
    ...agreementClaims(context, unit),
    ...auditClaims(context, unit, "police-collaboration", "police-agreement", "local-police-agreements"),
  ]);
}

/** Its agreements: one that is to be updated or was cancelled speaks against; one that ran out decides nothing. */
function agreementClaims({ agreements }: Context, unit: string): readonly Claim[] {
  const own = agreements.filter((each) => each.unit === unit);
  const holds = own.some(({ status }) => status === "in force");
  return own.flatMap(({ status, update, newest: central, cancelled, facts }): readonly Claim[] => {
    if (status === "in force") {
      return update === "to be updated"
        ? [claim("not met", "agreement-to-update", [...facts, ...(central ? [central] : [])])]
        : [claim("met", "agreement-in-force", facts)];
    }
    if (holds) return [];
    if (status === "cancelled" && cancelled) {
      return [claim("not met", "agreement-cancelled", facts, { day: dayOf(cancelled.data.endsOn) })];
    }
    return status === "to come"
      ? [claim("open", "agreement-to-come", facts)]
      : status === "replaced"
        ? []
        : [claim("open", "agreement-over", facts)];
  });
}

/** The board's strategy for this work; of the executive board, its guidance to the others. */
export function civilSociety(context: Context, { unit, kind }: KnownUnit): MatterCell {
  return kind === "executive-board"
    ? joined(unit, [...guidanceClaims(context, unit), ...auditClaims(context, unit, "central-guidance")])
    : joined(unit, [...strategyClaims(context, unit), ...auditClaims(context, unit, "civil-society-strategy")]);
}

const found = {
  "in-place": ["met", "observed-in-place"],
  absent: ["not met", "observed-absent"],
  "not-begun": ["not met", "observed-absent"],
  "under-way": ["open", "observed-under-way"],
} as const;

function observationClaim(fact: FactOf<"StrategyObserved"> | FactOf<"GuidanceObserved">): Claim {
  const [says, reason] = found[fact.data.found];
  return { ...claim(says, reason, [fact]), sections: fact.data.sections ?? [] };
}

function strategyClaims({ civilSociety: { strategies } }: Context, unit: string): readonly Claim[] {
  return strategies
    .filter((each) => each.unit === unit && each.kind === "specific")
    .flatMap(({ status, by, adopted, facts }): readonly Claim[] => [
      ...(status === "adopted" && adopted
        ? [claim("met", "strategy-adopted", [adopted])]
        : status === "ended"
          ? [claim("open", "strategy-ended", [...(by ? [by] : [])])]
          : by
            ? [claim("open", "strategy-coming", [by])]
            : []),
      ...factsOf(facts, "StrategyObserved").map(observationClaim),
    ]);
}

function guidanceClaims({ civilSociety: { guidances } }: Context, unit: string): readonly Claim[] {
  return guidances
    .filter((each) => each.unit === unit)
    .flatMap(({ status, announced, adopted, facts }): readonly Claim[] => [
      ...(status === "adopted" && adopted
        ? [claim("met", "guidance-adopted", [adopted])]
        : status === "announced" && announced
          ? [claim("open", "guidance-coming", [announced])]
          : []),
      ...factsOf(facts, "GuidanceObserved").map(observationClaim),
    ]);
}
