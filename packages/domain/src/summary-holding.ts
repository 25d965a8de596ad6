import type { Json, JsonObject } from "./envelope.ts";
import { isKeyed, isObject, isTextRef, keysOf } from "./summary-content.ts";

/*
 * Two released summaries must not differ by a few persons or reports for the same time (DOMAIN §3.3, §3.5): a
 * sensitive count changes between releases by nothing or by at least the threshold, and a mask stays. What does not
 * change by so much is given as before and marked `unchanged`, whether it truly is or not: the mark itself must tell
 * nothing. A count is sensitive where disclosure left its events out.
 */

/** A sensitive figure as a summary gives it. */
type Figure = JsonObject & {
  readonly value?: number;
  readonly masked?: string;
  readonly percent?: number;
};

/** The figures of earlier summaries, each by where it stands and the time that it is of; newer ones replace older. */
export type ShownBefore = ReadonlyMap<string, Figure>;

type Count = Figure & { readonly value: number };
type Masked = Figure & { readonly masked: string };
type Share = Figure & { readonly percent: number };

const isCount = (value: Json): value is Count =>
  isObject(value) && typeof value.value === "number" && !("why" in value);
const isMasked = (value: Json): value is Masked => isObject(value) && typeof value.masked === "string";
const isShare = (value: Json): value is Share => isObject(value) && typeof value.percent === "number";

/** The time that a part's figures are of: its period, the months that it spans, the day of the figure. */
function timeOf(part: JsonObject, outside: string): string {
  if (typeof part.period === "string") return part.period;
  if (typeof part.from === "string" && typeof part.to === "string") return `${part.from}/${part.to}`;
  if (typeof part.asOf === "string") return part.asOf;
  return typeof part.on === "string" ? part.on : outside;
}

const nameOf = (path: string, time: string): string => `${path} ${time}`;

function each(value: Json, path: string, time: string, visit: (name: string, figure: Figure) => void): void {
  if (isCount(value) || isMasked(value) || isShare(value)) visit(nameOf(path, time), value);
  else if (Array.isArray(value)) {
    const keys = keysOf(value);
    for (const [index, row] of value.entries()) each(row, `${path}[${keys[index]}]`, time, visit);
  } else if (isObject(value)) {
    const own = timeOf(value, time);
    for (const [name, part] of Object.entries(value)) each(part, `${path}/${name}`, own, visit);
  }
}

/** What these contents showed, oldest first. */
export function shownBefore(contents: readonly JsonObject[]): ShownBefore {
  const shown = new Map<string, Figure>();
  for (const content of contents) each(content, "", "", (name, figure) => shown.set(name, figure));
  return shown;
}

/** The content with each sensitive figure as it may follow on what was shown before. */
export function heldBack(content: JsonObject, before: ShownBefore, threshold: number): JsonObject {
  const hold = (value: Json, path: string, time: string): Json => {
    if (isCount(value) || isMasked(value)) return follow(value, before.get(nameOf(path, time)), threshold);
    if (isShare(value) || isTextRef(value)) return value;
    if (Array.isArray(value)) {
      const keys = isKeyed(value) ? keysOf(value) : value.map((_part, index) => String(index));
      return value.map((row, index) => hold(row, `${path}[${keys[index]}]`, time));
    }
    if (!isObject(value)) return value;
    const own = timeOf(value, time);
    const held = Object.entries(value).map(([name, part]) => [name, hold(part, `${path}/${name}`, own)] as const);
    return inStep(value, sharesHeld(Object.fromEntries(held), path, own, before));
  };
  return hold(content, "", "") as JsonObject;
}

const unchanged = (figure: Figure): Figure => ({ ...figure, unchanged: true });

/** A figure after the one that was shown for the same time before. */
function follow(now: Figure, before: Figure | undefined, threshold: number): Figure {
  if (before === undefined || before.masked === "open" || isShare(before)) return now;
  // A mask stays with its time; a month that was closed does not open again.
  if (before.masked !== undefined || now.masked === "open") return unchanged(before);
  // A total that now has a masked part says nothing.
  if (now.masked === "part") return now;
  const largest = now.value ?? threshold - 1;
  const smallest = now.value ?? 1;
  const shown = before.value ?? 0;
  const change = Math.min(Math.abs(largest - shown), Math.abs(smallest - shown));
  const between = smallest < shown && shown < largest;
  return !between && change >= threshold ? now : unchanged(before);
}

/** A share stands still with the count beside it. */
function sharesHeld(part: JsonObject, path: string, time: string, before: ShownBefore): JsonObject {
  const still = Object.values(part).some((each) => isCount(each) && each.unchanged === true);
  if (!still) return part;
  const entries = Object.entries(part).map(([name, value]) => {
    const shown = isShare(value) ? before.get(nameOf(`${path}/${name}`, time)) : undefined;
    return [name, shown ? unchanged(shown) : value] as const;
  });
  return Object.fromEntries(entries);
}

/** Totals over tertials: what is held back in one of them is held back in the total too. */
function inStep(truly: JsonObject, held: JsonObject): JsonObject {
  if (!Array.isArray(truly.tertials) || !Array.isArray(held.tertials)) return held;
  const countsOf = (rows: readonly Json[]) =>
    rows.map((row) => (isObject(row) ? (row.count as Figure).value : undefined));
  const shown = countsOf(held.tertials);
  const late = countsOf(truly.tertials).reduce<number>((sum, value, index) => {
    const given = shown[index];
    return value === undefined || given === undefined ? sum : sum + value - given;
  }, 0);
  if (late === 0) return held;
  const step = (figure: Json | undefined): Json | undefined =>
    figure !== undefined && isCount(figure) && figure.unchanged !== true
      ? { ...figure, value: (figure.value as number) - late }
      : figure;
  const entries = Object.entries(held).map(([name, value]) =>
    name === "total" || name === "closed" ? ([name, step(value)] as const) : ([name, value] as const),
  );
  return Object.fromEntries(entries) as JsonObject;
}
