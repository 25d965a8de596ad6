import * as z from "zod/mini";
import { aggregate, event } from "./kit/aggregate.ts";
import { choice, code, day, list, maybe, registryNumber, text, textRef, unitCode } from "./kit/fields.ts";
import { referralAnswers } from "./police-vocabulary.ts";
import { refuse } from "./refusals.ts";

/*
 * The round of comments (remiss) on a draft of an agreement with the police (DOMAIN §1.11, report §3.3.7). Stream:
 * agreement-referral-<id>. The executive board sends the draft; each board answers for itself, side by side. An answer
 * after the last day is taken and shown as late.
 */

const named = {
  agreement: { sv: "Överenskommelse som utkastet gäller", en: "Agreement that is drafted" },
  to: { sv: "Nämnder som ska yttra sig", en: "Boards that are to comment" },
  board: { sv: "Nämnd", en: "Board" },
  answerBy: { sv: "Svar senast", en: "Answer by" },
  answer: { sv: "Svar", en: "Answer" },
  comments: { sv: "Synpunkter", en: "Comments" },
  reason: { sv: "Skäl", en: "Reason" },
  summary: { sv: "Sammanställning av svaren", en: "Summary of the answers" },
} as const;

const sent = () => ({
  // A code and no reference: while it is a draft there is no agreement yet.
  agreement: maybe(code(named.agreement)),
  to: list(unitCode(named.board), named.to, 60, 1),
  answerBy: day(named.answerBy),
  registryNumber: maybe(registryNumber()),
});
const exampleSent = {
  agreement: "stad-polisregion-2026",
  to: ["skarholmen", "spanga-tensta"],
  answerBy: "2026-03-31",
  registryNumber: "KS 2025/1312",
};
const sealed = { textId: "t-1", commitment: "c-1" };

const central = { "central-coordinator": "any unit" } as const;
const boards = { "local-coordinator": "own unit", "central-coordinator": "any unit" } as const;

// The storage format.
const events = {
  ReferralSent: event({
    schema: 1,
    correctedBy: central,
    title: { sv: "Utkast skickat på remiss", en: "Draft referred for comment" },
    data: z.strictObject(sent()),
    example: exampleSent,
  }),
  ReferralProlonged: event({
    schema: 1,
    correctedBy: central,
    title: { sv: "Svarstiden förlängd", en: "Time for answers prolonged" },
    data: z.strictObject({ answerBy: day(named.answerBy), reason: maybe(textRef(300, named.reason)) }),
    example: { answerBy: "2026-04-30", reason: sealed },
  }),
  ReferralReminderSent: event({
    schema: 1,
    correctedBy: central,
    title: { sv: "Påminnelse om remiss skickad", en: "Reminder of a referral sent" },
    data: z.strictObject({ to: list(unitCode(named.board), named.to, 60, 1) }),
    example: { to: ["spanga-tensta"] },
  }),
  ReferralAnswered: event({
    schema: 1,
    title: { sv: "Remiss besvarad", en: "Referral answered" },
    data: z.strictObject({
      answer: choice(referralAnswers, named.answer),
      comments: maybe(textRef(2000, named.comments)),
      registryNumber: maybe(registryNumber()),
    }),
    example: { answer: "with-comments", comments: sealed, registryNumber: "SKA 2026/41" },
  }),
  ReferralClosed: event({
    schema: 1,
    correctedBy: central,
    title: { sv: "Remissen avslutad", en: "Referral closed" },
    data: z.strictObject({ summary: maybe(textRef(2000, named.summary)) }),
    example: { summary: sealed },
  }),
} as const;

interface State {
  readonly status: "none" | "sent" | "closed";
  readonly to: readonly string[];
  readonly answered: readonly string[];
}

const title = { sv: "Remissen", en: "The referral" };

export const agreementReferral = aggregate({
  name: "agreement-referral",
  title,
  ownedBy: "entry",
  events,
  initial: { status: "none", to: [], answered: [] } as State,

  evolve(state, { type, data, unit }): State {
    switch (type) {
      case "ReferralSent":
        return { ...state, status: "sent", to: data.to };
      case "ReferralProlonged":
      case "ReferralReminderSent":
        return state;
      case "ReferralAnswered":
        return { ...state, answered: [...state.answered, unit] };
      case "ReferralClosed":
        return { ...state, status: "closed" };
    }
  },

  permits(state, { type, data, unit }, { founding }) {
    const taken = (step: keyof typeof events) => refuse("step-already-taken", { step: events[step].title });
    if (type === "ReferralSent") return state.status === "none" ? undefined : refuse("already-exists", { what: title });
    if (state.status === "closed") return taken("ReferralClosed");
    if (state.status === "none" && !founding) return refuse("step-missing", { step: events.ReferralSent.title });
    const stranger = (board: string) =>
      state.status === "none" || state.to.includes(board)
        ? undefined
        : refuse("unknown-item", { what: named.board, id: board });
    switch (type) {
      case "ReferralAnswered":
        return state.answered.includes(unit) ? taken(type) : stranger(unit);
      case "ReferralReminderSent":
        return data.to.map(stranger).find((refused) => refused);
      case "ReferralProlonged":
      case "ReferralClosed":
        return undefined;
    }
  },

  sharedWith: ({ to }) => to,
  mayCorrect: boards,

  commands: (command) => ({
    send: command({
      title: { sv: "Skicka utkast på remiss", en: "Refer a draft for comment" },
      help: {
        sv: "Utkastet till en överenskommelse skickas till nämnderna, med sista dag för svar.",
        en: "The draft of an agreement is sent to the boards, with the last day for answers.",
      },
      who: central,
      on: "either",
      refusals: ["already-exists"],
      input: z.strictObject({ unit: unitCode(), ...sent() }),
      example: { unit: "kommunstyrelsen", ...exampleSent },
      decide: (_state, { unit: _unit, ...data }) => [{ type: "ReferralSent", data }],
    }),

    prolong: command({
      title: { sv: "Förläng svarstiden", en: "Prolong the time for answers" },
      help: { sv: "En ny sista dag för svar gäller för alla.", en: "A new last day for answers holds for all." },
      who: central,
      on: "existing",
      refusals: ["step-missing", "step-already-taken"],
      input: z.strictObject({
        unit: unitCode(),
        answerBy: day(named.answerBy),
        reason: maybe(text(300, named.reason)),
      }),
      example: { unit: "kommunstyrelsen", answerBy: "2026-04-30", reason: "Flera nämnder sammanträder i april." },
      decide: (_state, { unit: _unit, ...data }) => [{ type: "ReferralProlonged", data }],
    }),

    remind: command({
      title: { sv: "Anteckna påminnelse", en: "Log a reminder" },
      help: { sv: "Nämnder som har påmints om remissen.", en: "Boards that were reminded of the referral." },
      who: central,
      on: "existing",
      refusals: ["unknown-item", "step-missing", "step-already-taken"],
      input: z.strictObject({ unit: unitCode(), to: list(unitCode(named.board), named.to, 60, 1) }),
      example: { unit: "kommunstyrelsen", to: ["skarholmen"] },
      decide: (_state, { to }) => [{ type: "ReferralReminderSent", data: { to } }],
    }),

    answer: command({
      title: { sv: "Besvara remiss", en: "Answer a referral" },
      help: {
        sv: "Nämndens svar på utkastet. Ett svar efter sista dagen tas emot och visas som sent.",
        en: "The board's answer to the draft. An answer after the last day is taken and shown as late.",
      },
      who: boards,
      on: "existing",
      refusals: ["unknown-item", "step-missing", "step-already-taken"],
      input: z.strictObject({
        unit: unitCode(),
        answer: choice(referralAnswers, named.answer),
        comments: maybe(text(2000, named.comments)),
        registryNumber: maybe(registryNumber()),
      }),
      example: { unit: "skarholmen", answer: "with-comments", comments: "Lägesbilden bör delas varje kvartal." },
      decide: (_state, { unit: _unit, ...data }) => [{ type: "ReferralAnswered", data }],
    }),

    close: command({
      title: { sv: "Avsluta remiss", en: "Close a referral" },
      help: { sv: "Svaren är sammanställda.", en: "The answers have been compiled." },
      who: central,
      on: "existing",
      refusals: ["step-missing", "step-already-taken"],
      input: z.strictObject({ unit: unitCode(), summary: maybe(text(2000, named.summary)) }),
      example: { unit: "kommunstyrelsen", summary: "Nämnderna tillstyrker med synpunkter på lägesbilden." },
      decide: (_state, { unit: _unit, ...data }) => [{ type: "ReferralClosed", data }],
    }),
  }),
});
