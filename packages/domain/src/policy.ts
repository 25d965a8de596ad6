import * as z from "zod/mini";
import { aggregate, event } from "./kit/aggregate.ts";
import { choice, day, meta, text, textRef, unitCode } from "./kit/fields.ts";
import {
  boundsText,
  type PolicyKey,
  type PolicyTextKey,
  policies,
  policyKeys,
  policyTexts,
  withinBounds,
} from "./policy-vocabulary.ts";
import { refuse } from "./refusals.ts";

/*
 * A policy that is set by events with validity (DOMAIN §3): a number within its bounds, or a text template. Stream:
 * policy-<key>, for example policy-small-number-threshold.
 */

const named = {
  key: { sv: "Policy", en: "Policy" },
  value: { sv: "Värde", en: "Value" },
  text: { sv: "Text", en: "Text" },
  validFrom: { sv: "Gäller från", en: "Valid from" },
  endedFrom: { sv: "Upphör från", en: "Ends from" },
} as const;

/** What holds until a policy is set; keys that are not here have no value until then. */
export const policyDefaults: Readonly<Partial<Record<PolicyKey, number>>> = Object.fromEntries(
  Object.entries(policies).flatMap(([key, definition]) => ("initial" in definition ? [[key, definition.initial]] : [])),
);

const number = () =>
  meta(z.int().check(z.minimum(1), z.maximum(1_000_000)), { kind: "number", allowed: boundsText, ...named.value });
const set = () => ({
  key: choice(policyKeys, named.key),
  value: number(),
  validFrom: day(named.validFrom),
});
const bounded = z.refine<{ key: string; value: number }>(({ key, value }) => withinBounds(key, value), {
  path: ["value"],
});
const textSet = () => ({ key: choice(policyTexts, named.key), validFrom: day(named.validFrom) });
const ending = () => ({ key: choice({ ...policyKeys, ...policyTexts }, named.key), from: day(named.endedFrom) });

const example = { key: "small-number-threshold", value: 5, validFrom: "2026-01-01" } as const;
const exampleText = { key: "text-reminder", validFrom: "2026-01-01" } as const;
const exampleEnd = { key: "small-number-threshold", from: "2027-01-01" } as const;

// The storage format.
const events = {
  PolicySet: event({
    schema: 1,
    fixed: ["key"],
    title: { sv: "Policy bestämd", en: "Policy set" },
    data: z.strictObject(set()).check(bounded),
    example,
  }),
  PolicyTextSet: event({
    schema: 1,
    fixed: ["key"],
    title: { sv: "Textmall bestämd", en: "Text template set" },
    data: z.strictObject({ ...textSet(), text: textRef(4000, named.text) }),
    example: { ...exampleText, text: { textId: "t-1", commitment: "c-1" } },
  }),
  PolicyEnded: event({
    schema: 1,
    fixed: ["key"],
    title: { sv: "Policy upphör", en: "Policy ended" },
    data: z.strictObject(ending()),
    example: exampleEnd,
  }),
} as const;

export interface PolicySetting<V = number> {
  readonly validFrom: string;
  /** Null: from this day nothing is set. */
  readonly value: V | null;
}

/** The setting in force on a day (ISO date): of those valid by then the one that begins last, set last. */
export function settingOn<V>(settings: readonly PolicySetting<V>[], on: string): PolicySetting<V> | undefined {
  let found: PolicySetting<V> | undefined;
  for (const setting of settings)
    if (setting.validFrom <= on && (!found || setting.validFrom >= found.validFrom)) found = setting;
  return found;
}

/** The value in force on a day; undefined where none is set and none holds initially. */
export const policyOn = (key: PolicyKey, settings: readonly PolicySetting[], on: string): number | undefined =>
  settingOn(settings, on)?.value ?? policyDefaults[key];

interface State {
  /** The policy that the stream is about. */
  readonly key?: PolicyKey | PolicyTextKey;
  /** In the order in which they were set; of a text template the reference to its text. */
  readonly settings: readonly PolicySetting<unknown>[];
}

const setters = { "central-coordinator": "any unit", administrator: "any unit" } as const;

export const policy = aggregate({
  name: "policy",
  idIs: {
    sv: "Policyns kod, till exempel small-number-threshold",
    en: "The policy’s code, such as small-number-threshold",
  },
  title: { sv: "Policyn", en: "The policy" },
  events,
  initial: { settings: [] } as State,

  evolve({ settings }, { type, data }): State {
    switch (type) {
      case "PolicySet":
        return { key: data.key, settings: [...settings, { validFrom: data.validFrom, value: data.value }] };
      case "PolicyTextSet":
        return { key: data.key, settings: [...settings, { validFrom: data.validFrom, value: data.text }] };
      case "PolicyEnded":
        return { key: data.key, settings: [...settings, { validFrom: data.from, value: null }] };
    }
  },

  permits({ key, settings }, { type, data }) {
    if (key !== undefined && data.key !== key) return refuse("id-mismatch", { expected: data.key });
    if (type === "PolicyEnded" && !settingOn(settings, data.from)?.value)
      return refuse("step-missing", {
        step: events[Object.hasOwn(policyTexts, data.key) ? "PolicyTextSet" : "PolicySet"].title,
      });
    return undefined;
  },

  mayCorrect: setters,

  commands: (command) => ({
    set: command({
      title: { sv: "Bestäm policy", en: "Set a policy" },
      help: {
        sv: "Värdet gäller från en viss dag. Tidigare värden finns kvar för tiden före. Id:t är policyns kod.",
        en: "The value holds from a given day. Earlier values stay for the time before. The id is the policy's code.",
      },
      who: setters,
      on: "either",
      refusals: ["id-mismatch"],
      input: z.strictObject({ unit: unitCode(), ...set() }).check(bounded),
      example: { unit: "kommunstyrelsen", ...example },
      decide: (_state, { unit: _unit, ...data }, { id }) =>
        id === data.key ? [{ type: "PolicySet", data }] : refuse("id-mismatch", { expected: data.key }),
    }),

    "set-text": command({
      title: { sv: "Bestäm textmall", en: "Set a text template" },
      help: {
        sv: "Texten gäller från en viss dag. Skriv inga namn. Id:t är mallens kod.",
        en: "The text holds from a given day. Write no names. The id is the template's code.",
      },
      who: setters,
      on: "either",
      refusals: ["id-mismatch"],
      input: z.strictObject({ unit: unitCode(), ...textSet(), text: text(4000, named.text) }),
      example: { unit: "kommunstyrelsen", ...exampleText, text: "Svaret behövs senast den dag som anges ovan." },
      decide: (_state, { unit: _unit, ...data }, { id }) =>
        id === data.key ? [{ type: "PolicyTextSet", data }] : refuse("id-mismatch", { expected: data.key }),
    }),

    end: command({
      title: { sv: "Avsluta policy", en: "End a policy" },
      help: {
        sv: "Från denna dag finns inget bestämt värde. Har policyn ett utgångsvärde gäller det.",
        en: "From this day no value is set. Where the policy has an initial value, that one holds.",
      },
      who: setters,
      on: "existing",
      refusals: ["id-mismatch", "step-missing"],
      input: z.strictObject(ending()),
      example: exampleEnd,
      decide: (_state, data, { id }) =>
        id === data.key ? [{ type: "PolicyEnded", data }] : refuse("id-mismatch", { expected: data.key }),
    }),
  }),
});
