import type { ParticipantRow } from "@liggare/participant-lists";
import type { Part, Sorted, SortedEntry } from "./participant-list-answer.ts";

interface Sorting {
  readonly of: Part["of"];
  /** The only unit whose rows may be counted; undefined: all. */
  readonly own: string | undefined;
  readonly unitOf: (text: string) => string | undefined;
}

/** Sorts a list's rows by what can be made of them, before anybody is recognised. */
export function sortRows(rows: readonly ParticipantRow[], { of, own, unitOf }: Sorting): Sorted {
  const entries: SortedEntry[] = [];
  const unclear: Sorted["unclear"][number][] = [];
  let [notCounted, unitNotKnown, otherUnits] = [0, 0, 0];
  for (const { person, unit: text, state } of rows) {
    const unit = unitOf(text);
    if (state === "none") notCounted += 1;
    else if (unit === undefined) unitNotKnown += 1;
    else if (own !== undefined && unit !== own) otherUnits += 1;
    else if (state === "unclear") unclear.push({ unit, state: "taken-part", of });
    else if (person === undefined) unclear.push({ unit, state, of });
    else entries.push({ person, tally: `${state}|${of}`, unit, state, of });
  }
  return { rows: rows.length, entries, unclear, notCounted, unitNotKnown, otherUnits };
}

/** Rows by unit and state: new and known by what the vault recognises, and by what came earlier in the list. */
export function partsOf(
  { entries, unclear }: Sorted,
  known: readonly boolean[],
  totals: Readonly<Record<string, number>>,
): readonly Part[] {
  const parts = new Map<string, Omit<Part, "total">>();
  const at = (unit: string, state: Part["state"], of: Part["of"]) => {
    const key = [unit, state, of].join("|");
    const part = parts.get(key) ?? { unit, state, of, new: 0, known: 0, unclear: 0 };
    parts.set(key, part);
    return { key, part };
  };
  const seen = new Set<string>();
  for (const [index, { person, tally, unit, state, of }] of entries.entries()) {
    const { key, part } = at(unit, state, of);
    const who = `${tally} ${person}`;
    const isKnown = known[index] === true || seen.has(who);
    seen.add(who);
    parts.set(key, { ...part, ...(isKnown ? { known: part.known + 1 } : { new: part.new + 1 }) });
  }
  for (const { unit, state, of } of unclear) {
    const { key, part } = at(unit, state, of);
    parts.set(key, { ...part, unclear: part.unclear + 1 });
  }
  return [...parts].map(([key, part]) => ({
    ...part,
    total: (Object.hasOwn(totals, key) ? (totals[key] ?? 0) : 0) + part.new,
  }));
}

/** The input's parts; rows that could not be placed are kept with whoever hands the list in. */
export function withUnplaced(
  parts: readonly Part[],
  { unitNotKnown, otherUnits }: Sorted,
  home: { readonly unit: string; readonly of: Part["of"]; readonly state: Part["state"] | undefined },
) {
  const unplaced = { ...(unitNotKnown > 0 && { unitNotKnown }), ...(otherUnits > 0 && { otherUnits }) };
  const all = parts.map(({ total: _total, ...part }) => part);
  if (Object.keys(unplaced).length === 0) return all;
  const mine = all.findIndex(({ unit }) => unit === home.unit);
  if (mine >= 0) return all.map((part, index) => (index === mine ? { ...part, ...unplaced } : part));
  const { unit, of, state = "taken-part" } = home;
  return [...all, { unit, state, of, new: 0, known: 0, unclear: 0, ...unplaced }];
}
