import * as z from "zod/mini";
import { findingKinds, findingSubjects, findingVerdicts, replyPositions, verifications } from "./audit-vocabulary.ts";
import { event } from "./kit/aggregate.ts";
import {
  choice,
  code,
  day,
  knownDate,
  label,
  list,
  maybe,
  registryNumber,
  text,
  textRef,
  unitCode,
} from "./kit/fields.ts";
import { functions } from "./vocabulary.ts";

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
  owner: { sv: "Ansvarig funktion", en: "Responsible function" },
  action: { sv: "Åtgärd", en: "Action" },
  planned: { sv: "Vad som ska göras", en: "What is to be done" },
  actionDue: { sv: "Klart senast", en: "Due" },
  reasons: { sv: "Skäl", en: "Reasons" },
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
  criterion: maybe(code(named.criterion)),
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
export const owner = () => ({
  recommendation: code(named.recommendation),
  owner: choice(functions, named.owner),
});
const plan = () => ({
  recommendation: code(named.recommendation),
  action: code(named.action),
  due: day(named.actionDue),
  responsible: maybe(choice(functions, named.owner)),
});
export const planned = () => ({ ...plan(), what: text(500, named.planned) });
const act = () => ({ recommendation: code(named.recommendation), action: maybe(code(named.action)) });
export const acted = () => ({ ...act(), what: text(500, named.what), evidence: maybe(evidence()) });
const drop = () => ({ recommendation: code(named.recommendation), action: code(named.action) });
export const dropped = () => ({ ...drop(), reasons: text(500, named.reasons) });
const verify = () => ({
  recommendation: code(named.recommendation),
  verdict: choice(verifications, named.verdict),
  evidence: maybe(evidence()),
});
export const verification = () => ({ ...verify(), reasons: maybe(text(500, named.reasons)) });
const evidence = () => list(code(named.event), named.evidence, 50);
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
export const examplePlanned = {
  recommendation: "r1",
  action: "a1",
  due: "2027-04-30",
  responsible: "central-coordinator",
} as const;
export const exampleOpened = {
  title: "Nämndernas arbete mot våldsbejakande extremism",
  reportNumber: "1/2026",
  questions: [{ question: "q1", wording: "Har nämnderna en uppföljning av arbetet?" }],
  criteria: [{ criterion: "c1", name: "Stadens budget 2026" }],
  audited: ["kommunstyrelsen", "skarholmen"],
};

/** What each side says only that side takes back: auditors their findings, boards their replies and actions. */
const auditors = { correctedBy: { auditor: "any unit" } } as const;
const boards = { correctedBy: { "local-coordinator": "own unit", "central-coordinator": "own unit" } } as const;

// The storage format.
export const events = {
  AuditOpened: event({
    schema: 1,
    ...auditors,
    title: { sv: "Granskning påbörjad", en: "Audit opened" },
    data: z.strictObject(opened()),
    example: exampleOpened,
  }),
  FindingRecorded: event({
    schema: 1,
    ...auditors,
    fixed: ["finding"],
    title: { sv: "Iakttagelse eller bedömning", en: "Finding recorded" },
    data: z.strictObject(finding()),
    example: { ...exampleFinding, sections: ["3.3.1"] },
  }),
  RecommendationGiven: event({
    schema: 1,
    ...auditors,
    fixed: ["recommendation"],
    title: { sv: "Rekommendation lämnad", en: "Recommendation given" },
    data: z.strictObject(recommendation()),
    example: exampleRecommendation,
  }),
  AuditReportSubmitted: event({
    schema: 1,
    ...auditors,
    title: { sv: "Revisionsrapport överlämnad", en: "Audit report submitted" },
    data: z.strictObject({ to: to() }),
    example: { to: ["kommunstyrelsen", "skarholmen"] },
  }),
  ReplyGiven: event({
    schema: 1,
    ...boards,
    fixed: ["recommendation"],
    title: { sv: "Yttrande lämnat", en: "Reply given" },
    data: z.strictObject(reply()),
    example: { recommendation: "r1", registryNumber: "KS 2027/12", position: "agrees" },
  }),
  RecommendationOwnerSet: event({
    schema: 1,
    ...boards,
    fixed: ["recommendation"],
    title: { sv: "Ansvarig för rekommendation utsedd", en: "Owner of a recommendation set" },
    data: z.strictObject(owner()),
    example: { recommendation: "r1", owner: "central-coordinator" },
  }),
  RecommendationActionPlanned: event({
    schema: 1,
    ...boards,
    fixed: ["recommendation", "action"],
    title: { sv: "Åtgärd planerad med anledning av rekommendation", en: "Action on a recommendation planned" },
    data: z.strictObject({ ...plan(), what: textRef(500, named.planned) }),
    example: { ...examplePlanned, what: { textId: "t-1", commitment: "c-1" } },
  }),
  RecommendationActionTaken: event({
    schema: 1,
    ...boards,
    fixed: ["recommendation", "action"],
    title: { sv: "Åtgärd med anledning av rekommendation", en: "Action on a recommendation" },
    data: z.strictObject({ ...act(), what: textRef(500, named.what), evidence: evidence() }),
    example: { recommendation: "r1", what: { textId: "t-1", commitment: "c-1" }, evidence: [] },
  }),
  RecommendationActionDropped: event({
    schema: 1,
    ...boards,
    fixed: ["recommendation", "action"],
    title: { sv: "Planerad åtgärd struken", en: "Planned action dropped" },
    data: z.strictObject({ ...drop(), reasons: textRef(500, named.reasons) }),
    example: { recommendation: "r1", action: "a1", reasons: { textId: "t-1", commitment: "c-1" } },
  }),
  RecommendationVerified: event({
    schema: 1,
    ...auditors,
    fixed: ["recommendation"],
    title: { sv: "Rekommendation följd upp av revisionen", en: "Recommendation verified" },
    data: z.strictObject({ ...verify(), reasons: maybe(textRef(500, named.reasons)) }),
    example: { recommendation: "r1", verdict: "met" },
  }),
} as const;
