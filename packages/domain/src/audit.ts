import { auditCommands } from "./audit-commands.ts";
import { events, named } from "./audit-events.ts";
import { type AuditState, initial, trackerKey, withAction, withTracker } from "./audit-state.ts";
import { aggregate } from "./kit/aggregate.ts";
import { type Refused, refuse } from "./refusals.ts";

/*
 * An audit and what becomes of it (DOMAIN §1.22–23, report §1.2, §1.5, §5). Stream: audit-<id>. Auditors and the boards
 * that they audit write side by side; each entry belongs to the board that it concerns. A recommendation is followed
 * per board: who answers for it, the reply, actions planned and taken, and what the auditors find when they look again.
 * Sentences of a published report are kept as labels, so that the log can be read without the vault.
 */

export const audit = aggregate({
  name: "audit",
  idIs: { sv: "Granskningens kod, till exempel 2-2019", en: "The audit’s code, such as 2-2019" },
  title: { sv: "Granskningen", en: "The audit" },
  ownedBy: "entry",
  events,
  initial,

  evolve(state, { type, data, unit }): AuditState {
    switch (type) {
      case "AuditOpened":
        return {
          ...state,
          opened: true,
          questions: data.questions.map(({ question }) => question),
          criteria: data.criteria.map(({ criterion }) => criterion),
        };
      case "FindingRecorded":
        return { ...state, findings: [...state.findings, data.finding] };
      case "RecommendationGiven":
        return {
          ...state,
          trackers: { ...state.trackers, [trackerKey(unit, data.recommendation)]: { replied: false, actions: {} } },
        };
      case "AuditReportSubmitted":
        return { ...state, submitted: true };
      case "ReplyGiven":
        return withTracker(state, unit, data.recommendation, (tracker) => ({ ...tracker, replied: true }));
      case "RecommendationOwnerSet":
        return withTracker(state, unit, data.recommendation, (tracker) => ({ ...tracker, owner: data.owner }));
      case "RecommendationActionPlanned":
        return withTracker(state, unit, data.recommendation, (tracker) => withAction(tracker, data.action, "planned"));
      case "RecommendationActionTaken":
        return withTracker(state, unit, data.recommendation, (tracker) => withAction(tracker, data.action, "done"));
      case "RecommendationActionDropped":
        return withTracker(state, unit, data.recommendation, (tracker) => withAction(tracker, data.action, "dropped"));
      case "RecommendationVerified":
        return state;
    }
  },

  permits(state, { type, data, unit }, { founding }) {
    const taken = (step: keyof typeof events) => refuse("step-already-taken", { step: events[step].title });
    const missing = (step: keyof typeof events) =>
      founding ? undefined : refuse("step-missing", { step: events[step].title });
    if (type === "AuditOpened") return state.opened ? taken(type) : undefined;
    if (!state.opened) {
      const refused = missing("AuditOpened");
      if (refused) return refused;
    }
    // A submitted report is closed: what it says is changed by correcting it.
    const closed = state.submitted && !founding ? taken("AuditReportSubmitted") : undefined;
    switch (type) {
      case "FindingRecorded":
        return unknownGround(state, data) ?? known(state.findings, data.finding) ?? closed;
      case "RecommendationGiven":
        return known(Object.keys(state.trackers), trackerKey(unit, data.recommendation), data.recommendation) ?? closed;
      case "AuditReportSubmitted":
        return state.submitted ? taken(type) : undefined;
    }
    const tracker = state.trackers[trackerKey(unit, data.recommendation)];
    if (!tracker) return refuse("unknown-item", { what: named.recommendation, id: data.recommendation });
    if (!state.submitted) {
      const refused = missing("AuditReportSubmitted");
      if (refused) return refused;
    }
    switch (type) {
      case "ReplyGiven":
        return tracker.replied ? taken(type) : undefined;
      case "RecommendationOwnerSet":
        return tracker.owner === data.owner ? taken(type) : undefined;
      case "RecommendationActionPlanned":
        return known(Object.keys(tracker.actions), data.action);
      case "RecommendationActionTaken":
      case "RecommendationActionDropped": {
        if (data.action === undefined) return undefined;
        const now = Object.hasOwn(tracker.actions, data.action) ? tracker.actions[data.action] : undefined;
        if (now === "done") return taken("RecommendationActionTaken");
        if (now === "dropped") return taken("RecommendationActionDropped");
        return now === "planned" ? undefined : refuse("unknown-item", { what: named.action, id: data.action });
      }
      case "RecommendationVerified":
        return undefined;
    }
  },

  mayCorrect: { auditor: "any unit", "local-coordinator": "own unit", "central-coordinator": "own unit" },

  commands: auditCommands,
});

const known = (codes: readonly string[], code: string, what = code): Refused | undefined =>
  codes.includes(code) ? refuse("already-exists", { what }) : undefined;

/** A finding answers a question, and is judged by a criterion, of this audit. */
function unknownGround(
  { questions, criteria }: AuditState,
  { question, criterion }: { readonly question?: string | undefined; readonly criterion?: string | undefined },
): Refused | undefined {
  if (question !== undefined && !questions.includes(question))
    return refuse("unknown-item", { what: named.question, id: question });
  return criterion !== undefined && !criteria.includes(criterion)
    ? refuse("unknown-item", { what: named.criterion, id: criterion })
    : undefined;
}
