/* Whether two records are of one meeting, as far as records alone tell. */

export const streamOfMeeting = (id: string) => `meeting-${id}`;

/** A record, and the streams of meetings that it was found not to be. */
interface Told {
  readonly stream: string;
  readonly different: readonly string[];
}

export const foundDifferent = (a: Told, b: Told): boolean =>
  a.different.includes(b.stream) || b.different.includes(a.stream);

/** Only records of one known day are taken for one by themselves. */
export const isDay = (date: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(date);
