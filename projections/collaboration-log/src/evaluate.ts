import {
  activitiesOf,
  agreementsOf,
  checkInsOf,
  dayOf,
  type Fact,
  forumsOf,
  guidancesOf,
  judgeForum,
  meetingsOf,
  meetingsWithOpenActions,
  monthsBefore,
  namesOf,
  paceOf,
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
import {
  activityEntry,
  type Candidate,
  checkInEntry,
  meetingEntry,
  newestFirst,
  placeOf,
  planEntry,
  stepsOfPlan,
} from "./entries.ts";
import { forumRow } from "./forums.ts";
import { overdueOn } from "./overdue.ts";
import { agreementRow, checkInLevels, referralRow } from "./police.ts";
import { probablySameRow, seriesRow } from "./series.ts";
import { sightOf } from "./sight.ts";

const mostEntries = 200;
/** Months that the log shows, the judged day's included. */
const monthsShown = 24;

export function evaluate(cells: Snapshot, { on, unit }: Question): CollaborationLogAnswer {
  const units = unitsOf(cells, on);
  const names = namesOf(units);
  const allForums = forumsOf(cells, on);
  const forumNames = new Map(allForums.map(({ forum, name }) => [forum, name]));
  const forumsById = new Map(allForums.map((forum) => [forum.forum, forum]));
  const sight = sightOf(unit, units, allForums);
  const from = monthsBefore(on, monthsShown - 1);
  const pace = paceOf(cells, on);
  const allMeetings = meetingsOf(cells, on, from);
  const meetings = allMeetings.filter((meeting) => sight.meeting(meeting));
  const forums = allForums
    .filter((forum) => sight.forum(forum))
    .map((forum) => forumRow(forum, judgeForum(cells, forum, pace, on), names, on));
  const checkIns = checkInsOf(cells, on, from).filter((fact) => sight.owned(fact.unit));
  const at = ({ occurredOn, number }: Pick<Fact, "occurredOn" | "number">) => ({ day: dayOf(occurredOn), number });
  const entries: Candidate[] = [
    ...meetings.map((meeting) => ({
      ...placeOf(meeting),
      entry: () => meetingEntry(meeting, forumsById, names, on),
    })),
    ...activitiesOf(cells, on, from)
      .filter(({ unit: owner, data }) => sight.owned(owner) || sight.takesPart(data.forum))
      .map((fact) => ({ ...at(fact), entry: () => activityEntry(fact, forumNames, names) })),
    ...checkIns.map((fact) => ({ ...at(fact), entry: () => checkInEntry(fact, names) })),
    ...plansOf(cells, on)
      .filter((plan) => sight.owned(plan.unit))
      .flatMap((plan) =>
        stepsOfPlan(plan, from).map((fact) => ({ ...at(fact), entry: () => planEntry(plan, fact, names) })),
      ),
  ].sort(newestFirst);
  return {
    on,
    unit: unit ?? null,
    from: `${from}-01`,
    forums,
    entries: entries.slice(0, mostEntries).map(({ entry }) => entry()),
    more: Math.max(0, entries.length - mostEntries),
    overdue: overdueOn(forums, meetingsWithOpenActions(cells, on).filter(sight.meeting), forumNames, on),
    series: seriesOf(cells, on, from)
      .filter(({ unit: owner, forum }) => sight.owned(owner) || sight.takesPart(forum))
      .map((known) => seriesRow(known, forumNames, names, on)),
    probablySame: probablySame(meetings).map((pair) => probablySameRow(pair, forumNames, names)),
    checkInLevels: checkInLevels(cells, checkIns, { on, from, unit }),
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
