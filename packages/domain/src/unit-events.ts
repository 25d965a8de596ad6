import * as z from "zod/mini";
import { event } from "./kit/aggregate.ts";
import { choice, codePattern, day, flag, knownDate, label, maybe, meta, wholeNumber } from "./kit/fields.ts";
import { functions, logs, staffGroups, unitKinds } from "./vocabulary.ts";

/* What a unit's events hold, and what its commands share with them. The rules are in unit.ts. */

export const named = {
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

export const registered = () => ({
  name: label(120, named.name),
  kind: choice(unitKinds, named.kind),
  validFrom: maybe(knownDate(named.validFrom)),
});
export const appointed = () => ({ function: choice(functions, named.function) });
export const headcount = () => ({
  count: wholeNumber(named.count),
  approximate: flag(named.approximate),
  of: choice(staffGroups, named.of),
});
export const coverage = () => ({ what: whatLog(), from: day(named.from), to: maybe(day(named.to)) });
export const coverageEnd = () => ({ what: whatLog(), to: day(named.to) });

export const exampleUnit = { name: "Skärholmens stadsdelsnämnd", kind: "district-board" } as const;
export const exampleCoverage = { what: "forum:samordnarnatverket", from: "2026-01-01" };

// The storage format.
export const events = {
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
