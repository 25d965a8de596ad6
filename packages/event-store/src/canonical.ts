import canonicalize from "canonicalize";

const deepest = 32;

/**
 * Canonical JSON (RFC 8785). Plain data, which events are, only needs its members in order: then JSON.stringify writes
 * what the RFC asks for, several times as fast as the library. What is not so plain is written here, and all else goes
 * to the library, which also tells what JSON cannot carry by throwing. A property test holds the three together.
 */
export function canonicalText(value: object): string {
  const plain = ordered(value, 0);
  const text = plain === left ? plainText(value, 0) : JSON.stringify(plain);
  // A lone surrogate is written as an escape here; the library refuses it.
  return text === undefined || text.includes("\\ud") ? (canonicalize(value) as string) : text;
}

/** Stands for what is not plain. */
const left = Symbol("left");

/** The value with the members of every object in order: itself where they are, or a copy. */
function ordered(value: unknown, depth: number): unknown {
  if (typeof value === "string" || typeof value === "boolean" || value === null || value === undefined) return value;
  if (typeof value === "number") return Number.isFinite(value) ? value : left;
  if (typeof value !== "object" || depth > deepest || "toJSON" in value) return left;
  return Array.isArray(value) ? orderedArray(value, depth) : orderedObject(value, depth);
}

function orderedArray(values: readonly unknown[], depth: number): unknown {
  let copy: unknown[] | undefined;
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index];
    const one = ordered(value, depth + 1);
    if (one === left || one === undefined) return left;
    if (one === value) continue;
    copy ??= [...values];
    copy[index] = one;
  }
  return copy ?? values;
}

function orderedObject(value: object, depth: number): unknown {
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return left;
  const members = value as Readonly<Record<string, unknown>>;
  const keys = Object.keys(members);
  let copy: Record<string, unknown> | undefined = areInOrder(keys) ? undefined : {};
  if (copy !== undefined) orderKeys(keys);
  for (const key of keys) {
    const member = members[key];
    const one = typeof member === "string" ? member : ordered(member, depth + 1);
    if (one === left) return left;
    if (copy === undefined && one === member) continue;
    // Such a key would not stand in its place, or be no member at all.
    if (notInPlace.test(key)) return left;
    copy ??= { ...members };
    copy[key] = one;
  }
  return copy ?? value;
}

function areInOrder(keys: readonly string[]): boolean {
  for (let index = 1; index < keys.length; index += 1) if (keys[index - 1]! > keys[index]!) return false;
  return true;
}

const notInPlace = /^(?:\d|__proto__$)/;

/** Undefined for what is left to the library. */
function plainText(value: unknown, depth: number): string | undefined {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "number") return Number.isFinite(value) ? `${value === 0 ? 0 : value}` : undefined;
  if (typeof value === "boolean") return value ? "true" : "false";
  if (value === null) return "null";
  if (typeof value !== "object" || depth > deepest) return undefined;
  return Array.isArray(value) ? arrayText(value, depth) : objectText(value, depth);
}

function arrayText(values: readonly unknown[], depth: number): string | undefined {
  if ("toJSON" in values) return undefined;
  let text = "[";
  for (let index = 0; index < values.length; index += 1) {
    const one = plainText(values[index], depth + 1);
    if (one === undefined) return undefined;
    text += index === 0 ? one : `,${one}`;
  }
  return `${text}]`;
}

function objectText(value: object, depth: number): string | undefined {
  const prototype = Object.getPrototypeOf(value);
  if ((prototype !== Object.prototype && prototype !== null) || "toJSON" in value) return undefined;
  const members = value as Readonly<Record<string, unknown>>;
  let text = "";
  for (const key of orderKeys(Object.keys(members))) {
    const member = members[key];
    if (member === undefined) continue;
    const one = plainText(member, depth + 1);
    if (one === undefined) return undefined;
    text += `${text === "" ? "{" : ","}${quotedKey(key)}:${one}`;
  }
  return text === "" ? "{}" : `${text}}`;
}

/** RFC 8785 orders by UTF-16 code units, as `<` and sort() do. */
function orderKeys(keys: string[]): string[] {
  if (keys.length > 24) return keys.sort();
  // Few and mostly in order: inserting is twice as fast as sort().
  for (let index = 1; index < keys.length; index += 1) {
    const key = keys[index]!;
    let place = index;
    for (; place > 0 && keys[place - 1]! > key; place -= 1) keys[place] = keys[place - 1]!;
    keys[place] = key;
  }
  return keys;
}

/** Names of fields come again and again. Bounded, since data may have keys of its own. */
const quotedKeys = new Map<string, string>();

function quotedKey(key: string): string {
  const known = quotedKeys.get(key);
  if (known !== undefined) return known;
  const quoted = JSON.stringify(key);
  if (quotedKeys.size < 1_000) quotedKeys.set(key, quoted);
  return quoted;
}
