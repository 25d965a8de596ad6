import * as z from "zod/mini";
import { aggregate, event } from "./kit/aggregate.ts";
import { choice, day, unitCode, wholeNumber } from "./kit/fields.ts";
import { refuse } from "./refusals.ts";
import { policyKeys } from "./vocabulary.ts";

/*
 * A policy that is set by events with validity (DOMAIN §3.1). Stream: policy-<key>, for example
 * policy-small-number-threshold.
 */

export type PolicyKey = keyof typeof policyKeys;

/** What holds until a policy is set. Small numbers: counts from 1 to 4 are protected, k = 5 (DOMAIN §3.1). */
export const policyDefaults: Readonly<Record<PolicyKey, number>> = { "small-number-threshold": 5 };

const named = {
  key: { sv: "Policy", en: "Policy" },
  value: { sv: "Värde", en: "Value" },
  validFrom: { sv: "Gäller från", en: "Valid from" },
} as const;

const set = () => ({
  key: choice(policyKeys, named.key),
  value: wholeNumber(named.value, 1, 1_000_000),
  validFrom: day(named.validFrom),
});

const example = { key: "small-number-threshold", value: 5, validFrom: "2026-01-01" } as const;

// The storage format.
const events = {
  PolicySet: event({
    schema: 1,
    title: { sv: "Policy bestämd", en: "Policy set" },
    data: z.strictObject(set()),
    example,
  }),
} as const;

export interface PolicySetting {
  readonly validFrom: string;
  readonly value: number;
}

/** The value in force on a day (ISO date): of the settings valid by then the one that begins last, set last. */
export function policyOn(key: PolicyKey, settings: readonly PolicySetting[], on: string): number {
  let found: PolicySetting | undefined;
  for (const setting of settings)
    if (setting.validFrom <= on && (!found || setting.validFrom >= found.validFrom)) found = setting;
  return found?.value ?? policyDefaults[key];
}

interface State {
  /** In the order in which they were set. */
  readonly settings: readonly PolicySetting[];
}

const setters = { "central-coordinator": "any unit", administrator: "any unit" } as const;

export const policy = aggregate({
  name: "policy",
  title: { sv: "Policyn", en: "The policy" },
  events,
  initial: { settings: [] } as State,

  evolve(state, { type, data }): State {
    switch (type) {
      case "PolicySet":
        return { settings: [...state.settings, { validFrom: data.validFrom, value: data.value }] };
    }
  },

  mayCorrect: setters,

  commands: (command) => ({
    set: command({
      title: { sv: "Bestäm policy", en: "Set a policy" },
      help: {
        sv: "Värdet gäller från en viss dag. Tidigare värden finns kvar för tiden före.",
        en: "The value holds from a given day. Earlier values stay for the time before.",
      },
      who: setters,
      on: "either",
      refusals: ["id-mismatch"],
      input: z.strictObject({ unit: unitCode(), ...set() }),
      example: { unit: "kommunstyrelsen", ...example },
      decide: (_state, { unit: _unit, ...data }, { id }) =>
        id === data.key ? [{ type: "PolicySet", data }] : refuse("id-mismatch", { expected: data.key }),
    }),
  }),
});
