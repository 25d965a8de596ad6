/** Revision and hash of a stream's last event; revision -1 where there is no stream. */
export interface StreamHead {
  readonly revision: number;
  readonly hash: string;
}

/** The heads of the streams used last, so that an append need not look its stream up. Bounded. */
export class StreamHeads {
  readonly #most: number;
  readonly #heads = new Map<string, StreamHead>();

  constructor(most = 50_000) {
    this.#most = most;
  }

  get(stream: string): StreamHead | undefined {
    return this.#heads.get(stream);
  }

  set(stream: string, head: StreamHead): void {
    // A Map keeps the order of insertion: the one unused longest stands first.
    this.#heads.delete(stream);
    this.#heads.set(stream, head);
    if (this.#heads.size > this.#most) this.#heads.delete(this.#heads.keys().next().value!);
  }

  clear(): void {
    this.#heads.clear();
  }

  get size(): number {
    return this.#heads.size;
  }
}
