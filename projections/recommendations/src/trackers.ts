import type { IsoDate } from "@liggare/calendar";
import { functions } from "@liggare/domain";
import {
  codeText,
  dayOf,
  evidenceOf,
  type FactOf,
  factsOf,
  inTime,
  type KnownAudits,
  type KnownPlanned,
  type KnownTracker,
  lateFrom,
  type Snapshot,
  wordOf,
} from "@liggare/views";
import type { ActionRow, NextStep, TrackerRow, VerdictRow } from "./answer.ts";
import { linksOf } from "./links.ts";
import { actionTexts, statusTexts, stepTexts } from "./texts.ts";

export interface Naming {
  readonly cells: Snapshot;
  readonly on: IsoDate;
  readonly names: ReadonlyMap<string, string>;
  readonly titles: KnownAudits["titles"];
}

export function trackerRow(known: KnownTracker, { cells, on, names, titles }: Naming): TrackerRow {
  const { audit, given, owner, reply, status, facts } = known;
  const { recommendation, subject, wordingSummary, wordingReport, replyDue } = given.data;
  const key = `${audit} ${given.unit} ${recommendation}`;
  return {
    key,
    audit,
    auditTitle: titles.get(audit) ?? null,
    unit: given.unit,
    name: names.get(given.unit) ?? given.unit,
    recommendation,
    subject,
    subjectText: codeText("RecommendationGiven", "subject", subject),
    wordingSummary,
    wordingReport,
    wordingsDiffer: wordingSummary !== wordingReport,
    owner: owner?.data.owner ?? null,
    ownerText: owner ? wordOf(functions, owner.data.owner) : null,
    replyDue: replyDue ?? null,
    repliedOn: reply?.occurredOn ?? null,
    position: reply?.data.position ?? null,
    positionText: reply ? codeText("ReplyGiven", "position", reply.data.position) : null,
    registryNumber: reply?.data.registryNumber ?? null,
    status,
    statusText: statusTexts[status],
    since: !reply && replyDue !== undefined && replyDue < on ? lateFrom(replyDue) : null,
    actions: actionRows(known, key, cells, on),
    verdicts: [...factsOf(facts, "RecommendationVerified")]
      .sort((a, b) => inTime(b, a))
      .map((verified) => verdictRow(verified, cells)),
    nextStep: nextStep(known),
    ...evidenceOf(facts, given.unit),
  };
}

/** Planned actions by their due date, then what was done unplanned by its day. */
function actionRows({ planned, actions, given }: KnownTracker, key: string, cells: Snapshot, on: IsoDate): ActionRow[] {
  const carriedOut = new Set(planned.flatMap(({ done }) => done?.number ?? []));
  const unplanned = actions.filter(({ number }) => !carriedOut.has(number));
  return [
    ...[...planned]
      .sort((a, b) => (a.planned.data.due < b.planned.data.due ? -1 : a.planned.data.due > b.planned.data.due ? 1 : 0))
      .map((each) => plannedRow(each, key, cells, on)),
    ...[...unplanned].sort(inTime).map((done) => ({
      key: `${key} ${done.number}`,
      action: null,
      what: done.data.what,
      due: null,
      responsible: null,
      responsibleText: null,
      status: "done" as const,
      statusText: actionTexts.done,
      since: null,
      doneOn: done.occurredOn,
      outcome: null,
      reasons: null,
      links: linksOf(cells, done.data.evidence),
      ...evidenceOf([done], given.unit),
    })),
  ];
}

function plannedRow({ planned, done, dropped }: KnownPlanned, key: string, cells: Snapshot, on: IsoDate): ActionRow {
  const { action, what, due, responsible } = planned.data;
  const late = (done ? dayOf(done.occurredOn) : on) > due;
  const status = dropped ? "dropped" : done ? (late ? "done-late" : "done") : late ? "overdue" : "planned";
  return {
    key: `${key} ${action}`,
    action,
    what,
    due,
    responsible: responsible ?? null,
    responsibleText: responsible === undefined ? null : wordOf(functions, responsible),
    status,
    statusText: actionTexts[status],
    since: status === "overdue" ? lateFrom(due) : null,
    doneOn: done?.occurredOn ?? null,
    outcome: done?.data.what ?? null,
    reasons: dropped?.data.reasons ?? null,
    links: linksOf(cells, done?.data.evidence ?? []),
    ...evidenceOf([planned, ...(done ? [done] : []), ...(dropped ? [dropped] : [])], planned.unit),
  };
}

const verdictRow = (verified: FactOf<"RecommendationVerified">, cells: Snapshot): VerdictRow => ({
  verdict: verified.data.verdict,
  verdictText: codeText("RecommendationVerified", "verdict", verified.data.verdict),
  on: verified.occurredOn,
  reasons: verified.data.reasons ?? null,
  links: linksOf(cells, verified.data.evidence ?? []),
  ...evidenceOf([verified], verified.unit),
});

/** What is to be done next: a verdict that it is met ends it; another one asks for new actions. */
function nextStep({ given, owner, reply, planned, actions, verified }: KnownTracker): NextStep {
  const step = (which: NextStep["step"], by: NextStep["by"], due?: string | undefined): NextStep => ({
    step: which,
    text: stepTexts[which],
    by,
    due: due ?? null,
  });
  if (verified?.data.verdict === "met") return step("none", null);
  if (!reply) return step("reply", "board", given.data.replyDue);
  if (!owner) return step("set-owner", "board");
  const open = planned.filter(({ done, dropped }) => !done && !dropped).map(({ planned: { data } }) => data.due);
  const [first] = open.sort();
  if (first !== undefined) return step("carry-out", "board", first);
  const since = verified?.number ?? 0;
  return actions.some(({ number }) => number > since) ? step("verify", "auditors") : step("plan-action", "board");
}
