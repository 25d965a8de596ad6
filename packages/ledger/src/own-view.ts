import { policyDefaults } from "@liggare/domain";
import { defineView, type Fact } from "@liggare/views";

interface PolicyFact {
  readonly key: string;
  readonly value: number;
  readonly validFrom: string;
}

/** The policy in force on a day, from the facts known: the newest valid one of each key, else the default. */
export function policyOn(facts: readonly Fact<PolicyFact>[], on: string): Readonly<Record<string, number>> {
  const policy: Record<string, number> = { ...policyDefaults };
  const since: Record<string, string> = {};
  for (const { data } of facts) {
    if (data.validFrom > on || data.validFrom < (since[data.key] ?? "")) continue;
    policy[data.key] = data.value;
    since[data.key] = data.validFrom;
  }
  return policy;
}

/** What the ledger itself asks of the log: policy, with its history. */
export const policyView = defineView({
  name: "policy",
  version: 1,
  title: { sv: "Regelvärden", en: "Policy" },
  help: { sv: "Trösklar och deras giltighet.", en: "Thresholds and their validity." },
  who: {
    "local-coordinator": "any unit",
    "central-coordinator": "any unit",
    "executive-board": "any unit",
    auditor: "any unit",
    administrator: "any unit",
  },
  kinds: { policy: "process" },
  handles: {
    PolicySet: ({ data }) => [{ kind: "policy", key: data.key, unit: "", data: { ...data } }],
  },
  ignores: [],
  evaluate: (cells, { on }) =>
    policyOn(
      cells.cells<PolicyFact>("policy").flatMap(({ facts }) => facts),
      on,
    ),
});
