import {
  activitiesOf,
  agreementsOf,
  checkInsOf,
  forumsOf,
  guidancesOf,
  judgeForum,
  meetingsOf,
  namesOf,
  partnersOf,
  plansOf,
  probablySame,
  type Question,
  referralsOf,
  type Snapshot,
  seriesOf,
  strategiesOf,
  unitsOf,
} from "@liggare/views";
import type { CollaborationLogAnswer } from "./answer.ts";
import { guidanceRow, partnerRow, strategyRow } from "./civil-society.ts";
import { activityEntry, checkInEntry, meetingEntry, newestFirst, planEntries } from "./entries.ts";
import { forumRow } from "./forums.ts";
import { overdueOn } from "./overdue.ts";
import { agreementRow, checkInLevels, referralRow } from "./police.ts";
import { probablySameRow, seriesRow } from "./series.ts";
import { sightOf } from "./sight.ts";

const mostEntries = 200;

export function evaluate(cells: Snapshot, { on, unit }: Question): CollaborationLogAnswer {
  const units = unitsOf(cells, on);
  const names = namesOf(units);
  const allForums = forumsOf(cells, on);
  const forumNames = new Map(allForums.map(({ forum, name }) => [forum, name]));
  const forumsById = new Map(allForums.map((forum) => [forum.forum, forum]));
  const sight = sightOf(unit, units, allForums);
  const allMeetings = meetingsOf(cells, on);
  const meetings = allMeetings.filter((meeting) => sight.meeting(meeting));
  const forums = allForums
    .filter((forum) => sight.forum(forum))
    .map((forum) => forumRow(forum, judgeForum(cells, forum, allMeetings, on), names, on));
  const checkIns = checkInsOf(cells, on).filter((fact) => sight.owned(fact.unit));
  const entries = [
    ...meetings.map((meeting) => meetingEntry(meeting, forumsById, names, on)),
    ...activitiesOf(cells, on)
      .filter(({ unit: owner, data }) => sight.owned(owner) || sight.takesPart(data.forum))
      .map((fact) => activityEntry(fact, forumNames, names)),
    ...checkIns.map((fact) => checkInEntry(fact, names)),
    ...plansOf(cells, on)
      .filter((plan) => sight.owned(plan.unit))
      .flatMap((plan) => planEntries(plan, names)),
  ].sort(newestFirst);
  return {
    on,
    unit: unit ?? null,
    forums,
    entries: entries.slice(0, mostEntries),
    more: Math.max(0, entries.length - mostEntries),
    overdue: overdueOn(forums, meetings, forumNames, on),
    series: seriesOf(cells, allMeetings, on)
      .filter(({ unit: owner, forum }) => sight.owned(owner) || sight.takesPart(forum))
      .map((known) => seriesRow(known, forumNames, names, on)),
    probablySame: probablySame(meetings).map((pair) => probablySameRow(pair, forumNames, names)),
    checkInLevels: checkInLevels(checkIns, on, unit),
    agreements: agreementsOf(cells, on)
      .filter(({ level, unit: owner }) => level === "central" || sight.owned(owner))
      .map((known) => agreementRow(known, names)),
    referrals: referralsOf(cells, on)
      .filter(({ unit: owner, boards }) => sight.owned(owner) || boards.some((board) => sight.owned(board.unit)))
      .map((known) => referralRow(known, names, unit)),
    strategies: strategiesOf(cells, on)
      .filter((known) => sight.owned(known.unit))
      .map((known) => strategyRow(known, names)),
    partners: partnersOf(cells, on)
      .filter((known) => sight.owned(known.unit))
      .map(partnerRow),
    guidance: guidancesOf(cells, on).map((known) => guidanceRow(known, units, names, unit)),
    cannotBeJudged: forums.filter(({ dueness }) => dueness.status === "cannot be judged").length,
  };
}
