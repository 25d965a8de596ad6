import * as z from "zod/mini";
import { aggregate, event } from "./kit/aggregate.ts";
import { choice, day, list, maybe, registryNumber, text, textRef, unitCode, wholeNumber } from "./kit/fields.ts";
import { reportPeriods } from "./plan-report-vocabulary.ts";
import { refuse } from "./refusals.ts";

/*
 * The central coordinator's request that boards report on their action plans by a day (DOMAIN §1.20–21, report §3.1.3).
 * Stream: follow-up-round-<year>-<t1|t2|annual>. Only from its due day on is a report late.
 */

const named = {
  year: { sv: "År", en: "Year" },
  period: { sv: "Period", en: "Period" },
  due: { sv: "Lämnas senast", en: "To be submitted by" },
  boards: { sv: "Nämnder (tomt: alla)", en: "Boards (empty: all)" },
  why: { sv: "Varför", en: "Why" },
} as const;

const requested = () => ({
  year: wholeNumber(named.year, 2000, 2100),
  period: choice(reportPeriods, named.period),
  due: day(named.due),
  boards: maybe(list(unitCode(), named.boards, 100, 1)),
  registryNumber: maybe(registryNumber()),
});

// The storage format.
const events = {
  FollowUpRequested: event({
    schema: 1,
    fixed: ["year", "period"],
    title: { sv: "Uppföljning av handlingsplaner begärd", en: "Follow-up of plans requested" },
    data: z.strictObject(requested()),
    example: { year: 2026, period: "t1", due: "2026-05-20" },
  }),
  FollowUpDueMoved: event({
    schema: 1,
    title: { sv: "Sista dag för uppföljningen flyttad", en: "Due day of the follow-up moved" },
    data: z.strictObject({ due: day(named.due), why: maybe(textRef(300, named.why)) }),
    example: { due: "2026-05-27" },
  }),
} as const;

interface State {
  readonly requested: boolean;
}

const convener = { "central-coordinator": "own unit" } as const;

export const followUpRound = aggregate({
  name: "follow-up-round",
  idIs: {
    sv: "Året och tiden, till exempel 2026-t1 eller 2026-annual",
    en: "The year and the period, such as 2026-t1 or 2026-annual",
  },
  title: { sv: "Uppföljningsomgången", en: "The follow-up round" },
  events,
  initial: { requested: false } as State,

  evolve(_state, { type }): State {
    switch (type) {
      case "FollowUpRequested":
      case "FollowUpDueMoved":
        return { requested: true };
    }
  },

  permits({ requested: open }, { type }, { founding }) {
    switch (type) {
      case "FollowUpRequested":
        return open ? refuse("step-already-taken", { step: events[type].title }) : undefined;
      case "FollowUpDueMoved":
        return open || founding ? undefined : refuse("step-missing", { step: events.FollowUpRequested.title });
    }
  },

  mayCorrect: convener,

  commands: (command) => ({
    request: command({
      title: { sv: "Begär uppföljning", en: "Request follow-up" },
      help: {
        sv: "Nämnderna ska ha lämnat sin uppföljning senast den dag som du anger.",
        en: "The boards are to have submitted their follow-up by the day that you state.",
      },
      who: convener,
      on: "new",
      refusals: ["id-mismatch", "step-already-taken"],
      input: z.strictObject({ unit: unitCode(), ...requested() }),
      example: { unit: "kommunstyrelsen", year: 2026, period: "t1", due: "2026-05-20" },
      decide: (_state, { unit: _unit, ...data }, { id }) =>
        id === `${data.year}-${data.period}`
          ? [{ type: "FollowUpRequested", data }]
          : refuse("id-mismatch", { expected: `${data.year}-${data.period}` }),
    }),

    "move-due": command({
      title: { sv: "Flytta sista dagen", en: "Move the due day" },
      help: { sv: "Uppföljningen ska lämnas en annan dag.", en: "The follow-up is due on another day." },
      who: convener,
      on: "either",
      refusals: ["step-missing"],
      input: z.strictObject({ unit: unitCode(), due: day(named.due), why: maybe(text(300, named.why)) }),
      example: { unit: "kommunstyrelsen", due: "2026-05-27" },
      decide: (_state, { unit: _unit, ...moved }) => [{ type: "FollowUpDueMoved", data: moved }],
    }),
  }),
});
