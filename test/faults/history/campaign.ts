import { addCoverage, type Coverage, noCoverage } from "./coverage.ts";
import { type Fired, sumOf } from "./network.ts";
import { runHistory, type Setting } from "./run.ts";
import type { Subject } from "./world.ts";

export interface Campaign {
  readonly coverage: Coverage;
  readonly fired: Fired;
  readonly restarts: number;
  /** Rules broken, and histories that prove nothing: one sentence each, with what runs the history again. */
  readonly violations: readonly string[];
}

export interface CampaignSettings {
  readonly subjects: readonly Subject[];
  readonly seed: number;
  readonly count: number;
  readonly onProgress?: (done: number) => void;
}

/** One in so many histories gives commands to ledgers, one in so many has no faults, and one in so many is long. */
const ledgerEvery = 5;
const calmEvery = 11;
const longEvery = 29;
/** How many times as long: logs of more events than a page has. */
const length = 12;

/** What the history of this place in a campaign is. */
export function settingAt({ subjects, seed }: Pick<CampaignSettings, "subjects" | "seed">, at: number): Setting {
  const ledger = Math.floor(at / subjects.length) % ledgerEvery === ledgerEvery - 1;
  return {
    subject: subjects[at % subjects.length]!,
    seed: `history ${seed}/${at}`,
    faults: at % calmEvery !== calmEvery - 1,
    ledger,
    length: !ledger && at % longEvery === longEvery - 1 ? length : 1,
  };
}

/** Runs seeded histories on each of the stores in turn. */
export async function runCampaign(settings: CampaignSettings): Promise<Campaign> {
  const coverage = noCoverage();
  const fired: Fired[] = [];
  const violations: string[] = [];
  let restarts = 0;
  for (let at = 0; at < settings.count; at += 1) {
    const setting = settingAt(settings, at);
    const verdict = await runHistory(setting);
    const where = `${setting.subject.name}, "${setting.seed}"`;
    for (const { rule, detail } of verdict.violations) violations.push(`${where}: ${rule}: ${detail}`);
    for (const why of verdict.void) violations.push(`${where}: proves nothing: ${why}`);
    addCoverage(coverage, verdict.coverage);
    fired.push(verdict.fired);
    restarts += verdict.restarts;
    settings.onProgress?.(at + 1);
  }
  return { coverage, fired: sumOf(fired), restarts, violations };
}

/** What a campaign never reached, of all that is counted: its generator is too weak to find what lies there. */
export function neverReached({ coverage, fired }: Campaign): string[] {
  return Object.entries({ ...coverage, ...fired }).flatMap(([what, count]) => (count === 0 ? [what] : []));
}
