/** How much: the long version of the "Done when", a quick look, or what `npm test` does. */
export type Scale = "long" | "quick" | "short";

export interface FaultOptions {
  readonly seed: number;
  /** How many faults to inject. */
  readonly count: number;
  /** An empty folder for this run, removed afterwards. */
  readonly folder: string;
  /** Told how many of them are done. */
  readonly onProgress: (done: number) => void;
}

export interface FaultReport {
  /** Faults injected. */
  readonly injected: number;
  /** Proof that they fired, in words with counts. That one did not fire is a violation. */
  readonly fired: string;
  /** One sentence each, with what is needed to see it again. Empty where all held. */
  readonly violations: readonly string[];
  readonly seconds: number;
}

/** A kind of fault: one file each, named in `kinds.ts`. */
export interface FaultKind {
  readonly name: string;
  /** What is done to what, in a line. */
  readonly what: string;
  /** What is counted: "kill cycles". */
  readonly unit: string;
  readonly counts: Readonly<Record<Scale, number>>;
  /** Why it cannot run on this machine; undefined where it can. */
  readonly missing?: () => string | undefined;
  run(options: FaultOptions): Promise<FaultReport>;
}

/** Seconds since now, to a tenth. */
export function stopwatch(): () => number {
  const begun = performance.now();
  return () => Math.round((performance.now() - begun) / 100) / 10;
}
