import { type Actor, mayUse } from "@liggare/access";
import { type Aggregate, correctorsOf, type Refused, refuse, type StoredEvent } from "@liggare/domain";

/**
 * Refused where the entry that a correction names is not the actor's to correct: each type says whose it is, and what
 * auditors recorded and what others did is not taken back by the other side. A founding import was nobody's.
 */
export function notTheirs(
  aggregate: Aggregate,
  input: unknown,
  history: readonly StoredEvent[],
  actor: Actor,
): Refused | undefined {
  const { entry } = input as { readonly entry?: string };
  const original = entry === undefined ? undefined : history.find(({ id }) => id === entry);
  if (!original) return undefined;
  const sides = original.recordedOn === undefined && (original.by.role === "auditor") !== (actor.role === "auditor");
  return sides || !mayUse(correctorsOf(aggregate, original.type), actor, original.unit)
    ? refuse("role-not-allowed", { role: actor.role })
    : undefined;
}
