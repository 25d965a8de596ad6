import { codeText, type KnownUnit, saidEvidence, saidOf } from "@liggare/views";
import type { CivilSocietyRow, SaidOf } from "./answer.ts";
import type { Audits } from "./audits.ts";
import { type CivilSocietyEvents, ownCivilSociety } from "./civil-society-own.ts";

/** What is said of each board's coordination with civil society (report §3.3.7, §4). */
export const civilSocietyRows = (
  boards: readonly KnownUnit[],
  audits: Audits,
  events: CivilSocietyEvents,
): readonly CivilSocietyRow[] =>
  boards.map(({ unit, name }) => {
    const said = (...subjects: string[]) => shown(audits, unit, subjects);
    return {
      unit,
      name,
      strategy: said("civil-society-strategy"),
      general: said("general-civil-society-strategy"),
      structureReview: said("civil-society-structure-review"),
      partners: said("civil-society-partners"),
      guidance: said("central-guidance"),
      own: ownCivilSociety(events, unit),
    };
  });

function shown(audits: Audits, unit: string, subjects: readonly string[]): SaidOf | null {
  const said = saidOf(audits, unit, subjects);
  if (!said) return null;
  return {
    verdict: said.verdict,
    verdictText: codeText("FindingRecorded", "verdict", said.verdict),
    wording: said.facts.find(({ data }) => data.wording !== undefined)?.data.wording ?? null,
    ...saidEvidence(said, unit),
  };
}
