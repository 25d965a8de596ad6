import { uptime } from "node:os";

/** Time as the ledger takes it: the wall clock, and clocks that cannot be set. */
export interface Clock {
  now(): Date;
  /** Milliseconds from an arbitrary start, never set back. */
  monotonic(): number;
  /** The same, but it also counts while the machine sleeps; dearer to read. Absent: sleep looks like a leap. */
  sinceBoot?(): number;
}

export const systemClock: Clock = {
  now: () => new Date(),
  monotonic: () => performance.now(),
  sinceBoot: () => uptime() * 1000,
};

const tolerance = 60_000;

/** How often the clock that counts sleep is looked at, so that it follows a clock that is being slewed. */
const look = 10_000;

/**
 * Refuses a wall clock that cannot be right (DESIGN: `recordedAt`): over a minute behind the newest event, or leapt
 * over a minute against the monotonic clock since the last look at both. A machine that slept has not leapt. A clock
 * that is behind from the start is measured only once it is right: the process may start before it has been set.
 */
export function clockGuard(clock: Clock, newestAtStart: string) {
  const isBehind = (now: Date, newest: string) => newest !== "" && now.getTime() < Date.parse(newest) - tolerance;
  let measured = !isBehind(clock.now(), newestAtStart);
  const offsets = () => {
    const now = clock.now().getTime();
    const slept = clock.sinceBoot?.();
    return { at: now, sleeping: slept === undefined ? undefined : now - slept };
  };
  let offset = clock.now().getTime() - clock.monotonic();
  let boot = offsets();
  const onlySlept = () => {
    const { sleeping } = offsets();
    return sleeping !== undefined && boot.sleeping !== undefined && Math.abs(sleeping - boot.sleeping) <= tolerance;
  };
  return {
    /** The instant for `recordedAt`, or the newest event's instant where the clock is wrong. */
    check(newest: string): { readonly ok: true; readonly now: Date } | { readonly ok: false; readonly newest: string } {
      const now = clock.now();
      const leapt = measured && Math.abs(now.getTime() - clock.monotonic() - offset) > tolerance && !onlySlept();
      if (leapt || isBehind(now, newest)) return { ok: false, newest };
      // slow drift (a clock being slewed) is followed; a leap is not
      offset = now.getTime() - clock.monotonic();
      measured = true;
      if (Math.abs(now.getTime() - boot.at) > look) boot = offsets();
      return { ok: true, now };
    },
  };
}
