import { addDays } from "@liggare/calendar";
import type { PolicyKey } from "@liggare/domain";
import { dayOf, factsOf, isComplete, isOfUnit, type KnownForum, type KnownUnit, spanOf } from "@liggare/views";
import { type Claim, type Context, claim, thresholdOf } from "../control.ts";

/* Membership of the coordinators' network, and attendance there (report §2.3, §3.1.4). */

export const attendanceDays = "control-attendance-days";

/** The first day of the time that a threshold in days looks back on. */
export const since = (context: Context, threshold: PolicyKey) =>
  addDays(context.on, -(thresholdOf(context, threshold) ?? 0));

export const registered = (forum: KnownForum) => factsOf(forum.facts, "ForumRegistered");

/** The network of the boards' coordinators: internal, and convened by the central coordinator or the executive board. */
function coordinatorsNetworks({ forums, units }: Context): readonly KnownForum[] {
  const executive = units.filter(({ kind }) => kind === "executive-board").map(({ unit }) => unit);
  return forums.flatMap(({ forum }) => {
    const { convener } = forum;
    const central =
      (convener.kind === "function" && convener.function === "central-coordinator") ||
      (convener.kind === "unit" && executive.includes(convener.unit));
    return forum.kind === "internal-network" && central && !forum.closed ? [forum] : [];
  });
}

export function networkMember(context: Context, known: KnownUnit): readonly Claim[] {
  return coordinatorsNetworks(context).flatMap((forum) => {
    if (isOfUnit(forum.convener, known, known.unit)) return [claim("met", "network-convened", registered(forum))];
    if (!forum.members.some((party) => isOfUnit(party, known, known.unit))) return [];
    const joined = factsOf(forum.facts, "MemberJoined").filter(({ data }) => isOfUnit(data.member, known, known.unit));
    return [claim("met", "network-member", joined.slice(-1))];
  });
}

/** The day by which a member had surely joined; undefined for a board that is no member. */
function joinedOn(forum: KnownForum, known: KnownUnit): string | undefined {
  if (!forum.members.some((party) => isOfUnit(party, known, known.unit))) return undefined;
  const joined = factsOf(forum.facts, "MemberJoined").findLast(({ data }) => isOfUnit(data.member, known, known.unit));
  return joined && dayOf(joined.occurredOn);
}

export function networkAttendance(context: Context, known: KnownUnit): readonly Claim[] {
  const { unit } = known;
  const lookedBack = since(context, attendanceDays);
  return coordinatorsNetworks(context).flatMap((forum): Claim[] => {
    const recent = context.pace.meetingsOf(forum.forum).filter(({ occurredOn }) => dayOf(occurredOn) >= lookedBack);
    const attended = recent.filter(({ data }) => data.units?.includes(unit));
    if (attended.length > 0) return [claim("met", "network-attended", attended)];
    // What was held before it joined was not a new member's to attend.
    const joined = joinedOn(forum, known) ?? lookedBack;
    const from = joined > lookedBack ? joined : lookedBack;
    const held = recent.filter(({ occurredOn }) => (spanOf(occurredOn).first ?? "") >= from);
    const log = `forum:${forum.forum}`;
    const keeper = context.units.find((each) => isComplete(context.cells, each.unit, log, from, context.on));
    if (recent.length > 0 && held.length === 0)
      return [
        claim("open", "attendance-none-since-joined", factsOf(forum.facts, "MemberJoined").slice(-1), {
          day: context.on,
        }),
      ];
    if (!keeper || held.length === 0) return [claim("open", "attendance-not-covered", [], { day: context.on })];
    const declared = context.cells.cell("coverage", keeper.unit, log)?.facts ?? [];
    return [claim("not met", "network-not-attended", [...held, ...declared])];
  });
}
