import { describeCadence, type IsoDate } from "@liggare/calendar";
import { dateText, evidenceOf, inBoth, type KnownSeries, type ProbablySame, partyShown } from "@liggare/views";
import type { ProbablySameRow, SeriesRow } from "./answer-series.ts";

type Names = ReadonlyMap<string, string>;

/** A series with what became of each occasion. */
export function seriesRow(known: KnownSeries, forums: Names, names: Names, on: IsoDate): SeriesRow {
  const { cadence } = known;
  return {
    series: known.series,
    unit: known.unit,
    forum: known.forum,
    name: forums.get(known.forum) ?? null,
    cadenceText: cadence && inBoth((lang) => describeCadence(cadence, lang)),
    from: known.from,
    to: known.to,
    endsOn: known.endsOn,
    invited: known.invitations.flatMap(({ data }) => data.to).map((each) => partyShown(each, names)),
    occasions: known.occasions.map(({ occasion, plannedFor, movedFrom, status, reason, meeting }) => ({
      occasion,
      plannedFor,
      movedFrom,
      status,
      reason,
      meeting: meeting?.stream ?? null,
      unreported: status === "planned" && plannedFor < on,
    })),
    ...evidenceOf(known.facts, known.unit),
  };
}

/** Two records that may be one meeting. */
export const probablySameRow = ({ forum, meetings }: ProbablySame, forums: Names, names: Names): ProbablySameRow => ({
  key: meetings.map(({ stream }) => stream).join(" "),
  forum,
  name: forums.get(forum) ?? null,
  meetings: meetings.map(({ stream, unit, status, date }) => ({
    stream,
    unit,
    unitName: names.get(unit) ?? null,
    status,
    date,
    dateText: dateText(date),
  })),
  ...evidenceOf(meetings.flatMap(({ facts }) => facts)),
});
