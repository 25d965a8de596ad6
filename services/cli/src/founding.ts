import { type Problem, problemOf } from "@liggare/api";
import type { FoundingMaterial, Ledger } from "@liggare/ledger";
import type { Output } from "./output.ts";

export type FoundingOutcome =
  | {
      readonly ok: true;
      readonly body: {
        readonly status: "founded" | "resumed" | "nothing added";
        readonly material: string;
        readonly hash: string;
        readonly rows: number;
        /** Events that an interrupted run had left, and those that this one added. */
        readonly there: number;
        readonly added: number;
      };
    }
  | { readonly ok: false; readonly problem: Problem & { readonly row?: number } };

/** Makes or resumes a founding import, with progress. */
export async function found(ledger: Ledger, material: FoundingMaterial, out: Output): Promise<FoundingOutcome> {
  const begun = ledger.founding().kind === "started";
  const progress = out.progress("Founding");
  try {
    const outcome = await ledger.found(material, (done, total) => progress.update(done, total));
    if (outcome.kind === "refused") return { ok: false, problem: problemOf(outcome.refusal, out.lang) };
    if (outcome.kind === "row refused") {
      const problem = problemOf(outcome.refused.refusal, out.lang);
      const row = { sv: "Rad", en: "Row" }[out.lang];
      return {
        ok: false,
        problem: { ...problem, detail: `${row} ${outcome.row}: ${problem.detail}`, row: outcome.row },
      };
    }
    const { hash, rows, events, added } = outcome;
    const status = begun ? "resumed" : added === 0 ? "nothing added" : "founded";
    return { ok: true, body: { status, material: material.name, hash, rows, there: events - added, added } };
  } finally {
    progress.end();
  }
}
