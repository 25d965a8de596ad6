import { describeCadence, type IsoDate } from "@liggare/calendar";
import { forumKinds } from "@liggare/domain";
import {
  dateText,
  evidenceOf,
  inBoth,
  type JudgedForum,
  type KnownForum,
  partyShown,
  shownDueness,
  spanOf,
  twelveMonths,
  wordOf,
} from "@liggare/views";
import type { ForumRow } from "./answer.ts";
import { monthsOf } from "./months.ts";

/** A forum as the log shows it. */
export function forumRow(
  forum: KnownForum,
  judged: JudgedForum,
  names: ReadonlyMap<string, string>,
  on: IsoDate,
): ForumRow {
  const held = judged.held.map((occasion) => occasion.held);
  const last = held.at(-1);
  const from = `${twelveMonths(on)[0]}-01`;
  const recent = held.filter((fact) => fact === last || (spanOf(fact.occurredOn).last ?? on) >= from);
  const declared = judged.coverage.flatMap(({ facts }) => facts);
  return {
    forum: forum.forum,
    name: forum.name,
    unit: forum.unit,
    kind: forum.kind,
    kindText: wordOf(forumKinds, forum.kind),
    closed: forum.closed,
    convener: partyShown(forum.convener, names),
    cadence: { cadence: forum.cadence, text: inBoth((lang) => describeCadence(forum.cadence, lang)) },
    members: forum.members.map((member) => partyShown(member, names)),
    standingItems: forum.standingItems,
    coverage: judged.coverage.map(({ unit, from, to }) => ({ unit, from, ...(to !== undefined && { to }) })),
    dueness: shownDueness(judged.dueness),
    months: monthsOf(forum, judged, on),
    lastHeld: last?.occurredOn ?? null,
    lastHeldText: last ? dateText(last.occurredOn) : null,
    ...evidenceOf([...forum.facts, ...declared, ...recent], forum.unit),
  };
}
