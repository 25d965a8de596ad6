import { addDays } from "@liggare/calendar";
import { forumsOf, judgeForum, type KnownForum, newest, paceOf, shownDueness, takesPartIn } from "@liggare/views";
import { type Finding, type Source, same } from "../source.ts";

/** The convener's unit; where none is stated, the unit that registered the forum. */
const actorOf = ({ convener, unit }: KnownForum): string =>
  convener.kind === "unit" || convener.kind === "function" ? (convener.unit ?? unit) : unit;

/** Forums past their cadence, within declared coverage only (DOMAIN §1, networks and cadences). */
export const forums: Source = ({ cells, on, units }) => {
  const pace = paceOf(cells, on);
  return forumsOf(cells, on).flatMap((forum): readonly Finding[] => {
    const { dueness, coverage, held } = judgeForum(cells, forum, pace, on);
    const { status, since, nextDue } = dueness;
    const board = actorOf(forum);
    const last = newest(held.map((occasion) => occasion.held));
    const found = {
      key: forum.forum,
      kind: "forum" as const,
      board,
      waiting: units.flatMap(({ unit }) => (unit !== board && takesPartIn(forum, units, unit) ? unit : [])),
      title: same(forum.name),
      stream: `forum-${forum.forum}`,
      facts: [...forum.facts, ...coverage.flatMap(({ facts }) => facts), ...(last ? [last] : [])],
    };
    if (status === "cannot be judged") {
      const { reasonText, statusText } = shownDueness(dueness);
      return [{ ...found, reason: reasonText ?? statusText }];
    }
    const due = status === "overdue" && since !== undefined ? addDays(since, -1) : nextDue;
    return due === undefined ? [] : [{ ...found, due }];
  });
};
