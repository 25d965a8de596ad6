import type { Json, JsonObject } from "./envelope.ts";
import { isKeyed, isObject, isTextRef, keysOf } from "./summary-content.ts";

/** One thing that differs between two released summaries. */
export interface SummaryChange {
  /** The part of the summary, by its names: `deviations`, `concerns.boards`. */
  readonly section: string;
  /** Stable key of the row; empty where the part is no list. */
  readonly key: string;
  readonly what: "added" | "changed" | "removed";
  /** Paths within the row, of what was changed. */
  readonly fields: readonly string[];
}

/**
 * Which events are behind a figure is no change of it, nor is the mark that it stands still; a code's own text follows
 * from the code.
 */
const derived = (name: string): boolean => name === "why" || name === "unchanged" || name.endsWith("Text");

/** What differs between two contents, by part and stable key, in the order of the newer one. */
export function changesBetween(before: JsonObject, after: JsonObject): readonly SummaryChange[] {
  const changes: SummaryChange[] = [];
  for (const name of namesOf(before, after)) compareParts(name, before[name], after[name], changes);
  return changes;
}

const namesOf = (a: JsonObject, b: JsonObject): readonly string[] =>
  [...new Set([...Object.keys(b), ...Object.keys(a)])].filter((name) => !derived(name));

/** Parts are objects and lists; what stands in an object beside its lists is one row without a key. */
function compareParts(section: string, before: Json | undefined, after: Json | undefined, to: SummaryChange[]): void {
  if (isList(before) || isList(after)) {
    compareRows(section, asList(before), asList(after), to);
    return;
  }
  if (!isPart(before) && !isPart(after)) {
    if (!isSame(before, after)) to.push({ section, key: "", what: whatOf(before, after), fields: [] });
    return;
  }
  const [a, b] = [isPart(before) ? before : {}, isPart(after) ? after : {}];
  const fields: string[] = [];
  for (const name of namesOf(a, b)) {
    const [left, right] = [a[name], b[name]];
    if (isPart(left) || isPart(right) || isList(left) || isList(right))
      compareParts(`${section}.${name}`, left, right, to);
    else if (!isSame(left, right)) fields.push(...fieldsOf(name, left, right));
  }
  if (fields.length > 0) to.push({ section, key: "", what: "changed", fields });
}

function compareRows(section: string, before: readonly Json[], after: readonly Json[], to: SummaryChange[]): void {
  const old = new Map(keysOf(before).map((key, index) => [key, before[index] as Json]));
  const fresh = new Map(keysOf(after).map((key, index) => [key, after[index] as Json]));
  for (const [key, row] of fresh) {
    const earlier = old.get(key);
    if (earlier === undefined) to.push({ section, key, what: "added", fields: [] });
    else {
      const fields = fieldsOf("", earlier, row);
      if (fields.length > 0) to.push({ section, key, what: "changed", fields });
    }
  }
  for (const key of old.keys()) if (!fresh.has(key)) to.push({ section, key, what: "removed", fields: [] });
}

/** Paths of the leaves that differ, from a field on; rows of inner lists by their keys. */
function fieldsOf(path: string, before: Json | undefined, after: Json | undefined): readonly string[] {
  if (isSame(before, after)) return [];
  const inside = (name: string) => (path === "" ? name : `${path}.${name}`);
  if (isList(before) && isList(after)) {
    const [old, fresh] = [keysOf(before), keysOf(after)];
    return [...new Set([...fresh, ...old])].flatMap((key) =>
      fieldsOf(`${path}[${key}]`, before[old.indexOf(key)], after[fresh.indexOf(key)]),
    );
  }
  if (isPart(before) && isPart(after))
    return namesOf(before, after).flatMap((name) => fieldsOf(inside(name), before[name], after[name]));
  return [path];
}

const isList = (value: Json | undefined): value is readonly Json[] =>
  Array.isArray(value) && (value.length === 0 || isKeyed(value));
const asList = (value: Json | undefined): readonly Json[] => (isList(value) ? value : []);

/** An object with parts of its own: neither a text nor a figure. */
const isPart = (value: Json | undefined): value is JsonObject => isObject(value) && !isTextRef(value);

/** Equal but for what is derived. */
function isSame(a: Json | undefined, b: Json | undefined): boolean {
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((part, index) => isSame(part, b[index]));
  if (isObject(a) && isObject(b)) return namesOf(a, b).every((name) => isSame(a[name], b[name]));
  return a === b;
}

const whatOf = (before: Json | undefined, after: Json | undefined): SummaryChange["what"] =>
  before === undefined ? "added" : after === undefined ? "removed" : "changed";
