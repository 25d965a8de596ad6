import { addDays, earliestDate, type IsoDate, latestDate } from "@liggare/calendar";
import { groupBy } from "./facts.ts";
import type { Meeting } from "./meetings.ts";
import { foundDifferent } from "./same-meeting.ts";
import { spanOf } from "./time.ts";

/* Two records of what may be one meeting: of one forum, at one time, by two units or twice by one. */

/** A date that is known less precisely than this says too little to point at another record. */
const longestDays = 31;

export interface ProbablySame {
  readonly forum: string;
  /** In the order in which they were entered. */
  readonly meetings: readonly [Meeting, Meeting];
}

/**
 * Records of a forum whose dates overlap and that nobody has said to be the same or not the same: each beside the
 * nearest one before it, so that many records of one day are a list as long as they are many, not as their pairs.
 */
export function probablySame(meetings: readonly Meeting[]): readonly ProbablySame[] {
  const live = meetings.filter(({ status, givenUpFor }) => status !== "cancelled" && givenUpFor === undefined);
  return [...groupBy(live, ({ forum }) => forum)].flatMap(([forum, ofForum]) => pairs(forum, ofForum));
}

function pairs(forum: string, meetings: readonly Meeting[]): readonly ProbablySame[] {
  const order = new Map(meetings.map(({ stream }, index) => [stream, index]));
  const placed = meetings
    .map((meeting) => {
      const { first, last } = boundsOf(meeting.date);
      return { meeting, first, last, until: addDays(first, longestDays) };
    })
    .filter(({ last, until }) => last < until)
    .sort((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : 0));
  const found: ProbablySame[] = [];
  for (const [index, b] of placed.entries()) {
    for (let at = index - 1; at >= 0; at--) {
      const a = placed[at];
      if (!a || b.first > a.until) break;
      if (a.last < b.first || foundDifferent(a.meeting, b.meeting)) continue;
      const both = [a.meeting, b.meeting] as [Meeting, Meeting];
      both.sort((left, right) => (order.get(left.stream) ?? 0) - (order.get(right.stream) ?? 0));
      found.push({ forum, meetings: both });
      break;
    }
  }
  return found;
}

function boundsOf(date: string): { readonly first: IsoDate; readonly last: IsoDate } {
  const { first, last } = spanOf(date);
  return { first: first ?? earliestDate, last: last ?? latestDate };
}
