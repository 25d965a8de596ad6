import {
  alphabetical,
  auditOf,
  auditsOf,
  count,
  evidenceOf,
  type FactOf,
  type KnownAudits,
  namesOf,
  numbersOf,
  type Question,
  type Snapshot,
  unitsOf,
} from "@liggare/views";
import type { AuditRow, RecommendationsAnswer } from "./answer.ts";
import { overdueOf, totalsOf } from "./totals.ts";
import { trackerRow } from "./trackers.ts";

export function evaluate(cells: Snapshot, { on, unit }: Question): RecommendationsAnswer {
  const known = auditsOf(cells, on, unit);
  const names = namesOf(unitsOf(cells, on));
  const trackers = known.trackers
    .map((tracker) => trackerRow(tracker, { cells, on, names, titles: known.titles }))
    .sort(
      (a, b) =>
        alphabetical(a.audit, b.audit) ||
        alphabetical(a.recommendation, b.recommendation) ||
        alphabetical(a.name, b.name) ||
        alphabetical(a.key, b.key),
    );
  const overdue = overdueOf(trackers);
  return {
    on,
    unit: unit ?? null,
    audits: known.opened
      .filter(({ data, unit: by }) => unit === undefined || by === unit || data.audited.includes(unit))
      .map((opened) => auditRow(opened, known, names))
      .sort((a, b) => alphabetical(a.audit, b.audit)),
    trackers,
    overdue,
    totals: totalsOf(trackers, overdue),
  };
}

function auditRow(opened: FactOf<"AuditOpened">, known: KnownAudits, names: ReadonlyMap<string, string>): AuditRow {
  const audit = auditOf(opened);
  const { title, reportNumber, questions, criteria, audited } = opened.data;
  const submitted = known.submitted.filter((fact) => auditOf(fact) === audit).at(-1);
  const findings = known.findings.filter((fact) => auditOf(fact) === audit);
  const given = known.trackers.flatMap((tracker) => (tracker.audit === audit ? [tracker.given] : []));
  return {
    audit,
    title,
    reportNumber: reportNumber ?? null,
    questions,
    criteria,
    audited: audited.map((unit) => ({ unit, name: names.get(unit) ?? unit })),
    submittedOn: submitted?.occurredOn ?? null,
    findings: count(findings.length, { sensitivity: "process", unit: "", why: numbersOf(findings) }),
    recommendations: count(given.length, { sensitivity: "process", unit: "", why: numbersOf(given) }),
    ...evidenceOf([opened, ...(submitted ? [submitted] : [])], opened.unit),
  };
}
