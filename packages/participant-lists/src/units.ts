import { folded } from "./text.ts";

/** A registered board, as rows are matched to it. */
export interface MatchedUnit {
  readonly unit: string;
  readonly name: string;
}

const kinds = /(?:stadsdels)?(?:forvaltning(?:en)?|namnd(?:en)?|kontor(?:et)?|sdf|sdn)$/;

/** The forms under which a name is known: as it is, without "stadsdelsnämnd" and the like, without a genitive's s. */
function formsOf(name: string): readonly string[] {
  const whole = folded(name);
  const stem = whole.replace(kinds, "") || whole;
  return [...new Set([whole, stem, stem.replace(/s$/, "")])].filter((form) => form !== "");
}

/** Finds the registered board that a row's text names, by code, by name, or as the request says; else undefined. */
export function unitMatcher(
  units: readonly MatchedUnit[],
  named: ReadonlyMap<string, string>,
): (text: string) => string | undefined {
  const byForm = new Map<string, Set<string>>();
  for (const { unit, name } of units)
    for (const form of new Set([folded(unit), ...formsOf(name)])) {
      const group = byForm.get(form) ?? new Set();
      byForm.set(form, group.add(unit));
    }
  const seen = new Map<string, string | undefined>();
  const find = (text: string): string | undefined => {
    const chosen = named.get(folded(text));
    if (chosen !== undefined) return chosen;
    for (const form of formsOf(text)) {
      const found = [...(byForm.get(form) ?? [])];
      if (found.length > 0) return found.length === 1 ? found[0] : undefined;
    }
    return undefined;
  };
  return (text) => {
    if (!seen.has(text)) seen.set(text, find(text));
    return seen.get(text);
  };
}
