import * as z from "zod/mini";
import {
  events,
  evidence,
  exampleFinding,
  exampleOpened,
  exampleRecommendation,
  finding,
  named,
  opened,
  recommendation,
  reply,
  to,
  verification,
} from "./audit-events.ts";
import { aggregate } from "./kit/aggregate.ts";
import { code, maybe, text, unitCode } from "./kit/fields.ts";
import { refuse } from "./refusals.ts";

/*
 * An audit and what becomes of it (DOMAIN §1.22–23, report §1.2, §1.5, §5). Stream: audit-<id>. Auditors and the boards
 * that they audit write side by side; each entry belongs to the board that it concerns. A recommendation is followed
 * per board. Sentences of a published report are kept as labels, so that the log can be read without the vault.
 */

interface State {
  readonly opened: boolean;
  readonly submitted: boolean;
  readonly questions: readonly string[];
  readonly findings: readonly string[];
  /** Recommendation of a board (`<unit>/<recommendation>`): whether it was replied to. */
  readonly trackers: Readonly<Record<string, "given" | "replied">>;
}

const auditors = { auditor: "any unit" } as const;
const boards = { "local-coordinator": "own unit", "central-coordinator": "own unit" } as const;
const tracker = (unit: string, code: string) => `${unit}/${code}`;

export const audit = aggregate({
  name: "audit",
  title: { sv: "Granskningen", en: "The audit" },
  ownedBy: "entry",
  events,
  initial: { opened: false, submitted: false, questions: [], findings: [], trackers: {} } as State,

  evolve(state, { type, data, unit }): State {
    switch (type) {
      case "AuditOpened":
        return { ...state, opened: true, questions: data.questions.map(({ question }) => question) };
      case "FindingRecorded":
        return { ...state, findings: [...state.findings, data.finding] };
      case "RecommendationGiven":
        return { ...state, trackers: { ...state.trackers, [tracker(unit, data.recommendation)]: "given" } };
      case "AuditReportSubmitted":
        return { ...state, submitted: true };
      case "ReplyGiven":
        return { ...state, trackers: { ...state.trackers, [tracker(unit, data.recommendation)]: "replied" } };
      case "RecommendationActionTaken":
      case "RecommendationVerified":
        return state;
    }
  },

  permits(state, { type, data, unit }, { founding }) {
    const taken = () => refuse("step-already-taken", { step: events[type].title });
    const missing = (step: keyof typeof events) =>
      founding ? undefined : refuse("step-missing", { step: events[step].title });
    if (type === "AuditOpened") return state.opened ? taken() : undefined;
    if (!state.opened) {
      const refused = missing("AuditOpened");
      if (refused) return refused;
    }
    switch (type) {
      case "FindingRecorded":
        if (data.question !== undefined && !state.questions.includes(data.question))
          return refuse("unknown-item", { what: named.question, id: data.question });
        if (state.findings.includes(data.finding)) return refuse("already-exists", { what: data.finding });
        return state.submitted && !founding ? refuseClosed() : undefined;
      case "RecommendationGiven":
        if (state.trackers[tracker(unit, data.recommendation)])
          return refuse("already-exists", { what: data.recommendation });
        return state.submitted && !founding ? refuseClosed() : undefined;
      case "AuditReportSubmitted":
        return state.submitted ? taken() : undefined;
      case "ReplyGiven":
      case "RecommendationActionTaken":
      case "RecommendationVerified": {
        const known = state.trackers[tracker(unit, data.recommendation)];
        if (!known) return refuse("unknown-item", { what: named.recommendation, id: data.recommendation });
        if (!state.submitted) return missing("AuditReportSubmitted");
        return type === "ReplyGiven" && known === "replied" ? taken() : undefined;
      }
    }
  },

  mayCorrect: { auditor: "any unit", "local-coordinator": "own unit", "central-coordinator": "own unit" },

  commands: (command) => ({
    open: command({
      title: { sv: "Påbörja granskning", en: "Open an audit" },
      help: {
        sv: "Granskningens frågor, kriterier och granskade nämnder.",
        en: "The audit's questions, criteria and the boards audited.",
      },
      who: auditors,
      on: "either",
      refusals: ["step-already-taken"],
      input: z.strictObject({ unit: unitCode(), ...opened() }),
      example: { unit: "stadsrevisionen", ...exampleOpened },
      decide: (_state, { unit: _unit, ...audit }) => [{ type: "AuditOpened", data: audit }],
    }),

    "record-finding": command({
      title: { sv: "Anteckna iakttagelse eller bedömning", en: "Record a finding" },
      help: {
        sv: "Vad granskningen visar om en nämnd, med avsnitt i rapporten.",
        en: "What the audit shows about a board, with the sections of the report.",
      },
      who: auditors,
      on: "either",
      refusals: ["already-exists", "step-missing", "step-already-taken", "unknown-item"],
      input: z.strictObject({ unit: unitCode(), ...finding() }),
      example: { unit: "skarholmen", ...exampleFinding, sections: ["3.3.1"] },
      decide: (_state, { unit: _unit, ...found }) => [{ type: "FindingRecorded", data: found }],
    }),

    recommend: command({
      title: { sv: "Lämna rekommendation", en: "Give a recommendation" },
      help: {
        sv: "En rekommendation till en nämnd. Lydelsen anges både ur sammanfattningen och ur rapporten.",
        en: "A recommendation to a board, in the wording of the summary and of the report.",
      },
      who: auditors,
      on: "either",
      refusals: ["already-exists", "step-missing", "step-already-taken"],
      input: z.strictObject({ unit: unitCode(), ...recommendation() }),
      example: { unit: "kommunstyrelsen", ...exampleRecommendation },
      decide: (_state, { unit: _unit, ...given }) => [{ type: "RecommendationGiven", data: given }],
    }),

    submit: command({
      title: { sv: "Överlämna rapporten", en: "Submit the report" },
      help: {
        sv: "Rapporten överlämnas för yttrande. Därefter ändras iakttagelser bara genom rättelse.",
        en: "The report is submitted for replies. After that findings change by correction only.",
      },
      who: auditors,
      on: "either",
      refusals: ["step-missing", "step-already-taken"],
      input: z.strictObject({ unit: unitCode(), to: to() }),
      example: { unit: "stadsrevisionen", to: ["kommunstyrelsen", "skarholmen"] },
      decide: (_state, { to: boardsTold }) => [{ type: "AuditReportSubmitted", data: { to: boardsTold } }],
    }),

    reply: command({
      title: { sv: "Lämna yttrande", en: "Give a reply" },
      help: { sv: "Nämndens yttrande över en rekommendation.", en: "The board's reply to a recommendation." },
      who: boards,
      on: "existing",
      refusals: ["step-missing", "step-already-taken", "unknown-item"],
      input: z.strictObject({ unit: unitCode(), ...reply() }),
      example: { unit: "kommunstyrelsen", recommendation: "r1", position: "agrees" },
      decide: (_state, { unit: _unit, ...given }) => [{ type: "ReplyGiven", data: given }],
    }),

    "take-action": command({
      title: { sv: "Anteckna åtgärd", en: "Log an action" },
      help: {
        sv: "Vad nämnden har gjort med anledning av rekommendationen, med hänvisning till händelser.",
        en: "What the board did about the recommendation, with references to events.",
      },
      who: boards,
      on: "existing",
      refusals: ["step-missing", "unknown-item"],
      input: z.strictObject({
        unit: unitCode(),
        recommendation: code(named.recommendation),
        what: text(500, named.what),
        evidence: maybe(evidence()),
      }),
      example: { unit: "kommunstyrelsen", recommendation: "r1", what: "Samlad rapport har införts." } as never,
      decide: (_state, { unit: _unit, evidence: events = [], ...action }) => [
        { type: "RecommendationActionTaken", data: { ...action, evidence: events } },
      ],
    }),

    verify: command({
      title: { sv: "Följ upp rekommendation", en: "Verify a recommendation" },
      help: {
        sv: "Revisionens bedömning av om rekommendationen är uppfylld.",
        en: "The auditors' judgement whether the recommendation is met.",
      },
      who: auditors,
      on: "existing",
      refusals: ["step-missing", "unknown-item"],
      input: z.strictObject({ unit: unitCode(), ...verification() }),
      example: { unit: "kommunstyrelsen", recommendation: "r1", verdict: "met" },
      decide: (_state, { unit: _unit, ...verified }) => [{ type: "RecommendationVerified", data: verified }],
    }),
  }),
});

/** A submitted report is closed: what it says is changed by correcting it. */
function refuseClosed() {
  return refuse("step-already-taken", { step: events.AuditReportSubmitted.title });
}
