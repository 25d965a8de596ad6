/**
 * The rules, by the number that they have in the README: 1 the log itself, 2 what was asked stands in it as answered,
 * 3 expected revisions, 4 real time, 5 reads, 6 repetitions.
 */
export const rules = {
  "positions increase": 1,
  "numbers are dense": 1,
  "revisions are contiguous": 1,
  "ids are unique": 1,
  "hashes are chained": 1,
  "heads lie on the chain": 1,
  "ok stands exactly once": 2,
  "fail never stands": 2,
  "info stands at most once": 2,
  "batches are whole": 2,
  "answers are true": 2,
  "stored as sent": 2,
  "nothing unasked": 2,
  "nothing else fails": 2,
  "first revision is expected + 1": 3,
  "conflicts are justified": 3,
  "real time is kept": 4,
  "reads are exact prefixes": 5,
  "reads show what was acknowledged": 5,
  "sessions never go back": 5,
  "a token is honoured": 5,
  "views hold their prefix": 5,
  "views come to the end": 5,
  "subscription without gap": 5,
  "subscription without repeat": 5,
  "a repetition is answered alike": 6,
  "another payload is refused": 6,
} as const;

export type Rule = keyof typeof rules;

export interface Violation {
  readonly rule: Rule;
  /** One sentence: what stands against what. */
  readonly detail: string;
}

export type Report = (rule: Rule, detail: string) => void;
