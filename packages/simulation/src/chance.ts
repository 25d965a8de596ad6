/** Reproducible chance (sfc32, by Chris Doty-Humphrey, PractRand): the same seed gives the same numbers everywhere. */
export class Chance {
  #a = 0;
  #b = 0;
  #c: number;
  #d = 1;

  constructor(seed: number) {
    this.#c = seed | 0;
    // the first numbers still show the seed
    for (let at = 0; at < 16; at++) this.next();
  }

  /** From 0 up to, but not, 1. */
  next(): number {
    const sum = (this.#a + this.#b + this.#d) | 0;
    this.#d = (this.#d + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  }

  /** A whole number of `least` to `most`, both included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  of(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(from: readonly T[]): T {
    return from[Math.floor(this.next() * from.length)] as T;
  }
}
