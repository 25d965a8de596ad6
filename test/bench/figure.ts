/** A measured quantity over several runs. */
export interface Figure {
  readonly name: string;
  readonly unit: string;
  /** One value a run, in the order of the runs. */
  readonly runs: readonly number[];
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

/** One figure against another of the same measurement, with the goal of the design where it has one. */
export interface Ratio {
  readonly name: string;
  readonly value: number;
  readonly goal?: { readonly text: string; readonly reached: boolean };
}

export interface Measured {
  readonly figures: readonly Figure[];
  readonly ratios: readonly Ratio[];
  /** What was not measured and what would measure it, and other remarks. */
  readonly notes: readonly string[];
}

export interface Setting {
  readonly runs: number;
  /** Events of the simulated city that P2, P3, P5, P6 and P7 read. */
  readonly events: number;
  /** Appends of one run of P1. */
  readonly appends: number;
  /** Sizes of the log in P8, smallest first. */
  readonly sizes: readonly number[];
  /** Seconds of one run of P4. */
  readonly seconds: number;
  /** Questions of one run of P5, for each view. */
  readonly questions: number;
  /** A folder of the run's own; removed at its end. */
  readonly folder: string;
  /** The data folder of the simulated city, filled when it is first asked for. */
  city(): Promise<string>;
  readonly eventStore: string | undefined;
}

export interface Measure {
  readonly name: string;
  readonly what: string;
  measure(setting: Setting): Promise<Measured>;
}

const sorted = (values: readonly number[]): number[] => values.toSorted((a, b) => a - b);

/** The value below which the share `p` of the values lies (nearest rank). */
export const percentile = (values: readonly number[], p: number): number =>
  sorted(values)[Math.max(0, Math.ceil(values.length * p) - 1)] ?? Number.NaN;

export function figure(name: string, unit: string, runs: readonly number[]): Figure {
  const all = sorted(runs);
  return {
    ...{ name, unit, runs, median: percentile(runs, 0.5) },
    ...{ least: all[0] ?? Number.NaN, most: all.at(-1) ?? Number.NaN },
  };
}

/** `a` over `b`, each by its median. */
export function ratio(name: string, a: Figure, b: Figure, goal?: { atLeast: number } | { atMost: number }): Ratio {
  const value = a.median / b.median;
  if (goal === undefined) return { name, value };
  return "atLeast" in goal
    ? { name, value, goal: { text: `≥ ${goal.atLeast}`, reached: value >= goal.atLeast } }
    : { name, value, goal: { text: `≤ ${goal.atMost}`, reached: value <= goal.atMost } };
}

/** A figure held against its goal itself. */
export const within = (name: string, { median }: Figure, most: number, unit: string): Ratio => ({
  name,
  value: median,
  goal: { text: `≤ ${most} ${unit}`, reached: median <= most },
});

/** Milliseconds that the work took. */
export async function time(work: () => Promise<unknown> | unknown): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** Repeats measurements in turn (one run of each, then the next), so that a slow minute meets them all. */
export async function inTurn<K extends string>(
  runs: number,
  works: Readonly<Record<K, (run: number) => Promise<number>>>,
): Promise<Readonly<Record<K, number[]>>> {
  const names = Object.keys(works) as K[];
  const results = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<K, number[]>;
  for (let run = 0; run < runs; run++) for (const name of names) results[name].push(await works[name](run));
  return results;
}
