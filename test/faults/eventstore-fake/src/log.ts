/** An event as a client proposes it. */
export interface Proposed {
  readonly id: string;
  readonly type: string;
  /** As they are on the wire: JSON or not. */
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

/** An event in the log. */
export interface Kept extends Proposed {
  readonly stream: string;
  readonly revision: number;
  readonly commit: bigint;
  readonly prepare: bigint;
  /** A link whose event is gone: readers get the link alone. */
  readonly gone?: true;
}

export type Outcome =
  | { readonly kind: "written" | "repeated"; readonly last: Kept }
  | { readonly kind: "conflict"; readonly actual: number };

/** Log positions that one event takes. */
const size = 128n;

/**
 * What the fake server keeps, in memory. It has the server's rule of appends: only ids are compared, and only where the
 * expected revision is older than the last. Events of one append share their commit position, as those of a transaction
 * do, so that who minds the commit position alone is found out.
 */
export class Log {
  readonly events: Kept[] = [];
  readonly #streams = new Map<string, Kept[]>();
  readonly #listeners = new Set<() => void>();

  stream(name: string): readonly Kept[] {
    return this.#streams.get(name) ?? [];
  }

  /** `expected` is -1 for no stream. */
  append(stream: string, expected: number, proposed: readonly Proposed[]): Outcome {
    const known = this.stream(stream);
    const actual = known.length - 1;
    if (expected > actual) return { kind: "conflict", actual };
    if (expected < actual) {
      const there = known.slice(expected + 1, expected + 1 + proposed.length);
      const same = there.length === proposed.length && proposed.every(({ id }, at) => there[at]?.id === id);
      const last = there.at(-1);
      return same && last ? { kind: "repeated", last } : { kind: "conflict", actual };
    }
    return { kind: "written", last: this.put(stream, proposed) };
  }

  /** Puts events at the end of a stream, whatever they hold; answers the last. */
  put(stream: string, proposed: readonly (Proposed & Pick<Kept, "gone">)[]): Kept {
    const known = this.#streams.get(stream) ?? [];
    this.#streams.set(stream, known);
    const begin = (this.events.at(-1)?.commit ?? 0n) + size;
    const commit = begin + size * BigInt(proposed.length);
    for (const [at, event] of proposed.entries()) {
      const kept = { ...event, stream, revision: known.length, commit, prepare: begin + size * BigInt(at) };
      known.push(kept);
      this.events.push(kept);
    }
    for (const grown of [...this.#listeners]) grown();
    const last = known.at(-1);
    if (!last) throw new RangeError("nothing to put");
    return last;
  }

  /** Told after each growth; answers how to stop. */
  onGrown(grown: () => void): () => void {
    this.#listeners.add(grown);
    return () => this.#listeners.delete(grown);
  }
}
