import { daysBetween, type IsoDate } from "@liggare/calendar";
import { alphabetical, dateText, evidenceOf, lateFrom, type Meeting } from "@liggare/views";
import type { ForumRow, Overdue } from "./answer.ts";

const late = (since: IsoDate, on: IsoDate) => ({
  since,
  sinceText: dateText(since),
  days: daysBetween(since, on) + 1,
});

/** What is overdue on a day: forums past their cadence and actions past their due day, longest overdue first. */
export function overdueOn(
  forums: readonly ForumRow[],
  meetings: readonly Meeting[],
  names: ReadonlyMap<string, string>,
  on: IsoDate,
): readonly Overdue[] {
  const pastCadence = forums.flatMap((row): Overdue[] => {
    const { status, since, reasonText } = row.dueness;
    if (status !== "overdue" || since === null) return [];
    const { forum, name, support, sections, corrected, reconstructed, why } = row;
    const evidence = { support, sections, corrected, reconstructed, why };
    return [{ key: `forum ${forum}`, kind: "forum", forum, name, reasonText, ...late(since, on), ...evidence }];
  });
  const pastDue = meetings.flatMap((meeting) =>
    meeting.actions
      .filter(({ done, due }) => !done && due < on)
      .map(
        ({ action, what, responsible, due }): Overdue => ({
          key: `action ${meeting.stream} ${action}`,
          kind: "action",
          stream: meeting.stream,
          action,
          what,
          responsible,
          forum: meeting.forum,
          name: names.get(meeting.forum) ?? null,
          ...late(lateFrom(due), on),
          ...evidenceOf(meeting.held ? [meeting.held] : [], meeting.unit),
        }),
      ),
  );
  return [...pastCadence, ...pastDue].sort((a, b) => b.days - a.days || alphabetical(a.key, b.key));
}
