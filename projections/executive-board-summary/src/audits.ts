import {
  alphabetical,
  auditOf,
  auditsOf,
  boardOf,
  codeText,
  count,
  evidenceOf,
  type FactOf,
  formerOf,
  type KnownAudits,
  type KnownTracker,
  lateFrom,
  numbersOf,
  type Snapshot,
} from "@liggare/views";
import type { FindingRow, Tracker } from "./answer.ts";
import { trackerTexts } from "./texts.ts";

export interface Audits extends Pick<KnownAudits, "findings"> {
  readonly trackers: readonly Tracker[];
  readonly rows: readonly FindingRow[];
  /** Verified recommendations by `unit subject`. */
  readonly verified: ReadonlyMap<string, FactOf<"RecommendationVerified">>;
}

type Names = ReadonlyMap<string, string>;

/** The rows of findings and recommendations up to a day, of one unit or all. */
export function auditRows(cells: Snapshot, names: Names, on: string, only: string | undefined): Audits {
  const { titles, findings, trackers } = auditsOf(cells, on, only);
  return {
    findings,
    rows: findings.map((fact) => findingRow(fact, titles, names)).sort((a, b) => alphabetical(a.key, b.key)),
    trackers: trackers
      .map((each) => trackerRow(each, titles, names))
      .sort(
        (a, b) =>
          alphabetical(a.audit, b.audit) ||
          alphabetical(a.recommendation, b.recommendation) ||
          alphabetical(a.name, b.name),
      ),
    verified: new Map(
      trackers.flatMap(({ given, verified }) =>
        verified ? [[`${given.unit} ${given.data.subject}`, verified] as const] : [],
      ),
    ),
  };
}

function trackerRow(
  { audit, given, reply, actions, verified, status }: KnownTracker,
  titles: Names,
  names: Names,
): Tracker {
  const { recommendation, subject, wordingSummary, wordingReport, replyDue } = given.data;
  return {
    key: `${audit} ${boardOf(given)} ${recommendation}`,
    audit,
    auditTitle: titles.get(audit) ?? null,
    unit: given.unit,
    name: names.get(given.unit) ?? given.unit,
    former: formerOf(given, names),
    recommendation,
    subject,
    subjectText: codeText("RecommendationGiven", "subject", subject),
    wordingSummary,
    wordingReport,
    replyDue: replyDue ?? null,
    repliedOn: reply?.occurredOn ?? null,
    position: reply?.data.position ?? null,
    positionText: reply ? codeText("ReplyGiven", "position", reply.data.position) : null,
    registryNumber: reply?.data.registryNumber ?? null,
    actions: count(actions.length, { sensitivity: "process", unit: given.unit, why: numbersOf(actions) }),
    status,
    statusText: trackerTexts[status],
    since: status === "overdue" && replyDue !== undefined ? lateFrom(replyDue) : null,
    verdict: verified?.data.verdict ?? null,
    verdictText: verified ? codeText("RecommendationVerified", "verdict", verified.data.verdict) : null,
    ...evidenceOf([given, ...(reply ? [reply] : []), ...actions, ...(verified ? [verified] : [])], given.unit),
  };
}

function findingRow(fact: FactOf<"FindingRecorded">, titles: Names, names: Names): FindingRow {
  const { finding, subject, verdict, kind, question, sections, wording } = fact.data;
  return {
    key: `${auditOf(fact)} ${boardOf(fact)} ${finding}`,
    audit: auditOf(fact),
    auditTitle: titles.get(auditOf(fact)) ?? null,
    unit: fact.unit,
    name: names.get(fact.unit) ?? fact.unit,
    former: formerOf(fact, names),
    finding,
    subject,
    subjectText: codeText("FindingRecorded", "subject", subject),
    verdict,
    verdictText: codeText("FindingRecorded", "verdict", verdict),
    kind,
    kindText: codeText("FindingRecorded", "kind", kind),
    question: question ?? null,
    wording: wording ?? null,
    ...evidenceOf([fact], fact.unit, "process", sections),
  };
}
