import * as z from "zod/mini";
import { findingKinds, findingSubjects, findingVerdicts, replyPositions, verifications } from "./audit-vocabulary.ts";
import { event } from "./kit/aggregate.ts";
import { choice, code, day, knownDate, label, list, maybe, registryNumber, textRef, unitCode } from "./kit/fields.ts";

/* The storage format of audits; the rules stand in audit.ts. */

export const named = {
  title: { sv: "Granskning", en: "Audit" },
  reportNumber: { sv: "Rapportnummer", en: "Report number" },
  questions: { sv: "Revisionsfrågor", en: "Audit questions" },
  question: { sv: "Revisionsfråga", en: "Audit question" },
  criteria: { sv: "Revisionskriterier", en: "Audit criteria" },
  criterion: { sv: "Revisionskriterium", en: "Audit criterion" },
  audited: { sv: "Granskade nämnder", en: "Boards audited" },
  finding: { sv: "Iakttagelse eller bedömning", en: "Finding" },
  kind: { sv: "Slag", en: "Kind" },
  subject: { sv: "Ämne", en: "Subject" },
  verdict: { sv: "Läge", en: "State of things" },
  period: { sv: "Avser tiden", en: "Speaks of" },
  sections: { sv: "Avsnitt i rapporten", en: "Sections of the report" },
  section: { sv: "Avsnitt", en: "Section" },
  wording: { sv: "Lydelse", en: "Wording" },
  recommendation: { sv: "Rekommendation", en: "Recommendation" },
  wordingSummary: { sv: "Lydelse i sammanfattningen", en: "Wording of the summary" },
  wordingReport: { sv: "Lydelse i rapporten", en: "Wording of the report" },
  replyDue: { sv: "Yttrande senast", en: "Reply due" },
  to: { sv: "Överlämnad till", en: "Submitted to" },
  position: { sv: "Ställningstagande", en: "Position" },
  what: { sv: "Vad som har gjorts", en: "What was done" },
  evidence: { sv: "Underlag (händelser)", en: "Evidence (events)" },
  event: { sv: "Händelse", en: "Event" },
} as const;

export const opened = () => ({
  title: label(160, named.title),
  reportNumber: maybe(label(20, named.reportNumber)),
  questions: list(
    z.strictObject({ question: code(named.question), wording: label(300, named.wording) }),
    named.questions,
    20,
    0,
    "question",
  ),
  criteria: list(
    z.strictObject({ criterion: code(named.criterion), name: label(160, named.criterion) }),
    named.criteria,
    20,
    0,
    "criterion",
  ),
  audited: list(unitCode(), named.audited, 60, 1),
});
export const finding = () => ({
  finding: code(named.finding),
  subject: choice(findingSubjects, named.subject),
  verdict: choice(findingVerdicts, named.verdict),
  kind: choice(findingKinds, named.kind),
  question: maybe(code(named.question)),
  period: maybe(knownDate(named.period)),
  sections: list(label(12, named.section), named.sections, 10, 1),
  wording: maybe(label(400, named.wording)),
});
export const recommendation = () => ({
  recommendation: code(named.recommendation),
  subject: choice(findingSubjects, named.subject),
  wordingSummary: label(300, named.wordingSummary),
  wordingReport: label(300, named.wordingReport),
  replyDue: maybe(day(named.replyDue)),
});
export const reply = () => ({
  recommendation: code(named.recommendation),
  registryNumber: maybe(registryNumber()),
  position: choice(replyPositions, named.position),
});
export const verification = () => ({
  recommendation: code(named.recommendation),
  verdict: choice(verifications, named.verdict),
});
export const evidence = () => list(code(named.event), named.evidence, 50);
export const to = () => list(unitCode(), named.to, 60, 1);

export const exampleFinding = {
  finding: "f1",
  subject: "training",
  verdict: "limited",
  kind: "observation",
  question: "q1",
  sections: ["3.3.1"],
} as const;
export const exampleRecommendation = {
  recommendation: "r1",
  subject: "consolidated-reporting",
  wordingSummary: "Utveckla rapporteringen.",
  wordingReport: "Utveckla rapporteringen.",
  replyDue: "2027-02-28",
} as const;
export const exampleOpened = {
  title: "Nämndernas arbete mot våldsbejakande extremism",
  reportNumber: "1/2026",
  questions: [{ question: "q1", wording: "Har nämnderna en uppföljning av arbetet?" }],
  criteria: [{ criterion: "c1", name: "Stadens budget 2026" }],
  audited: ["kommunstyrelsen", "skarholmen"],
};

// The storage format.
export const events = {
  AuditOpened: event({
    schema: 1,
    title: { sv: "Granskning påbörjad", en: "Audit opened" },
    data: z.strictObject(opened()),
    example: exampleOpened,
  }),
  FindingRecorded: event({
    schema: 1,
    title: { sv: "Iakttagelse eller bedömning", en: "Finding recorded" },
    data: z.strictObject(finding()),
    example: { ...exampleFinding, sections: ["3.3.1"] },
  }),
  RecommendationGiven: event({
    schema: 1,
    title: { sv: "Rekommendation lämnad", en: "Recommendation given" },
    data: z.strictObject(recommendation()),
    example: exampleRecommendation,
  }),
  AuditReportSubmitted: event({
    schema: 1,
    title: { sv: "Revisionsrapport överlämnad", en: "Audit report submitted" },
    data: z.strictObject({ to: to() }),
    example: { to: ["kommunstyrelsen", "skarholmen"] },
  }),
  ReplyGiven: event({
    schema: 1,
    title: { sv: "Yttrande lämnat", en: "Reply given" },
    data: z.strictObject(reply()),
    example: { recommendation: "r1", registryNumber: "KS 2027/12", position: "agrees" },
  }),
  RecommendationActionTaken: event({
    schema: 1,
    title: { sv: "Åtgärd med anledning av rekommendation", en: "Action on a recommendation" },
    data: z.strictObject({
      recommendation: code(named.recommendation),
      what: textRef(500, named.what),
      evidence: evidence(),
    }),
    example: { recommendation: "r1", what: { textId: "t-1", commitment: "c-1" }, evidence: [] },
  }),
  RecommendationVerified: event({
    schema: 1,
    title: { sv: "Rekommendation följd upp av revisionen", en: "Recommendation verified" },
    data: z.strictObject(verification()),
    example: { recommendation: "r1", verdict: "met" },
  }),
} as const;
