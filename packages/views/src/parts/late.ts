import { daysBetween, type IsoDate } from "@liggare/calendar";
import type { Bilingual } from "@liggare/domain";
import { dateText } from "./time.ts";

/** How late something is on a day. */
export interface Lateness {
  /** The first day on which it was late. */
  readonly since: IsoDate;
  readonly sinceText: Bilingual;
  /** Days late, the first and the judged day included. */
  readonly days: number;
}

/** How late something is on a day that lies on or after the first late one. */
export const lateness = (since: IsoDate, on: IsoDate): Lateness => ({
  since,
  sinceText: dateText(since),
  days: daysBetween(since, on) + 1,
});
