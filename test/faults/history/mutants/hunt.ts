import type { Rule } from "../check/rules.ts";
import { runHistory } from "../run.ts";
import type { Mutant } from "./mutant.ts";

export interface Hunt {
  readonly mutant: string;
  /** The rule that is named for it. */
  readonly rule: Rule;
  /** Histories until that rule was broken; undefined where none broke it. */
  readonly histories: number | undefined;
  /** All rules that were broken on the way. */
  readonly broken: readonly Rule[];
}

/** What a defect keeps waiting (milliseconds) is not waited for long. */
const patience = 300;

/** Runs histories on a mutant until the rule that is named for it is broken, or so many have not broken it. */
export async function hunt(mutant: Mutant, seed: number | string, most: number): Promise<Hunt> {
  const broken = new Set<Rule>();
  const { name, rule, subject, ledger, bend = {} } = mutant;
  for (let history = 1; history <= most; history += 1) {
    const setting = { subject, seed: `${seed}/${history}`, faults: true, ledger, bend, patience };
    const { violations } = await runHistory(setting);
    for (const violation of violations) broken.add(violation.rule);
    if (broken.has(rule)) return { mutant: name, rule, histories: history, broken: [...broken] };
  }
  return { mutant: name, rule, histories: undefined, broken: [...broken] };
}
