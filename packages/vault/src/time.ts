import type { RemovalDecision } from "./port.ts";
import { VaultError } from "./port.ts";

/** Milliseconds since 1970-01-01 UTC. Only the sweep of orphans reads what it gave. */
export type VaultClock = () => number;

export const wallClock: VaultClock = () => Date.now();

/** Milliseconds of an ISO 8601 instant; throws "invalid" for anything else. */
export function instantOf(iso: string): number {
  try {
    return Temporal.Instant.from(iso).epochMilliseconds;
  } catch (cause) {
    throw new VaultError("invalid", `not an ISO 8601 instant: ${JSON.stringify(iso)}`, { cause });
  }
}

/** A removal needs a decision that can be found again, and a day. */
export function requireDecision({ reference, at }: RemovalDecision): void {
  if (reference.trim() === "") throw new VaultError("invalid", "a removal names the decision that it follows");
  try {
    Temporal.PlainDate.from(at.slice(0, 10));
  } catch (cause) {
    throw new VaultError("invalid", `a removal has a date: ${JSON.stringify(at)} is none`, { cause });
  }
}
