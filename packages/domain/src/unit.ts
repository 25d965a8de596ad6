import * as z from "zod/mini";
import { aggregate } from "./kit/aggregate.ts";
import { knownDate } from "./kit/fields.ts";
import { refuse } from "./refusals.ts";
import {
  appointed,
  coverage,
  coverageEnd,
  events,
  exampleCoverage,
  exampleUnit,
  headcount,
  named,
  registered,
} from "./unit-events.ts";

/*
 * A board, office or outside party, and who coordinates there (DOMAIN §1.1). Stream: unit-<code>. The coordinator is a
 * function, never a name. What it declares complete is what absences may be judged by.
 */

interface Period {
  readonly from: string;
  readonly to?: string | undefined;
}

interface State {
  readonly registered: boolean;
  readonly coordinator: "not stated" | "appointed" | "vacant";
  readonly deputy: boolean;
  /** Periods for which each log is declared complete, in the order of their declaration. */
  readonly coverage: Readonly<Record<string, readonly Period[]>>;
}

const title = { sv: "Nämnden eller kontoret", en: "The board or office" };
const overlaps = (a: Period, b: Period) => a.from <= (b.to ?? "9999-12-31") && b.from <= (a.to ?? "9999-12-31");
const openIn = (state: State, what: string) => (state.coverage[what] ?? []).find(({ to }) => to === undefined);

const registrars = { "central-coordinator": "any unit", administrator: "any unit" } as const;
const writers = { "local-coordinator": "own unit", "central-coordinator": "any unit" } as const;

export const unit = aggregate<State, typeof events, unknown>({
  name: "unit",
  title,
  events,
  initial: { registered: false, coordinator: "not stated", deputy: false, coverage: {} },
  unitOf: (id) => id,

  evolve(state, { type, data }): State {
    switch (type) {
      case "UnitRegistered":
        return { ...state, registered: true };
      case "CoordinatorAppointed":
        return { ...state, coordinator: "appointed" };
      case "CoordinatorVacant":
        return { ...state, coordinator: "vacant" };
      case "DeputyAppointed":
        return { ...state, deputy: true };
      case "DeputyEnded":
        return { ...state, deputy: false };
      case "HeadcountStated":
        return state;
      case "CoverageDeclared": {
        const { what, from, to } = data;
        return { ...state, coverage: { ...state.coverage, [what]: [...(state.coverage[what] ?? []), { from, to }] } };
      }
      case "CoverageEnded": {
        const open = openIn(state, data.what);
        const ended = (state.coverage[data.what] ?? []).map((each) =>
          each === open ? { ...each, to: data.to } : each,
        );
        return { ...state, coverage: { ...state.coverage, [data.what]: ended } };
      }
    }
  },

  permits(state, { type, data }, { founding }) {
    const missing = (step: keyof typeof events) => refuse("step-missing", { step: events[step].title });
    const taken = (step: keyof typeof events) => refuse("step-already-taken", { step: events[step].title });
    if (type === "UnitRegistered") return state.registered ? refuse("already-exists", { what: title }) : undefined;
    if (!state.registered && !founding) return missing("UnitRegistered");
    switch (type) {
      case "CoordinatorAppointed":
        return state.coordinator === "appointed" ? taken(type) : undefined;
      case "CoordinatorVacant":
        return state.coordinator === "vacant" ? taken(type) : undefined;
      case "DeputyAppointed":
        return state.deputy ? taken(type) : undefined;
      case "DeputyEnded":
        return state.deputy || founding ? undefined : missing("DeputyAppointed");
      case "HeadcountStated":
        return undefined;
      case "CoverageDeclared": {
        const { what, from, to } = data;
        if (to !== undefined && to < from) return refuse("dates-out-of-order", { earlier: from, later: to });
        return (state.coverage[what] ?? []).some((each) => overlaps(each, { from, to })) ? taken(type) : undefined;
      }
      case "CoverageEnded": {
        const open = openIn(state, data.what);
        if (!open) return missing("CoverageDeclared");
        return data.to < open.from ? refuse("dates-out-of-order", { earlier: open.from, later: data.to }) : undefined;
      }
    }
  },

  mayCorrect: writers,

  commands: (command) => ({
    register: command({
      title: { sv: "Registrera nämnd eller kontor", en: "Register a unit" },
      help: {
        sv: "Lägger till en nämnd, ett kontor eller en extern part. Id:t är dess kod och ändras aldrig.",
        en: "Adds a board, an office or an outside party. The id is its code and never changes.",
      },
      who: registrars,
      on: "either",
      refusals: ["already-exists"],
      input: z.strictObject(registered()),
      example: exampleUnit,
      decide: (_state, data) => [{ type: "UnitRegistered", data }],
    }),

    "appoint-coordinator": command({
      title: { sv: "Samordnare utsedd", en: "Appoint a coordinator" },
      help: { sv: "Anger funktionen, aldrig namnet.", en: "States the function, never the name." },
      who: writers,
      on: "either",
      refusals: ["step-missing", "step-already-taken"],
      input: z.strictObject(appointed()),
      example: { function: "local-coordinator" },
      decide: (_state, data) => [{ type: "CoordinatorAppointed", data }],
    }),

    "report-vacancy": command({
      title: { sv: "Samordnare saknas", en: "Report a vacancy" },
      help: {
        sv: "Samordnaren har slutat eller ingen är utsedd.",
        en: "The coordinator has left, or none is appointed.",
      },
      who: writers,
      on: "either",
      refusals: ["step-missing", "step-already-taken"],
      input: z.strictObject({ from: knownDate(named.vacantFrom) }),
      example: { from: "2026-03" },
      decide: (_state, data) => [{ type: "CoordinatorVacant", data }],
    }),

    "appoint-deputy": command({
      title: { sv: "Ersättare utsedd", en: "Appoint a deputy" },
      help: { sv: "Anger funktionen, aldrig namnet.", en: "States the function, never the name." },
      who: writers,
      on: "either",
      refusals: ["step-missing", "step-already-taken"],
      input: z.strictObject(appointed()),
      example: { function: "unit-head" },
      decide: (_state, data) => [{ type: "DeputyAppointed", data }],
    }),

    "end-deputy": command({
      title: { sv: "Ersättare upphör", en: "End a deputy" },
      help: { sv: "Ingen ersätter längre samordnaren.", en: "Nobody stands in for the coordinator any longer." },
      who: writers,
      on: "either",
      refusals: ["step-missing"],
      input: z.strictObject({ from: knownDate(named.endedFrom) }),
      example: { from: "2026-06-01" },
      decide: (_state, data) => [{ type: "DeputyEnded", data }],
    }),

    "state-headcount": command({
      title: { sv: "Ange antal medarbetare", en: "State the headcount" },
      help: {
        sv: "Antal medarbetare som utbildning räknas mot.",
        en: "Number of staff that training is counted against.",
      },
      who: writers,
      on: "either",
      refusals: ["step-missing"],
      input: z.strictObject(headcount()),
      example: { count: 1000, approximate: true, of: "all-staff" },
      decide: (_state, data) => [{ type: "HeadcountStated", data }],
    }),

    "declare-coverage": command({
      title: { sv: "Förklara logg fullständig", en: "Declare coverage" },
      help: {
        sv: "Från denna dag antecknas allt. Först då kan det som saknas bedömas som uteblivet.",
        en: "From this day everything is logged. Only then can what is absent be judged as not done.",
      },
      who: writers,
      on: "either",
      refusals: ["step-missing", "step-already-taken", "dates-out-of-order"],
      input: z.strictObject(coverage()),
      example: exampleCoverage,
      decide: (_state, data) => [{ type: "CoverageDeclared", data }],
    }),

    "end-coverage": command({
      title: { sv: "Logg inte längre fullständig", en: "End coverage" },
      help: {
        sv: "Sista dagen som loggen är fullständig.",
        en: "The last day for which the log is complete.",
      },
      who: writers,
      on: "either",
      refusals: ["step-missing", "dates-out-of-order"],
      input: z.strictObject(coverageEnd()),
      example: { what: "forum:samordnarnatverket", to: "2026-12-31" },
      decide: (_state, data) => [{ type: "CoverageEnded", data }],
    }),
  }),
});
