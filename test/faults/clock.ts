import type { Clock } from "@liggare/ledger";

/** A machine's time and a wall clock that may be set wrong; all in milliseconds. */
export class WrongClock implements Clock {
  #true: number;
  #steady = 0;
  #slept = 0;
  #wrongBy = 0;

  constructor(start: string) {
    this.#true = Date.parse(start);
  }

  /** How far the wall clock is ahead of the true time. */
  get wrongBy(): number {
    return this.#wrongBy;
  }

  now(): Date {
    return new Date(this.#true + this.#wrongBy);
  }

  trueTime(): Date {
    return new Date(this.#true);
  }

  monotonic(): number {
    return this.#steady;
  }

  sinceBoot(): number {
    return this.#steady + this.#slept;
  }

  pass(ms: number): void {
    this.#true += ms;
    this.#steady += ms;
  }

  sleep(ms: number): void {
    this.#true += ms;
    this.#slept += ms;
  }

  leap(ms: number): void {
    this.#wrongBy += ms;
  }

  setRight(): void {
    this.#wrongBy = 0;
  }
}
