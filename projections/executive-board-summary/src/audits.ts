import {
  allFacts,
  alphabetical,
  codeText,
  count,
  type Evidence,
  evidenceOf,
  type Fact,
  type FactOf,
  factsOf,
  happenedBy,
  lastOf,
  lateFrom,
  newest,
  numbersOf,
  type Snapshot,
} from "@liggare/views";
import type { FindingRow, Tracker } from "./answer.ts";
import { trackerTexts } from "./texts.ts";

export interface Audits {
  readonly findings: readonly FactOf<"FindingRecorded">[];
  readonly trackers: readonly Tracker[];
  readonly rows: readonly FindingRow[];
  /** Verified recommendations by `unit subject`. */
  readonly verified: ReadonlyMap<string, FactOf<"RecommendationVerified">>;
}

type Names = ReadonlyMap<string, string>;
const auditOf = ({ stream }: Fact<unknown>) => stream.slice("audit-".length);

/** Findings and recommendations up to a day, of one unit or all. */
export function auditsOf(cells: Snapshot, names: Names, on: string, only: string | undefined): Audits {
  const all = allFacts(cells, "audit").filter((fact) => happenedBy(fact, on));
  const titles = new Map(factsOf(all, "AuditOpened").map((fact) => [auditOf(fact), fact.data.title]));
  const facts = all.filter(({ unit }) => only === undefined || unit === only);
  const findings = factsOf(facts, "FindingRecorded");
  const given = factsOf(facts, "RecommendationGiven");
  const followed = given.map((fact) => ({ fact, ...followUpOf(fact, facts) }));
  return {
    findings,
    rows: findings.map((fact) => findingRow(fact, titles, names)).sort((a, b) => alphabetical(a.key, b.key)),
    trackers: followed
      .map((each) => tracker(each, titles, names, on))
      .sort(
        (a, b) =>
          alphabetical(a.audit, b.audit) ||
          alphabetical(a.recommendation, b.recommendation) ||
          alphabetical(a.name, b.name),
      ),
    verified: new Map(
      followed.flatMap(({ fact, verified }) =>
        verified ? [[`${fact.unit} ${fact.data.subject}`, verified] as const] : [],
      ),
    ),
  };
}

interface FollowUp {
  readonly reply: FactOf<"ReplyGiven"> | undefined;
  readonly actions: readonly FactOf<"RecommendationActionTaken">[];
  readonly verified: FactOf<"RecommendationVerified"> | undefined;
}

function followUpOf({ stream, unit, data }: FactOf<"RecommendationGiven">, facts: readonly Fact[]): FollowUp {
  const own = facts.filter(
    (fact) => fact.stream === stream && fact.unit === unit && fact.data.recommendation === data.recommendation,
  );
  return {
    reply: newest(factsOf(own, "ReplyGiven")),
    actions: factsOf(own, "RecommendationActionTaken"),
    verified: newest(factsOf(own, "RecommendationVerified")) ?? lastOf(own, "RecommendationVerified"),
  };
}

function tracker(
  { fact, reply, actions, verified }: FollowUp & { readonly fact: FactOf<"RecommendationGiven"> },
  titles: Names,
  names: Names,
  on: string,
): Tracker {
  const { recommendation, subject, wordingSummary, wordingReport, replyDue } = fact.data;
  const late = !reply && replyDue !== undefined && replyDue < on;
  const status = verified ? "verified" : reply ? "replied" : late ? "overdue" : "awaited";
  return {
    key: `${auditOf(fact)} ${fact.unit} ${recommendation}`,
    audit: auditOf(fact),
    auditTitle: titles.get(auditOf(fact)) ?? null,
    unit: fact.unit,
    name: names.get(fact.unit) ?? fact.unit,
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
    actions: count(actions.length, { sensitivity: "process", unit: fact.unit, why: numbersOf(actions) }),
    status,
    statusText: trackerTexts[status],
    since: status === "overdue" && replyDue !== undefined ? lateFrom(replyDue) : null,
    verdict: verified?.data.verdict ?? null,
    verdictText: verified ? codeText("RecommendationVerified", "verdict", verified.data.verdict) : null,
    ...evidenceOf([fact, ...(reply ? [reply] : []), ...actions, ...(verified ? [verified] : [])], fact.unit),
  };
}

function findingRow(fact: FactOf<"FindingRecorded">, titles: Names, names: Names): FindingRow {
  const { finding, subject, verdict, kind, question, sections, wording } = fact.data;
  return {
    key: `${auditOf(fact)} ${fact.unit} ${finding}`,
    audit: auditOf(fact),
    auditTitle: titles.get(auditOf(fact)) ?? null,
    unit: fact.unit,
    name: names.get(fact.unit) ?? fact.unit,
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

const weightiest = [
  "missing",
  "not-begun",
  "not-gathered",
  "needs-development",
  "limited",
  "planned",
  "under-way",
  "in-place",
];
const weightOf = ({ data }: FactOf<"FindingRecorded">) => {
  const place = weightiest.indexOf(data.verdict);
  return place < 0 ? weightiest.length : place;
};

export interface Said {
  readonly verdict: string;
  readonly facts: readonly FactOf<"FindingRecorded">[];
}

/**
 * What the newest audit that speaks of a subject says of a unit. Of several verdicts the weightiest counts, with all
 * findings that share it.
 */
export function saidOf(
  { findings }: Pick<Audits, "findings">,
  unit: string,
  subjects: readonly string[],
): Said | undefined {
  const about = findings.filter((fact) => fact.unit === unit && subjects.includes(fact.data.subject));
  const last = newest(about);
  if (!last) return undefined;
  const ofAudit = about.filter(({ stream }) => stream === last.stream);
  const worst = Math.min(...ofAudit.map(weightOf));
  const facts = ofAudit.filter((fact) => weightOf(fact) === worst);
  return { verdict: facts[0]?.data.verdict ?? "", facts };
}

/** Evidence of findings that say the same, each by itself: the best support among them counts. */
export function saidEvidence({ facts }: Said, unit: string): Evidence {
  const sections = facts.flatMap(({ data }) => data.sections);
  const best = (["observed", "stated", "judged"] as const).find((support) =>
    facts.some(({ source }) => source?.support === support),
  );
  return { ...evidenceOf(facts, unit, "process", sections), support: best ?? null };
}
