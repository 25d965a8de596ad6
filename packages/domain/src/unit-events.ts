import * as z from "zod/mini";
import { event } from "./kit/aggregate.ts";
import {
  choice,
  code,
  codePattern,
  day,
  flag,
  knownDate,
  label,
  list,
  maybe,
  meta,
  textRef,
  unitCode,
  wholeNumber,
} from "./kit/fields.ts";
import { handoverMatters, successions } from "./unit-vocabulary.ts";
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
  predecessors: { sv: "Tidigare nämnder", en: "Earlier boards" },
  predecessor: { sv: "Tidigare nämnd", en: "Earlier board" },
  how: { sv: "Hur", en: "How" },
  firstDay: { sv: "Första dag", en: "First day" },
  closedFrom: { sv: "Första dag då den inte längre finns", en: "First day on which it is no more" },
  handedFrom: { sv: "Från funktion", en: "From function" },
  handedTo: { sv: "Till funktion", en: "To function" },
  matters: { sv: "Vad som lämnades över", en: "What was handed over" },
  openPoints: { sv: "Öppna punkter", en: "Open points" },
  point: { sv: "Punkt", en: "Point" },
  pointText: { sv: "Öppen punkt", en: "Open point" },
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
export const renamed = () => ({ name: label(120, named.name), from: day(named.firstDay) });
export const succession = () => ({
  predecessors: list(unitCode(named.predecessor), named.predecessors, 20, 1),
  how: choice(successions, named.how),
  from: day(named.firstDay),
});
export const closing = () => ({ from: day(named.closedFrom) });
export const handover = () => ({
  from: choice(functions, named.handedFrom),
  to: choice(functions, named.handedTo),
  matters: list(choice(handoverMatters, named.matters), named.matters, 20),
});
export const pointDone = () => ({ point: code(named.point) });

export const exampleUnit = { name: "Skärholmens stadsdelsnämnd", kind: "district-board" } as const;
export const exampleCoverage = { what: "forum:samordnarnatverket", from: "2026-01-01" };
export const exampleName = { name: "Hägersten-Älvsjö stadsdelsnämnd", from: "2020-07-01" };
export const exampleSuccession = {
  predecessors: ["hagersten-liljeholmen", "alvsjo"],
  how: "merger",
  from: "2020-07-01",
} as const;
export const exampleHandover = {
  from: "local-coordinator",
  to: "unit-head",
  matters: ["action-plan", "forums"],
} as const;

/** Who keeps the register of boards. */
export const registrars = { "central-coordinator": "any unit", administrator: "any unit" } as const;

// The storage format.
export const events = {
  UnitRegistered: event({
    schema: 1,
    correctedBy: registrars,
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
    fixed: ["what"],
    title: { sv: "Logg förklarad fullständig", en: "Coverage declared" },
    data: z.strictObject(coverage()),
    example: exampleCoverage,
  }),
  CoverageEnded: event({
    schema: 1,
    fixed: ["what"],
    title: { sv: "Logg inte längre fullständig", en: "Coverage ended" },
    data: z.strictObject(coverageEnd()),
    example: { what: "forum:samordnarnatverket", to: "2026-12-31" },
  }),
  UnitRenamed: event({
    schema: 1,
    correctedBy: registrars,
    title: { sv: "Nämnd eller kontor har bytt namn", en: "Unit renamed" },
    data: z.strictObject(renamed()),
    example: exampleName,
  }),
  UnitSucceeded: event({
    schema: 1,
    correctedBy: registrars,
    title: { sv: "Nämnd har efterträtt tidigare nämnder", en: "Unit succeeded earlier ones" },
    data: z.strictObject(succession()),
    example: { ...exampleSuccession, predecessors: [...exampleSuccession.predecessors] },
  }),
  UnitClosed: event({
    schema: 1,
    correctedBy: registrars,
    title: { sv: "Nämnd eller kontor har upphört", en: "Unit closed" },
    data: z.strictObject(closing()),
    example: { from: "2020-07-01" },
  }),
  CoordinatorHandedOver: event({
    schema: 1,
    title: { sv: "Uppdraget som samordnare överlämnat", en: "Coordinator's work handed over" },
    data: z.strictObject({
      ...handover(),
      openPoints: list(
        z.strictObject({ point: code(named.point), text: textRef(500, named.pointText) }),
        named.openPoints,
        50,
        0,
        "point",
      ),
    }),
    example: {
      ...exampleHandover,
      matters: [...exampleHandover.matters],
      openPoints: [{ point: "p1", text: { textId: "t-1", commitment: "c-1" } }],
    },
  }),
  HandoverPointDone: event({
    schema: 1,
    fixed: ["point"],
    title: { sv: "Öppen punkt från överlämning klar", en: "Open point of a handover done" },
    data: z.strictObject(pointDone()),
    example: { point: "p1" },
  }),
} as const;
