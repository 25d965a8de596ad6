import { addDays } from "@liggare/calendar";
import { dayOf, factsOf, isBoard, isComplete, type KnownUnit, lastOf, periodEnd, reportDue } from "@liggare/views";
import {
  allBoards,
  type Claim,
  type Context,
  type Control,
  claim,
  executiveBoard,
  judgedYear,
  otherBoards,
} from "../control.ts";
import { planOf } from "../plans.ts";

/* Fourth audit question: the work is followed up (report §2.3, §3.1.3, §3.3.2, §4, §5). */

function planRevised(context: Context, { unit }: KnownUnit): readonly Claim[] {
  const plan = planOf(context, unit);
  const revised = plan && lastOf(plan.facts, "PlanRevised");
  return revised ? [claim("met", "plan-revised", [revised])] : [];
}

/** The annual report of the judged year, as the board submitted it last. */
const annualReport = (context: Context, unit: string) =>
  context.reports.find(
    (report) => report.unit === unit && report.year === judgedYear(context) && report.period === "annual",
  );

function followUpGathered(context: Context, { unit }: KnownUnit): readonly Claim[] {
  const report = annualReport(context, unit);
  if (report?.sentBack) return [claim("not met", "report-sent-back", [report.sentBack])];
  if (report?.submitted) {
    const nothing = report.status === "nothing-to-report";
    return [claim("met", nothing ? "report-nothing" : "report-submitted", [report.submitted])];
  }
  const asked = reportDue(context.cells, unit, judgedYear(context), "annual", context.on);
  if (!asked || asked.due >= context.on) return [];
  const declared = context.cells.cell("coverage", unit, "plan-follow-up")?.facts ?? [];
  // It may have come on any day since the period's end: the log is to be complete from there.
  const from = addDays(periodEnd(judgedYear(context), "annual"), 1);
  const complete = isComplete(context.cells, unit, "plan-follow-up", from, context.on);
  return complete
    ? [claim("not met", "report-none", [...asked.facts, ...declared], { day: context.on })]
    : [claim("open", "report-not-logged", asked.facts, { day: context.on })];
}

/** What a submitted report leaves out is left out; one that a source tells of may have more than is told. */
function workAnalysed(context: Context, { unit }: KnownUnit): readonly Claim[] {
  const report = annualReport(context, unit);
  if (!report?.submitted || report.status !== "reported") return [];
  if (report.analysis) return [claim("met", "analysis-recorded", [report.analysis, report.submitted])];
  return report.submitted.source ? [] : [claim("not met", "analysis-lacking", [report.submitted])];
}

function consolidated({ releases, on }: Context): readonly Claim[] {
  const last = releases.at(-1);
  if (!last) return [];
  const recent = dayOf(last.occurredOn) > addDays(on, -366);
  return [claim(recent ? "met" : "open", recent ? "summary-released" : "summary-older", [last])];
}

/** The central coordinator's review of every plan of the year. */
function plansReviewed(context: Context): readonly Claim[] {
  const plans = context.units.filter(isBoard).flatMap(({ unit }) => planOf(context, unit) ?? []);
  const reviewed = plans.flatMap(({ facts }) => factsOf(facts, "PlanReviewed").slice(-1));
  if (reviewed.length === 0) return [];
  return [
    reviewed.length === plans.length
      ? claim("met", "plans-reviewed", reviewed)
      : claim("open", "plans-partly-reviewed", reviewed),
  ];
}

/** A board that keeps its log of reports complete has the routine; no report is counted here. */
const concernRoutine = ({ cells, on }: Context, { unit }: KnownUnit): readonly Claim[] =>
  isComplete(cells, unit, "concern-reports", on, on)
    ? [claim("met", "concern-log-kept", cells.cell("coverage", unit, "concern-reports")?.facts ?? [])]
    : [];

function replies(context: Context, { unit }: KnownUnit): readonly Claim[] | "not applicable" {
  const { on } = context;
  const trackers = context.audits.trackers.filter(({ given }) => given.unit === unit && given.data.replyDue);
  if (trackers.length === 0) return "not applicable";
  const facts = (chosen: typeof trackers) => chosen.flatMap(({ given, reply }) => [given, ...(reply ? [reply] : [])]);
  const late = trackers.filter(({ given, reply }) => reply && dayOf(reply.occurredOn) > (given.data.replyDue ?? ""));
  if (late.length > 0) return [claim("not met", "reply-late", facts(late))];
  const awaited = trackers.filter(({ reply }) => !reply);
  if (awaited.length === 0) return [claim("met", "replies-in-time", facts(trackers))];
  const passed = awaited.filter(({ given }) => (given.data.replyDue ?? "") < on);
  return passed.length > 0
    ? [claim("open", "reply-not-logged", facts(passed))]
    : [claim("open", "replies-awaited", facts(awaited))];
}

export const followUp: readonly Control[] = [
  {
    id: "plan-revised",
    question: "q4",
    criterion: "guidelines",
    title: { sv: "Planen är reviderad under året", en: "The plan was revised during the year" },
    kinds: otherBoards,
    subjects: [],
    own: planRevised,
  },
  {
    id: "follow-up-gathered",
    question: "q4",
    criterion: "audit",
    title: {
      sv: "Årets uppföljning av planen är samlad på ett ställe",
      en: "The year's follow-up of the plan is in one place",
    },
    kinds: otherBoards,
    subjects: ["plan-follow-up"],
    ofYear: true,
    own: followUpGathered,
  },
  {
    id: "work-analysed",
    question: "q4",
    criterion: "audit",
    title: { sv: "Arbetet är analyserat för året", en: "The year's work is analysed" },
    kinds: otherBoards,
    subjects: ["plan-follow-up-analysis"],
    ofYear: true,
    own: workAnalysed,
  },
  {
    id: "board-reporting",
    question: "q4",
    criterion: "audit",
    title: {
      sv: "Nämnden får en samlad bild av sitt arbete",
      en: "The board is given a consolidated picture of its work",
    },
    kinds: otherBoards,
    subjects: ["consolidated-reporting"],
  },
  {
    id: "consolidated-reporting",
    question: "q4",
    criterion: "guidelines",
    title: {
      sv: "Kommunstyrelsen får en samlad rapportering av nämndernas arbete",
      en: "The executive board is given consolidated reporting of the boards' work",
    },
    kinds: executiveBoard,
    subjects: ["consolidated-reporting", "reporting-of-boards"],
    own: consolidated,
  },
  {
    id: "adherence-analysed",
    question: "q4",
    criterion: "audit",
    title: { sv: "Hur långt planerna följs är analyserat", en: "How far the plans are followed is analysed" },
    kinds: executiveBoard,
    subjects: ["plan-adherence-analysis"],
  },
  {
    id: "plans-reviewed",
    question: "q4",
    criterion: "guidelines",
    title: { sv: "Planerna granskas och godkänns varje år", en: "The plans are reviewed and approved each year" },
    kinds: executiveBoard,
    subjects: ["plan-review", "plan-approval"],
    own: plansReviewed,
  },
  {
    id: "concern-routine",
    question: "q4",
    criterion: "guidelines",
    title: { sv: "Rutinen vid oro eller händelse finns", en: "The routine for concerns and events is in place" },
    kinds: allBoards,
    subjects: ["concern-routine"],
    own: concernRoutine,
  },
  {
    id: "replies-in-time",
    question: "q4",
    criterion: "audit",
    title: { sv: "Yttranden över rekommendationer lämnas i tid", en: "Replies to recommendations are given in time" },
    kinds: allBoards,
    subjects: [],
    own: replies,
  },
];
