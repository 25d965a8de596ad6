import { functions, type Party, partyKinds } from "@liggare/domain";
import type { Fact } from "../cells.ts";
import { lastOf, wordOf } from "./facts.ts";
import type { PartyShown } from "./shown.ts";
import type { KnownUnit } from "./units.ts";

type AnyParty = Party | { readonly kind: "not-stated" };

export function partyKey(party: AnyParty): string {
  switch (party.kind) {
    case "unit":
      return `unit:${party.unit}`;
    case "function":
      return `function:${party.function}:${party.unit ?? ""}`;
    case "external":
      return `external:${party.name}`;
    case "not-stated":
      return "not-stated";
  }
}

/** A party with its text in both languages: the unit's name, the function and its unit, the organisation. */
export function partyShown(party: AnyParty, names: ReadonlyMap<string, string>): PartyShown {
  const base = { key: partyKey(party), kind: party.kind, unit: null, function: null };
  switch (party.kind) {
    case "unit": {
      const name = names.get(party.unit) ?? party.unit;
      return { ...base, unit: party.unit, text: { sv: name, en: name } };
    }
    case "function": {
      const text = wordOf(functions, party.function);
      const at = party.unit === undefined ? "" : `, ${names.get(party.unit) ?? party.unit}`;
      return {
        ...base,
        function: party.function,
        unit: party.unit ?? null,
        text: { sv: text.sv + at, en: text.en + at },
      };
    }
    case "external":
      return { ...base, text: { sv: party.name, en: party.name } };
    case "not-stated":
      return { ...base, text: partyKinds["not-stated"] };
  }
}

/** The function of a unit's coordinator, if one is appointed. */
export function coordinatorOf(facts: readonly Fact[]): string | undefined {
  const appointed = lastOf(facts, "CoordinatorAppointed");
  const vacant = lastOf(facts, "CoordinatorVacant");
  return appointed && (!vacant || vacant.number < appointed.number) ? appointed.data.function : undefined;
}

/** Whether a party is the unit, or a function of it; a function without a unit is every unit's coordinator of it. */
export function isOfUnit(party: AnyParty, unit: KnownUnit | undefined, id: string): boolean {
  if (party.kind === "unit") return party.unit === id;
  if (party.kind !== "function") return false;
  if (party.unit !== undefined) return party.unit === id;
  return unit !== undefined && coordinatorOf(unit.facts) === party.function;
}
