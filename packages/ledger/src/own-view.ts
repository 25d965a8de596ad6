import {
  type Bilingual,
  type PolicyKey,
  type PolicySetting,
  policies,
  policyDefaults,
  policyTexts,
  policyUnits,
  settingOn,
  type TextRef,
} from "@liggare/domain";
import { defineView, type Fact, type Snapshot, type WhyNode, why } from "@liggare/views";

/** What a fact of the policy says; the same of numbers, templates and endings. */
interface PolicyFact {
  readonly value: number | TextRef | null;
  readonly validFrom: string;
}

/** A policy as it is on the judged day. */
export interface PolicyRow {
  /** Stable key. */
  readonly key: string;
  readonly text: Bilingual;
  readonly unit: keyof typeof policyUnits;
  readonly unitText: Bilingual;
  readonly min: number;
  readonly max: number;
  /** Null where none is set. */
  readonly value: number | null;
  /** The day from which it holds; null where it holds initially, or nothing is set. */
  readonly validFrom: string | null;
  readonly why: WhyNode;
}

export interface PolicyTextRow {
  /** Stable key. */
  readonly key: string;
  readonly title: Bilingual;
  readonly text: TextRef | null;
  readonly validFrom: string | null;
  readonly why: WhyNode;
}

export interface PolicyAnswer {
  readonly on: string;
  /** Values in force by their key; what has none is absent. */
  readonly values: Readonly<Record<string, number>>;
  readonly rows: readonly PolicyRow[];
  readonly texts: readonly PolicyTextRow[];
}

type Settings<V> = readonly (PolicySetting<V> & { readonly fact: Fact<unknown> })[];

const settingsOf = <V>(cells: Snapshot, key: string): Settings<V> =>
  (cells.cell<PolicyFact>("policy", "", key)?.facts ?? []).map((fact) => ({
    validFrom: fact.data.validFrom,
    value: fact.data.value as V | null,
    fact,
  }));

/** The policy in force on a day, from what is known: of each key the newest valid one, else the initial value. */
export function policyOn(cells: Snapshot, on: string): Readonly<Record<string, number>> {
  return Object.fromEntries(rowsOf(cells, on).flatMap(({ key, value }) => (value === null ? [] : [[key, value]])));
}

/** A setting with its evidence. */
function inForce<V>(cells: Snapshot, key: string, on: string) {
  const setting = settingOn(settingsOf<V>(cells, key), on) as Settings<V>[number] | undefined;
  const set = setting?.value ?? null;
  return {
    value: set,
    validFrom: set === null ? null : (setting?.validFrom ?? null),
    why: why(setting ? [setting.fact] : []),
  };
}

const rowsOf = (cells: Snapshot, on: string): readonly PolicyRow[] =>
  Object.entries(policies).map(([key, { sv, en, unit, min, max }]) => {
    const setting = inForce<number>(cells, key, on);
    const value = setting.value ?? policyDefaults[key as PolicyKey] ?? null;
    return { key, text: { sv, en }, unit, unitText: policyUnits[unit], min, max, ...setting, value };
  });

const textsOf = (cells: Snapshot, on: string): readonly PolicyTextRow[] =>
  Object.entries(policyTexts).map(([key, title]) => {
    const { value: text, ...rest } = inForce<TextRef>(cells, key, on);
    return { key, title, text, ...rest };
  });

/** What the ledger itself asks of the log: policy, with its history. */
export const policyView = defineView<PolicyAnswer>({
  name: "policy",
  version: 2,
  title: { sv: "Regelvärden", en: "Policy" },
  help: {
    sv: "Trösklar, mål, bevarandetider och textmallar med deras giltighet.",
    en: "Thresholds, goals, retention periods and text templates with their validity.",
  },
  who: {
    "local-coordinator": "any unit",
    "central-coordinator": "any unit",
    "executive-board": "any unit",
    auditor: "any unit",
    administrator: "any unit",
  },
  kinds: { policy: "process" },
  handles: {
    PolicySet: ({ data: { key, value, validFrom } }) => [{ kind: "policy", key, unit: "", data: { value, validFrom } }],
    PolicyTextSet: ({ data: { key, text, validFrom } }) => [
      { kind: "policy", key, unit: "", data: { value: { ...text }, validFrom } },
    ],
    PolicyEnded: ({ data: { key, from } }) => [
      { kind: "policy", key, unit: "", data: { value: null, validFrom: from } },
    ],
  },
  ignores: [],
  evaluate(cells, { on }) {
    return { on, values: policyOn(cells, on), rows: rowsOf(cells, on), texts: textsOf(cells, on) };
  },
});
