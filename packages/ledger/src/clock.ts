/** Time as the ledger takes it: the wall clock, and a clock that cannot be set. */
export interface Clock {
  now(): Date;
  /** Milliseconds from an arbitrary start, never set back. */
  monotonic(): number;
}

export const systemClock: Clock = { now: () => new Date(), monotonic: () => performance.now() };

const tolerance = 60_000;

/**
 * Refuses a wall clock that cannot be right (DESIGN: `recordedAt`): over a minute behind the newest event, or leapt
 * over a minute against the monotonic clock since the last look at both.
 */
export function clockGuard(clock: Clock) {
  let offset = clock.now().getTime() - clock.monotonic();
  return {
    /** The instant for `recordedAt`, or the newest event's instant where the clock is wrong. */
    check(newest: string): { readonly ok: true; readonly now: Date } | { readonly ok: false; readonly newest: string } {
      const now = clock.now();
      const leapt = Math.abs(now.getTime() - clock.monotonic() - offset) > tolerance;
      const behind = newest !== "" && now.getTime() < Date.parse(newest) - tolerance;
      if (leapt || behind) return { ok: false, newest };
      // slow drift (a clock being slewed) is followed; a leap is not
      offset = now.getTime() - clock.monotonic();
      return { ok: true, now };
    },
  };
}
