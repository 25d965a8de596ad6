import * as z from "zod/mini";
import type { CommandBuilder } from "./kit/aggregate.ts";
import { lastCode } from "./kit/codes.ts";
import { knownDate, list, text } from "./kit/fields.ts";
import {
  appointed,
  closing,
  coverage,
  coverageEnd,
  type events,
  exampleCoverage,
  exampleHandover,
  exampleName,
  exampleSuccession,
  exampleUnit,
  handover,
  headcount,
  named,
  pointDone,
  registered,
  registrars,
  renamed,
  succession,
} from "./unit-events.ts";
import type { UnitState } from "./unit-state.ts";

/* The commands of a unit. Their order is held by `permits` in unit.ts, for corrections too. */

export const writers = { "local-coordinator": "own unit", "central-coordinator": "any unit" } as const;

export const unitCommands = (command: CommandBuilder<UnitState, typeof events>) => ({
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
    refusals: ["step-missing", "step-already-taken", "unit-ended"],
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
    refusals: ["step-missing", "step-already-taken", "unit-ended"],
    input: z.strictObject({ from: knownDate(named.vacantFrom) }),
    example: { from: "2026-03" },
    decide: (_state, data) => [{ type: "CoordinatorVacant", data }],
  }),

  "appoint-deputy": command({
    title: { sv: "Ersättare utsedd", en: "Appoint a deputy" },
    help: { sv: "Anger funktionen, aldrig namnet.", en: "States the function, never the name." },
    who: writers,
    on: "either",
    refusals: ["step-missing", "step-already-taken", "unit-ended"],
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
    refusals: ["step-missing", "unit-ended"],
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
    refusals: ["step-missing", "step-already-taken", "dates-out-of-order", "unit-ended"],
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

  rename: command({
    title: { sv: "Byt namn på nämnd eller kontor", en: "Rename a unit" },
    help: {
      sv: "Det nya namnet gäller från sin första dag. Koden ändras inte, och det gamla namnet visas för tiden före.",
      en: "The new name holds from its first day. The code stays, and the old name is shown for the time before.",
    },
    who: registrars,
    on: "existing",
    refusals: ["step-missing", "unit-ended"],
    input: z.strictObject(renamed()),
    example: exampleName,
    decide: (_state, data) => [{ type: "UnitRenamed", data }],
  }),

  succeed: command({
    title: { sv: "Ange tidigare nämnder", en: "Name the earlier boards" },
    help: {
      sv: "Görs på den nya nämnden: vilka nämnder den kommer ur, hur och från vilken dag. De tidigare räknas som avslutade den dagen. Deras historia ligger kvar hos dem och kan visas med dagens indelning.",
      en: "Done on the new board: which boards it came out of, how, and from which day. The earlier ones count as ended on that day. Their history stays with them and can be shown by the present structure.",
    },
    who: registrars,
    on: "existing",
    refusals: ["id-mismatch", "step-missing", "step-already-taken", "unit-ended", "count-exceeds"],
    input: z.strictObject(succession()),
    example: exampleSuccession,
    decide: (_state, data) => [{ type: "UnitSucceeded", data }],
  }),

  close: command({
    title: { sv: "Nämnd eller kontor upphör", en: "Close a unit" },
    help: {
      sv: "Nämnden upphör utan efterträdare som anges här. Den nämnd som tar över anger i stället sina tidigare nämnder.",
      en: "The board ends with no successor named here. A board that takes over names its earlier boards instead.",
    },
    who: registrars,
    on: "existing",
    refusals: ["step-missing", "step-already-taken"],
    input: z.strictObject(closing()),
    example: { from: "2020-07-01" },
    decide: (_state, data) => [{ type: "UnitClosed", data }],
  }),

  "hand-over": command({
    title: { sv: "Lämna över uppdraget som samordnare", en: "Hand over the coordinator's work" },
    help: {
      sv: "Vad som lämnas över, från funktion till funktion, och det som återstår att göra. Skriv aldrig namn.",
      en: "What is handed over, from function to function, and what is left to do. Never write names.",
    },
    who: writers,
    on: "either",
    refusals: ["step-missing", "unit-ended"],
    input: z.strictObject({
      ...handover(),
      openPoints: list(text(500, named.pointText), named.openPoints, 50),
    }),
    example: { ...exampleHandover, openPoints: ["Svara kansliet om planens tidplan."] },
    decide: (_state, { openPoints, ...data }, { recorded }) => {
      const before = lastCode(recorded, "p", "point");
      const numbered = openPoints.map((each, index) => ({ point: `p${before + index + 1}`, text: each }));
      return [{ type: "CoordinatorHandedOver", data: { ...data, openPoints: numbered } }];
    },
  }),

  "complete-handover-point": command({
    title: { sv: "Öppen punkt klar", en: "Complete an open point" },
    help: {
      sv: "En punkt som var öppen vid överlämningen är gjord.",
      en: "A point that was open at the handover is done.",
    },
    who: writers,
    on: "existing",
    refusals: ["step-missing", "step-already-taken", "unknown-item"],
    input: z.strictObject(pointDone()),
    example: { point: "p1" },
    decide: (_state, data) => [{ type: "HandoverPointDone", data }],
  }),
});
