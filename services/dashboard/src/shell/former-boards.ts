import type { Register } from "../api/views.ts";

type Former = Register["former"][number];

/** Whether an earlier board has come to be part of another one, perhaps by way of a third. */
function leadsTo(former: readonly Former[], { successors }: Former, unit: string): boolean {
  const passed = new Set<string>();
  const from = [...successors];
  for (let next = from.pop(); next !== undefined; next = from.pop()) {
    if (next === unit) return true;
    if (passed.has(next)) continue;
    passed.add(next);
    from.push(...(former.find((each) => each.unit === next)?.successors ?? []));
  }
  return false;
}

/** On a day that is judged, and for the board that is shown, do the two structures differ? */
export const structuresDiffer = (former: readonly Former[], on: string, unit: string | null): boolean =>
  former.some(
    (each) =>
      each.successors.length > 0 &&
      each.endedFrom <= on &&
      (unit === null || each.unit === unit || leadsTo(former, each, unit)),
  );
