import * as z from "zod/mini";
import { events as planEvents } from "./action-plan-events.ts";
import type { PlanState } from "./action-plan-state.ts";
import { aggregate } from "./kit/aggregate.ts";
import { list, maybe, registryNumber, text } from "./kit/fields.ts";
import type { Known, Need } from "./kit/needs.ts";
import { events, named, writtenActivity } from "./plan-report-events.ts";
import { type Refused, refuse } from "./refusals.ts";

/*
 * A board's follow-up of its action plan for one period (DOMAIN §1.6, §1.21, report §3.1.3, §3.3.2).
 * Stream: plan-report-<unit>-<year>-<t1|t2|annual>. Activities and analysis are reported, then the report is submitted
 * and closed but for corrections; the central coordinator may send it back. "Nothing to report" is a report too.
 */

interface State {
  readonly status: "none" | "begun" | "submitted" | "sent-back";
  /** Measures that were reported on. */
  readonly reported: readonly string[];
}

const shape = /^(?<unit>[a-z0-9-]+)-20\d\d-(?:t1|t2|annual)$/;
const unitOfReport = (id: string): string | undefined => shape.exec(id)?.groups?.unit;
const idFault = (id: string): Refused | undefined =>
  unitOfReport(id)
    ? undefined
    : refuse("id-mismatch", { expected: { sv: "<nämnd>-<år>-<t1|t2|annual>", en: "<board>-<year>-<t1|t2|annual>" } });

/** The plan that a report follows up. */
const planOf = (id: string): string => id.slice(0, id.lastIndexOf("-"));

/** Only what was ever a measure of the plan can be reported on. */
function notInPlan(plan: Known | undefined, activities: readonly { readonly measure: string }[]): Refused | undefined {
  if (plan?.kind !== "stream") return refuse("step-missing", { step: planEvents.PlanDrafted.title });
  const { measures } = plan.state as Pick<PlanState, "measures">;
  const index = activities.findIndex(({ measure }) => !Object.hasOwn(measures, measure));
  const unknown = activities[index];
  return unknown
    ? refuse("unknown-item", { what: named.measure, id: unknown.measure }, [
        {
          pointer: `/input/activities/${index}/measure`,
          sv: "Ange en åtgärd som finns i planen",
          en: "Enter a measure of the plan",
        },
      ])
    : undefined;
}

const local = { "local-coordinator": "own unit", "central-coordinator": "own unit" } as const;
const central = { "central-coordinator": "any unit" } as const;

const taken = (type: keyof typeof events) => refuse("step-already-taken", { step: events[type].title });
const missing = (type: keyof typeof events) => refuse("step-missing", { step: events[type].title });

export const planReport = aggregate({
  name: "plan-report",
  idIs: {
    sv: "Nämndens kod, året och tiden, till exempel skarholmen-2026-t1",
    en: "The board’s code, the year and the period, such as skarholmen-2026-t1",
  },
  title: { sv: "Uppföljningen av planen", en: "The follow-up of the plan" },
  events,
  initial: { status: "none", reported: [] } as State,

  evolve(state, { type, data }): State {
    switch (type) {
      case "PlanActivityReported":
        return { status: "begun", reported: [...new Set([...state.reported, data.measure])] };
      case "PlanAnalysisRecorded":
        return { ...state, status: "begun" };
      case "PlanReportSubmitted":
      case "PlanNothingReported":
        return { ...state, status: "submitted" };
      case "PlanReportSentBack":
        return { ...state, status: "sent-back" };
    }
  },

  permits({ status, reported }, { type }, { founding }) {
    if (type === "PlanReportSentBack") {
      if (status === "sent-back") return taken(type);
      return status === "submitted" || founding ? undefined : missing("PlanReportSubmitted");
    }
    // What is submitted is closed until it is sent back; corrections have their own way.
    if (status === "submitted") return taken("PlanReportSubmitted");
    switch (type) {
      case "PlanReportSubmitted":
        return status === "begun" || founding ? undefined : missing("PlanActivityReported");
      case "PlanNothingReported":
        return reported.length > 0 ? taken("PlanActivityReported") : undefined;
      default:
        return undefined;
    }
  },

  unitOf: (id: string) => unitOfReport(id),
  mayCorrect: { "local-coordinator": "own unit", "central-coordinator": "own unit" },

  commands: (command) => ({
    "report-activities": command({
      title: { sv: "Rapportera aktiviteter", en: "Report activities" },
      help: {
        sv: "Läge och resultat för planens åtgärder, och effekt där det finns underlag. Det du inte rapporterar visas som inte rapporterat.",
        en: "State and result of the plan's measures, and effect where there is evidence. What is left out shows as not reported.",
      },
      who: local,
      on: "either",
      refusals: ["id-mismatch", "step-missing", "step-already-taken", "unknown-item"],
      input: z.strictObject({ activities: list(writtenActivity(), named.activities, 100, 1, "measure") }),
      example: {
        activities: [
          { measure: "m1", state: "carried-out", result: "Alla berörda enheter har gått utbildningen." },
          { measure: "m2", state: "under-way", pace: "on-time" },
        ],
      } as never,
      needs: (_input, { id }): Readonly<Record<string, Need>> =>
        idFault(id) ? {} : { plan: { kind: "stream", aggregate: "action-plan", id: planOf(id) } },
      decide: (_state, { activities }, { id, known, founding }) => {
        const fault = idFault(id) ?? (founding ? undefined : notInPlan(known.plan, activities));
        return fault ?? activities.map((activity) => ({ type: "PlanActivityReported", data: activity }) as const);
      },
    }),

    "record-analysis": command({
      title: { sv: "Anteckna samlad analys", en: "Record the consolidated analysis" },
      help: {
        sv: "Nämndens egen analys av arbetet under perioden. Ersätter den förra.",
        en: "The board's own analysis of the work in the period. Replaces the one before.",
      },
      who: local,
      on: "either",
      refusals: ["id-mismatch", "step-already-taken"],
      input: z.strictObject({ analysis: text(4000, named.analysis) }),
      example: { analysis: "Arbetet följer planen. Utbildningen når färre än tänkt." } as never,
      decide: (_state, recorded, { id }) => idFault(id) ?? [{ type: "PlanAnalysisRecorded", data: recorded }],
    }),

    submit: command({
      title: { sv: "Lämna uppföljningen", en: "Submit the follow-up" },
      help: {
        sv: "Uppföljningen lämnas och stängs. Därefter ändras den bara genom rättelse, eller när den har återsänts.",
        en: "The follow-up is submitted and closed. After that it changes by correction only, or when it was sent back.",
      },
      who: local,
      on: "either",
      refusals: ["id-mismatch", "step-missing", "step-already-taken"],
      input: z.strictObject({ registryNumber: maybe(registryNumber()) }),
      example: { registryNumber: "SKA 2026/40" },
      decide: (_state, submitted, { id }) => idFault(id) ?? [{ type: "PlanReportSubmitted", data: submitted }],
    }),

    "report-nothing": command({
      title: { sv: "Lämna nollrapport", en: "Report that there is nothing" },
      help: {
        sv: "Nämnden har inget att rapportera för perioden. Det är också en rapport.",
        en: "The board has nothing to report for the period. That is a report too.",
      },
      who: local,
      on: "either",
      refusals: ["id-mismatch", "step-already-taken"],
      input: z.strictObject({ registryNumber: maybe(registryNumber()), why: maybe(text(500, named.why)) }),
      example: {},
      decide: (_state, nothing, { id }) => idFault(id) ?? [{ type: "PlanNothingReported", data: nothing }],
    }),

    "send-back": command({
      title: { sv: "Återsänd för komplettering", en: "Send back for completion" },
      help: {
        sv: "Uppföljningen öppnas igen. Ange vad som behöver kompletteras.",
        en: "The follow-up is opened again. State what needs to be completed.",
      },
      who: central,
      on: "either",
      refusals: ["id-mismatch", "step-missing", "step-already-taken"],
      input: z.strictObject({ reasons: text(1000, named.reasons) }),
      example: { reasons: "Läget för två åtgärder saknas." } as never,
      decide: (_state, back, { id }) => idFault(id) ?? [{ type: "PlanReportSentBack", data: back }],
    }),
  }),
});
