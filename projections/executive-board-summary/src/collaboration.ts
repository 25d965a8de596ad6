import { isComplete, isOfUnit, type KnownUnit, spanOf, twelveMonths } from "@liggare/views";
import type { MatterCell } from "./answer.ts";
import { bySaid, type Context, cell, unknown } from "./context.ts";

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
  const factsOf = (chosen: typeof open) =>
    chosen.flatMap(({ forum, judged }) => [
      ...forum.facts.filter(({ type }) => type === "ForumRegistered" || type === "CadenceSet"),
      ...judged.coverage.flatMap(({ facts }) => facts),
      ...judged.held.slice(-1).flatMap(({ held }) => held ?? []),
    ]);
  if (late.length > 0) {
    const [since] = late.flatMap(({ judged }) => judged.dueness.since ?? []).sort();
    return cell(unit, "overdue", "network-overdue", { facts: factsOf(late), since });
  }
  const takesPart = open.filter(
    ({ forum }) =>
      own.some((each) => each.forum === forum) || forum.members.some((party) => isOfUnit(party, known, unit)),
  );
  const kept = takesPart.filter(({ judged: { dueness } }) => dueness.status === "on time" || dueness.status === "due");
  if (kept.length > 0) return cell(unit, "met", "network-on-time", { facts: factsOf(kept) });
  const paced = takesPart.filter(({ judged }) => judged.dueness.status === "cannot be judged");
  return (
    bySaid(context, unit, "networks", "internal-organisation") ??
    (paced.length > 0
      ? cell(unit, "cannot be judged", "network-not-covered", { facts: factsOf(paced) })
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
  const recent = recentCheckIns(context, unit);
  if (recent.length > 0) return cell(unit, "met", "police-held", { facts: recent });
  const said = bySaid(context, unit, "police-collaboration");
  if (said) return said;
  return isComplete(cells, unit, "police-checkins", `${twelveMonths(on)[0]}-01`, on)
    ? cell(unit, "not met", "police-none", { facts: coverageFacts(context, unit) })
    : unknown(unit);
}

const coverageFacts = ({ cells }: Context, unit: string) =>
  cells.cell("coverage", unit, "police-checkins")?.facts ?? [];

/** The board's strategy for this work; of the executive board, its guidance to the others. */
export const civilSociety = (context: Context, { unit, kind }: KnownUnit): MatterCell =>
  bySaid(context, unit, kind === "executive-board" ? "central-guidance" : "civil-society-strategy") ?? unknown(unit);
