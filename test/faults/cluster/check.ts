import { start } from "../../../packages/domain/src/index.ts";
import { type EventStore, verifyLog } from "../../../packages/event-store/src/index.ts";
import type { Load } from "./load.ts";

/** What the log and a subscriber hold against what the writers were told; each is a count of violations. */
export interface Violations {
  /** Acknowledged and not in the log. */
  readonly lost: number;
  /** In the log more than once. */
  readonly doubled: number;
  /** Acknowledged at another place than where it stands. */
  readonly misplaced: number;
  /** Batches of which a part stands in the log. */
  readonly torn: number;
  /** Events that the subscriber did not get, or got twice, or in another order. */
  readonly gaps: number;
  /** What verification of the chains found. */
  readonly broken: number;
}

/** Reads the whole log and compares. `followed` are the ids that a subscriber got, in its order. */
export async function check(store: EventStore, load: Load, followed: readonly string[]): Promise<Violations> {
  const places = new Map<string, string>();
  const order: string[] = [];
  let doubled = 0;
  for await (const events of store.readAll(start))
    for (const { id, stream, revision, position } of events) {
      if (places.has(id)) doubled += 1;
      places.set(id, `${stream} ${revision} ${position}`);
      order.push(id);
    }
  const stands = (ids: readonly string[]) => ids.filter((id) => places.has(id)).length;
  const { finding } = await verifyLog(store);
  return {
    lost: load.answered.reduce((sum, { ids }) => sum + ids.length - stands(ids), 0),
    doubled,
    misplaced: load.answered.filter(
      ({ ids, stream, revision, position }) => places.get(ids.at(-1) ?? "") !== `${stream} ${revision} ${position}`,
    ).length,
    torn: load.unknown.filter((ids) => stands(ids) > 0 && stands(ids) < ids.length).length,
    gaps: order.filter((id, index) => followed[index] !== id).length + Math.abs(followed.length - order.length),
    broken: finding === undefined ? 0 : 1,
  };
}
