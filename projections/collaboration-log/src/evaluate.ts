import {
  checkInsOf,
  forumsOf,
  judgeForum,
  meetingsOf,
  namesOf,
  plansOf,
  type Question,
  type Snapshot,
  unitsOf,
} from "@liggare/views";
import type { CollaborationLogAnswer } from "./answer.ts";
import { checkInEntry, meetingEntry, newestFirst, planEntries } from "./entries.ts";
import { forumRow } from "./forums.ts";
import { overdueOn } from "./overdue.ts";
import { sightOf } from "./sight.ts";

const mostEntries = 200;

export function evaluate(cells: Snapshot, { on, unit }: Question): CollaborationLogAnswer {
  const units = unitsOf(cells, on);
  const names = namesOf(units);
  const allForums = forumsOf(cells, on);
  const forumNames = new Map(allForums.map(({ forum, name }) => [forum, name]));
  const sight = sightOf(unit, units, allForums);
  const allMeetings = meetingsOf(cells, on);
  const meetings = allMeetings.filter((meeting) => sight.meeting(meeting));
  const forums = allForums
    .filter((forum) => sight.forum(forum))
    .map((forum) => forumRow(forum, judgeForum(cells, forum, allMeetings, on), names, on));
  const entries = [
    ...meetings.map((meeting) => meetingEntry(meeting, forumNames, names, on)),
    ...checkInsOf(cells, on)
      .filter((fact) => sight.owned(fact.unit))
      .map((fact) => checkInEntry(fact, names)),
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
    cannotBeJudged: forums.filter(({ dueness }) => dueness.status === "cannot be judged").length,
  };
}
