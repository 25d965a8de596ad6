import * as z from "zod/mini";
import { aggregate, event } from "./kit/aggregate.ts";
import { choice, code, day, label, list, maybe, reference, text, textRef, unitCode } from "./kit/fields.ts";
import { refuse } from "./refusals.ts";
import { functions } from "./vocabulary.ts";

/*
 * A meeting of a forum (DOMAIN §1, networks and cadences). Stream: meeting-<id>. One meeting per occasion, owned by
 * the unit that records it. Attendance is by function and unit, never by name.
 */

const named = {
  forum: { sv: "Forum", en: "Forum" },
  functions: { sv: "Funktioner som deltog", en: "Functions that took part" },
  units: { sv: "Nämnder och kontor som deltog", en: "Boards and offices that took part" },
  standingItems: { sv: "Stående punkter som togs upp", en: "Standing items taken up" },
  decisions: { sv: "Beslut", en: "Decisions" },
  decision: { sv: "Beslut", en: "Decision" },
  actions: { sv: "Åtgärder", en: "Actions" },
  what: { sv: "Vad som ska göras", en: "What is to be done" },
  responsible: { sv: "Ansvarig nämnd eller kontor", en: "Responsible board or office" },
  due: { sv: "Klart senast", en: "Due" },
  notes: { sv: "Anteckning", en: "Note" },
  reason: { sv: "Skäl", en: "Reason" },
  item: { sv: "Punkt", en: "Item" },
  action: { sv: "Åtgärd", en: "Action" },
} as const;

const attendance = () => ({
  forum: reference("forum", named.forum),
  functions: list(choice(functions, named.functions), named.functions, 40, 1),
  units: list(unitCode(), named.units, 60, 1),
  standingItems: maybe(list(label(80, named.item), named.standingItems, 20)),
});

// The storage format.
const events = {
  MeetingPlanned: event({
    schema: 1,
    title: { sv: "Möte planerat", en: "Meeting planned" },
    data: z.strictObject({
      forum: reference("forum", named.forum),
      plannedFor: day({ sv: "Planerat till", en: "Planned for" }),
    }),
    example: { forum: "samordnarnatverket", plannedFor: "2026-03-03" },
  }),
  MeetingHeld: event({
    schema: 1,
    title: { sv: "Möte hållet", en: "Meeting held" },
    data: z.strictObject({
      ...attendance(),
      decisions: list(textRef(500, named.decision), named.decisions, 50),
      actions: list(
        z.strictObject({
          action: code(named.action),
          what: textRef(300, named.what),
          responsible: unitCode(named.responsible),
          due: day(named.due),
        }),
        named.actions,
        50,
        0,
        "action",
      ),
      notes: maybe(textRef(2000, named.notes)),
    }),
    example: {
      forum: "samordnarnatverket",
      functions: ["local-coordinator", "central-coordinator"],
      units: ["kommunstyrelsen", "skarholmen"],
      decisions: [],
      actions: [],
    },
  }),
  MeetingCancelled: event({
    schema: 1,
    title: { sv: "Möte inställt", en: "Meeting cancelled" },
    data: z.strictObject({ forum: reference("forum", named.forum), reason: textRef(300, named.reason) }),
    example: { forum: "samordnarnatverket", reason: { textId: "t-1", commitment: "c-1" } },
  }),
  MeetingActionDone: event({
    schema: 1,
    title: { sv: "Åtgärd från möte klar", en: "Action of a meeting done" },
    data: z.strictObject({ action: code(named.action) }),
    example: { action: "a1" },
  }),
} as const;

interface State {
  readonly status: "none" | "planned" | "held" | "cancelled";
  readonly forum: string;
  readonly units: readonly string[];
  /** Open actions of the meeting, by their code. */
  readonly actions: Readonly<Record<string, "open" | "done">>;
}

const writers = { "local-coordinator": "own unit", "central-coordinator": "own unit" } as const;

export const meeting = aggregate({
  name: "meeting",
  title: { sv: "Mötet", en: "The meeting" },
  events,
  initial: { status: "none", forum: "", units: [], actions: {} } as State,

  evolve(state, { type, data }): State {
    switch (type) {
      case "MeetingPlanned":
        return { ...state, status: "planned", forum: data.forum };
      case "MeetingHeld":
        return {
          status: "held",
          forum: data.forum,
          units: data.units,
          actions: Object.fromEntries(data.actions.map(({ action }) => [action, "open" as const])),
        };
      case "MeetingCancelled":
        return { ...state, status: "cancelled", forum: data.forum };
      case "MeetingActionDone":
        return { ...state, actions: { ...state.actions, [data.action]: "done" } };
    }
  },

  permits(state, { type, data }) {
    const closed = state.status === "held" || state.status === "cancelled";
    switch (type) {
      case "MeetingCancelled":
        if (state.status === "none") return refuse("step-missing", { step: events.MeetingPlanned.title });
        return closed ? refuse("step-already-taken", { step: events[type].title }) : undefined;
      case "MeetingPlanned":
      case "MeetingHeld":
        return closed ? refuse("step-already-taken", { step: events[type].title }) : undefined;
      case "MeetingActionDone":
        if (!Object.hasOwn(state.actions, data.action))
          return refuse("unknown-item", { what: named.action, id: data.action });
        return state.actions[data.action] === "done"
          ? refuse("step-already-taken", { step: events.MeetingActionDone.title })
          : undefined;
    }
  },

  sharedWith: (state) => state.units,
  mayCorrect: writers,

  commands: (command) => ({
    plan: command({
      title: { sv: "Planera möte", en: "Plan a meeting" },
      help: { sv: "Skriver in ett kommande möte.", en: "Enters a coming meeting." },
      who: writers,
      on: "new",
      refusals: ["step-already-taken"],
      input: z.strictObject({
        unit: unitCode(),
        forum: reference("forum", named.forum),
        plannedFor: day({ sv: "Planerat till", en: "Planned for" }),
      }),
      example: { unit: "kommunstyrelsen", forum: "samordnarnatverket", plannedFor: "2026-03-03" },
      decide: (_state, { forum, plannedFor }) => [{ type: "MeetingPlanned", data: { forum, plannedFor } }],
    }),

    hold: command({
      title: { sv: "Anteckna möte", en: "Log a meeting" },
      help: {
        sv: "Skriver in ett möte som har hållits, med funktioner som deltog, beslut och åtgärder.",
        en: "Enters a meeting that was held, with the functions that took part, decisions and actions.",
      },
      who: writers,
      on: "either",
      refusals: ["step-already-taken"],
      input: z.strictObject({
        unit: unitCode(),
        ...attendance(),
        decisions: maybe(list(text(500, named.decision), named.decisions, 50)),
        actions: maybe(
          list(
            z.strictObject({
              what: text(300, named.what),
              responsible: unitCode(named.responsible),
              due: day(named.due),
            }),
            named.actions,
            50,
          ),
        ),
        notes: maybe(text(2000, named.notes)),
      }),
      example: {
        unit: "kommunstyrelsen",
        forum: "samordnarnatverket",
        functions: ["central-coordinator", "local-coordinator"],
        units: ["kommunstyrelsen", "skarholmen"],
        standingItems: ["Lägesbild"],
        decisions: ["Nätverket går igenom lägesbilden vid varje möte."],
        actions: [{ what: "Samla in planerna", responsible: "skarholmen", due: "2026-04-01" }],
        notes: "Mötet hölls digitalt.",
      },
      decide: (_state, { unit: _unit, decisions = [], actions = [], ...held }) => [
        {
          type: "MeetingHeld",
          data: {
            ...held,
            decisions,
            actions: actions.map((action, index) => ({ action: `a${index + 1}`, ...action })),
          },
        },
      ],
    }),

    cancel: command({
      title: { sv: "Ställ in möte", en: "Cancel a meeting" },
      help: { sv: "Ett planerat möte blir inte av.", en: "A planned meeting does not take place." },
      who: writers,
      on: "existing",
      refusals: ["step-missing", "step-already-taken"],
      input: z.strictObject({ reason: text(300, named.reason) }),
      example: { reason: "Flera samordnare hade förhinder." },
      decide: (state, { reason }) => [{ type: "MeetingCancelled", data: { forum: state.forum, reason } }],
    }),

    "complete-action": command({
      title: { sv: "Åtgärd klar", en: "Action done" },
      help: { sv: "En åtgärd från mötet är klar.", en: "An action of the meeting is done." },
      who: { "local-coordinator": "own unit", "central-coordinator": "any unit" },
      on: "existing",
      refusals: ["unknown-item", "step-already-taken"],
      input: z.strictObject({ action: code(named.action) }),
      example: { action: "a1" },
      decide: (_state, { action }) => [{ type: "MeetingActionDone", data: { action } }],
    }),
  }),
});
