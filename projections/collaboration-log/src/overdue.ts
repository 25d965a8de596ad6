import type { IsoDate } from "@liggare/calendar";
import { alphabetical, evidenceOf, lateFrom, lateness, type Meeting } from "@liggare/views";
import type { ForumRow, Overdue } from "./answer.ts";

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
    return [{ key: `forum ${forum}`, kind: "forum", forum, name, reasonText, ...lateness(since, on), ...evidence }];
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
          ...lateness(lateFrom(due), on),
          ...evidenceOf(meeting.held ? [meeting.held] : [], meeting.unit),
        }),
      ),
  );
  return [...pastCadence, ...pastDue].sort((a, b) => b.days - a.days || alphabetical(a.key, b.key));
}
