import * as z from "zod/mini";
import { aggregate, event } from "./kit/aggregate.ts";
import { choice, codePattern, day, flag, knownDate, label, maybe, meta, wholeNumber } from "./kit/fields.ts";
import { refuse } from "./refusals.ts";
import { functions, logs, staffGroups, unitKinds } from "./vocabulary.ts";

/*
 * A board, office or outside party, and who coordinates there (DOMAIN §1.1). Stream: unit-<code>. The coordinator is a
 * function, never a name. What it declares complete is what absences may be judged by.
 */

const named = {
  name: { sv: "Namn på nämnden eller kontoret", en: "Name of the board or office" },
  kind: { sv: "Slag", en: "Kind" },
  validFrom: { sv: "Gäller från", en: "Valid from" },
  function: { sv: "Funktion", en: "Function" },
  vacantFrom: { sv: "Vakant från", en: "Vacant from" },
  endedFrom: { sv: "Upphör från", en: "Ends from" },
  count: { sv: "Antal medarbetare", en: "Number of staff" },
  approximate: { sv: "Ungefärligt antal", en: "Approximate number" },
  of: { sv: "Vilka som räknas", en: "Who is counted" },
  what: {
    sv: "Logg som är fullständig",
    en: "Log that is complete",
    help: {
      sv: `forum: följt av forumets id, eller något av ${Object.keys(logs).join(", ")}`,
      en: `forum: followed by the forum's id, or one of ${Object.keys(logs).join(", ")}`,
    },
  },
  from: { sv: "Från och med", en: "From" },
  to: { sv: "Till och med", en: "Until (included)" },
} as const;

const whatPattern = new RegExp(`^(?:${Object.keys(logs).join("|")}|forum:${codePattern.source.slice(1, -1)})$`);
const whatLog = () =>
  meta(z.string().check(z.regex(whatPattern)), {
    kind: "code",
    allowed: named.what.help,
    ...named.what,
  });

const registered = () => ({
  name: label(120, named.name),
  kind: choice(unitKinds, named.kind),
  validFrom: maybe(knownDate(named.validFrom)),
});
const appointed = () => ({ function: choice(functions, named.function) });
const headcount = () => ({
  count: wholeNumber(named.count),
  approximate: flag(named.approximate),
  of: choice(staffGroups, named.of),
});
const coverage = () => ({ what: whatLog(), from: day(named.from), to: maybe(day(named.to)) });
const coverageEnd = () => ({ what: whatLog(), to: day(named.to) });

const exampleUnit = { name: "Skärholmens stadsdelsnämnd", kind: "district-board" } as const;
const exampleCoverage = { what: "forum:samordnarnatverket", from: "2026-01-01" };

// The storage format.
const events = {
  UnitRegistered: event({
    schema: 1,
    title: { sv: "Nämnd eller kontor registrerat", en: "Unit registered" },
    data: z.strictObject(registered()),
    example: exampleUnit,
  }),
  CoordinatorAppointed: event({
    schema: 1,
    title: { sv: "Samordnare utsedd", en: "Coordinator appointed" },
    data: z.strictObject(appointed()),
    example: { function: "local-coordinator" },
  }),
  CoordinatorVacant: event({
    schema: 1,
    title: { sv: "Samordnare saknas", en: "Coordinator vacant" },
    data: z.strictObject({ from: knownDate(named.vacantFrom) }),
    example: { from: "2026-03" },
  }),
  DeputyAppointed: event({
    schema: 1,
    title: { sv: "Ersättare utsedd", en: "Deputy appointed" },
    data: z.strictObject(appointed()),
    example: { function: "unit-head" },
  }),
  DeputyEnded: event({
    schema: 1,
    title: { sv: "Ersättare upphör", en: "Deputy ended" },
    data: z.strictObject({ from: knownDate(named.endedFrom) }),
    example: { from: "2026-06-01" },
  }),
  HeadcountStated: event({
    schema: 1,
    title: { sv: "Antal medarbetare angivet", en: "Headcount stated" },
    data: z.strictObject(headcount()),
    example: { count: 1000, approximate: true, of: "all-staff" },
  }),
  CoverageDeclared: event({
    schema: 1,
    title: { sv: "Logg förklarad fullständig", en: "Coverage declared" },
    data: z.strictObject(coverage()),
    example: exampleCoverage,
  }),
  CoverageEnded: event({
    schema: 1,
    title: { sv: "Logg inte längre fullständig", en: "Coverage ended" },
    data: z.strictObject(coverageEnd()),
    example: { what: "forum:samordnarnatverket", to: "2026-12-31" },
  }),
} as const;

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
