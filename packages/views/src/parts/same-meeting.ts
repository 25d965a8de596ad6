/* Whether two records are of one meeting, as far as records alone tell. */

export const streamOfMeeting = (id: string) => `meeting-${id}`;

/** A record, and the streams of meetings that it was found not to be. */
interface Told {
  readonly stream: string;
  readonly different: readonly string[];
}

export const foundDifferent = (a: Told, b: Told): boolean =>
  a.different.includes(b.stream) || b.different.includes(a.stream);

/** The record for which one was given up in the end, over those between; undefined where it was not, or they lead round. */
export function keptRecord(stream: string, givenUpFor: (stream: string) => string | undefined): string | undefined {
  const passed = new Set([stream]);
  let kept: string | undefined;
  for (let next = givenUpFor(stream); next !== undefined; next = givenUpFor(next)) {
    if (passed.has(next)) return undefined;
    passed.add(next);
    kept = next;
  }
  return kept;
}

/** Only records of one known day are taken for one by themselves. */
export const isDay = (date: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(date);
