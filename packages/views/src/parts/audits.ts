import { boardOf, type Fact } from "../cells.ts";
import { type Evidence, evidenceOf } from "../evidence.ts";
import type { Snapshot } from "../snapshot.ts";
import type { Handlers } from "../view.ts";
import { allFacts, type FactOf, factsOf, keeping, lastOf, newest } from "./facts.ts";
import { happenedBy } from "./time.ts";

/** Audits: what they find, what they recommend to each board, and what becomes of it (report §1.2, §4, §5). */
export const auditKinds = { audit: "process" } as const;

const audit = keeping("audit", ({ stream }) => stream.slice("audit-".length));
export const auditHandlers = {
  AuditOpened: audit,
  FindingRecorded: audit,
  RecommendationGiven: audit,
  AuditReportSubmitted: audit,
  ReplyGiven: audit,
  RecommendationOwnerSet: audit,
  RecommendationActionPlanned: audit,
  RecommendationActionTaken: audit,
  RecommendationActionDropped: audit,
  RecommendationVerified: audit,
} satisfies Handlers;

/** What a board plans to do about a recommendation, and what became of it. */
export interface KnownPlanned {
  readonly planned: FactOf<"RecommendationActionPlanned">;
  readonly done: FactOf<"RecommendationActionTaken"> | undefined;
  readonly dropped: FactOf<"RecommendationActionDropped"> | undefined;
}

/** A recommendation as one board follows it. */
export interface KnownTracker {
  readonly audit: string;
  readonly given: FactOf<"RecommendationGiven">;
  readonly owner: FactOf<"RecommendationOwnerSet"> | undefined;
  readonly reply: FactOf<"ReplyGiven"> | undefined;
  readonly planned: readonly KnownPlanned[];
  /** What was done, planned before or not. */
  readonly actions: readonly FactOf<"RecommendationActionTaken">[];
  /** The auditors' newest verdict. */
  readonly verified: FactOf<"RecommendationVerified"> | undefined;
  readonly status: "awaited" | "overdue" | "replied" | "verified";
  /** All of the above, in the order of the log. */
  readonly facts: readonly Fact[];
}

export interface KnownAudits {
  readonly opened: readonly FactOf<"AuditOpened">[];
  readonly submitted: readonly FactOf<"AuditReportSubmitted">[];
  /** Titles of audits by their id. */
  readonly titles: ReadonlyMap<string, string>;
  readonly findings: readonly FactOf<"FindingRecorded">[];
  readonly trackers: readonly KnownTracker[];
}

export const auditOf = ({ stream }: Pick<Fact<unknown>, "stream">): string => stream.slice("audit-".length);

/** Findings and recommendations up to a day, of one unit or all. */
export function auditsOf(cells: Snapshot, on: string, only: string | undefined): KnownAudits {
  const all = allFacts(cells, "audit").filter((fact) => happenedBy(fact, on));
  const facts = all.filter(({ unit }) => only === undefined || unit === only);
  const opened = factsOf(all, "AuditOpened");
  return {
    opened,
    submitted: factsOf(all, "AuditReportSubmitted"),
    titles: new Map(opened.map((fact) => [auditOf(fact), fact.data.title])),
    findings: factsOf(facts, "FindingRecorded"),
    trackers: factsOf(facts, "RecommendationGiven").map((given) => tracker(given, facts, on)),
  };
}

function tracker(given: FactOf<"RecommendationGiven">, facts: readonly Fact[], on: string): KnownTracker {
  const { recommendation, replyDue } = given.data;
  const own = facts.filter(
    (fact) =>
      fact.stream === given.stream && boardOf(fact) === boardOf(given) && fact.data.recommendation === recommendation,
  );
  const actions = factsOf(own, "RecommendationActionTaken");
  const droppedOnes = factsOf(own, "RecommendationActionDropped");
  const reply = newest(factsOf(own, "ReplyGiven"));
  const verified = newest(factsOf(own, "RecommendationVerified")) ?? lastOf(own, "RecommendationVerified");
  const late = !reply && replyDue !== undefined && replyDue < on;
  return {
    audit: auditOf(given),
    given,
    owner: newest(factsOf(own, "RecommendationOwnerSet")),
    reply,
    planned: factsOf(own, "RecommendationActionPlanned").map((planned) => {
      const same = ({ data }: { readonly data: { readonly action?: string | undefined } }) =>
        data.action === planned.data.action;
      return { planned, done: actions.find(same), dropped: droppedOnes.find(same) };
    }),
    actions,
    verified,
    facts: own,
    status: verified ? "verified" : reply ? "replied" : late ? "overdue" : "awaited",
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
  { findings }: Pick<KnownAudits, "findings">,
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
