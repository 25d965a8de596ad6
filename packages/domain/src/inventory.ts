import * as z from "zod/mini";
import {
  answered,
  cases,
  events,
  exampleAnswer,
  exampleOpened,
  ledTo,
  named,
  opened,
  reminded,
  silentBoard,
  wentIn,
} from "./inventory-events.ts";
import { aggregate } from "./kit/aggregate.ts";
import { lastNumber } from "./kit/codes.ts";
import { maybe, text, unitCode } from "./kit/fields.ts";
import { refuse } from "./refusals.ts";

/*
 * A round in which one board or office asks the others for their picture, presence, cases and challenges (DOMAIN §1.10,
 * report §3.2.1). Stream: inventory-<id>. The convener and the boards that it asks write side by side; each entry
 * belongs to the one that wrote it.
 */

interface State {
  /** Board or office of the coordinator who asks; undefined before the round is opened. */
  readonly convener?: string;
  readonly asked: readonly string[];
  readonly answered: readonly string[];
  /** Boards whose number of cases is stated. */
  readonly cases: readonly string[];
  /** Number of the newest compiled result; 0 before the first. */
  readonly result: number;
}

const writers = { "local-coordinator": "own unit", "central-coordinator": "own unit" } as const;

export const inventory = aggregate({
  name: "inventory",
  idIs: { sv: "Inventeringens kod, till exempel 2026", en: "The inventory’s code, such as 2026" },
  title: { sv: "Inventeringen", en: "The inventory" },
  ownedBy: "entry",
  events,
  initial: { asked: [], answered: [], cases: [], result: 0 } as State,

  evolve(state, { type, data, unit }): State {
    switch (type) {
      case "InventoryOpened":
        return { ...state, convener: unit, asked: data.units };
      case "InventoryAnswered":
        return { ...state, answered: [...state.answered, unit] };
      case "InventoryCasesStated":
        return { ...state, cases: [...state.cases, unit] };
      case "InventoryCompiled":
        return { ...state, result: data.result };
      case "InventoryReminded":
      case "InventoryLedTo":
        return state;
    }
  },

  permits(state, { type, data, unit }, { founding }) {
    const taken = () => refuse("step-already-taken", { step: events[type].title });
    const missing = (step: keyof typeof events) =>
      founding ? undefined : refuse("step-missing", { step: events[step].title });
    const { convener, asked } = state;
    if (type === "InventoryOpened") return convener === undefined ? undefined : taken();
    if (convener === undefined) {
      const refused = missing("InventoryOpened");
      if (refused) return refused;
    }
    // Without its opening, as a founding import may have it, a round knows no boards.
    const known = convener !== undefined || !founding;
    switch (type) {
      case "InventoryAnswered":
      case "InventoryCasesStated":
        if (known && !asked.includes(unit)) return refuse("unknown-item", { what: named.asked, id: unit });
        if (state[type === "InventoryAnswered" ? "answered" : "cases"].includes(unit)) return taken();
        // The number of cases is a part of the answer: it stands and falls with it.
        return type === "InventoryAnswered" || state.answered.includes(unit) ? undefined : missing("InventoryAnswered");
      case "InventoryReminded":
      case "InventoryLedTo":
      case "InventoryCompiled": {
        if (known && unit !== convener) return refuse("unknown-item", { what: named.convener, id: unit });
        const other = data.units.find((each) => !asked.includes(each));
        if (known && other !== undefined) return refuse("unknown-item", { what: named.asked, id: other });
        return type === "InventoryCompiled" && data.result <= state.result ? taken() : undefined;
      }
    }
  },

  mayCorrect: writers,

  commands: (command) => ({
    open: command({
      title: { sv: "Påbörja inventering", en: "Open an inventory" },
      help: {
        sv: "Vad nämnderna frågas efter och när svaren ska finnas. De ser frågan i sin lägesbild.",
        en: "What the boards are asked for, and when the answers are due. They see the question in their picture.",
      },
      who: writers,
      on: "either",
      refusals: ["step-already-taken"],
      input: z.strictObject({ unit: unitCode(named.convener), ...opened() }),
      example: { unit: "kommunstyrelsen", ...exampleOpened },
      decide: (_state, { unit: _unit, ...round }) => [{ type: "InventoryOpened", data: round }],
    }),

    remind: command({
      title: { sv: "Påminn om inventering", en: "Remind of an inventory" },
      help: {
        sv: "Antecknar att nämnder har påmints. En påminnelse har inget innehåll.",
        en: "Records that boards were reminded. A reminder has no content.",
      },
      who: writers,
      on: "existing",
      refusals: ["step-missing", "unknown-item"],
      input: z.strictObject({ unit: unitCode(named.convener), ...reminded() }),
      example: { unit: "kommunstyrelsen", units: ["skarholmen"] },
      decide: (_state, { unit: _unit, ...boards }) => [{ type: "InventoryReminded", data: boards }],
    }),

    answer: command({
      title: { sv: "Besvara inventering", en: "Answer an inventory" },
      help: {
        sv: "Nämndens svar. Ett svar efter sista dagen tas emot och visas som sent. Skriv aldrig vem.",
        en: "The board's answer. One after the last day is taken and shown as late. Never write who.",
      },
      who: writers,
      on: "existing",
      refusals: ["step-missing", "step-already-taken", "unknown-item"],
      input: z.strictObject({
        unit: unitCode(),
        ...answered(),
        cases: maybe(cases()),
        text: maybe(text(500, named.text)),
      }),
      example: { unit: "skarholmen", ...exampleAnswer, cases: 3, text: "Fler frågor från skolorna." } as never,
      decide: ({ convener }, { unit: _unit, cases: number, ...answer }) => [
        { type: "InventoryAnswered", data: { nothing: false, ...answer, units: convener ? [convener] : [] } },
        ...(number === undefined ? [] : [{ type: "InventoryCasesStated" as const, data: { cases: number } }]),
      ],
    }),

    "report-nothing": command({
      title: { sv: "Inget att rapportera", en: "Nothing to report" },
      help: {
        sv: "Nämnden har inget att rapportera till inventeringen. Det är också ett svar.",
        en: "The board has nothing to report to the inventory. That is an answer too.",
      },
      who: writers,
      on: "existing",
      refusals: ["step-missing", "step-already-taken", "unknown-item"],
      input: z.strictObject({ unit: unitCode() }),
      example: { unit: "skarholmen" },
      decide: ({ convener }) => [
        {
          type: "InventoryAnswered",
          data: { nothing: true, items: [], presence: [], challenges: [], units: convener ? [convener] : [] },
        },
      ],
    }),

    compile: command({
      title: { sv: "Sammanställ inventering", en: "Compile an inventory" },
      help: {
        sv: "Vilka svar som ingår och vad de visar. En ny sammanställning får ett nytt nummer.",
        en: "Which answers went in and what they show. A new compilation gets a new number.",
      },
      who: writers,
      on: "either",
      refusals: ["step-missing", "step-already-taken", "unknown-item"],
      input: z.strictObject({
        unit: unitCode(named.convener),
        units: maybe(wentIn()),
        challenges: answered().challenges,
        conclusion: maybe(text(1000, named.conclusion)),
      }),
      example: { unit: "kommunstyrelsen", challenges: ["knowledge"], conclusion: "Kunskapen behöver öka." } as never,
      decide(state, { unit: _unit, units = [...state.answered], ...found }, { founding, recorded }) {
        const silent = founding ? undefined : silentBoard(units, state);
        if (silent) return silent;
        return [{ type: "InventoryCompiled", data: { result: lastNumber(recorded, "result") + 1, units, ...found } }];
      },
    }),

    "lead-to": command({
      title: { sv: "Anteckna stöd eller utbildning", en: "Record support or training" },
      help: {
        sv: "Vilket stöd eller vilken utbildning inventeringen ledde till, och för vilka nämnder.",
        en: "Which support or training the inventory led to, and for which boards.",
      },
      who: writers,
      on: "existing",
      refusals: ["step-missing", "unknown-item"],
      input: z.strictObject({ unit: unitCode(named.convener), ...ledTo(), text: maybe(text(300, named.text)) }),
      example: { unit: "kommunstyrelsen", step: "course", course: "web-course", units: ["skarholmen"] },
      decide: (_state, { unit: _unit, ...step }) => [{ type: "InventoryLedTo", data: step }],
    }),
  }),
});
