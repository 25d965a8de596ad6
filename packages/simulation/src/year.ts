import { addDays, type IsoDate } from "@liggare/calendar";
import type { Chance } from "./chance.ts";
import { boardCode, workdayFrom } from "./plan.ts";
import type { Step } from "./row.ts";

/*
 * What comes every year: instructions, the boards' pictures and plans, three follow-ups, the counting of the training,
 * and every fourth year an audit.
 */

const centre = "kommunstyrelsen";
const auditors = "kommunrevisionen";

/** Boards that one audit looks at. */
const audited = 12;
const measures = 3;
const periods = [
  { period: "t1", asked: "04-10", due: "05-20", answered: "05-10" },
  { period: "t2", asked: "08-25", due: "09-20", answered: "09-12" },
  { period: "annual", asked: "11-20", due: "12-20", answered: "12-10" },
] as const;

const wordings = [
  "Medarbetarna går grundutbildningen.",
  "Klotter och symboler tas bort inom ett dygn.",
  "Skolorna får stöd i frågan.",
  "Rutinen vid oro är känd i verksamheten.",
  "Fältgruppen besöker mötesplatserna varje vecka.",
] as const;
const analyses = [
  "Arbetet följer planen. Utbildningen når färre än tänkt.",
  "Läget är oförändrat sedan förra perioden.",
  "Samverkan fungerar. Tidplanen för två åtgärder behöver ses över.",
] as const;

/** The year's steps, in order of their days. */
export function stepsOfYear(year: number, boards: number, chance: Chance): readonly Step[] {
  const steps: Step[] = [...cityYear(year, boards, chance)];
  for (let n = 1; n <= boards; n++) steps.push(...boardYear(year, boardCode(n), chance));
  // the sort is stable: what one stream does on one day keeps its order
  return steps.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

/** How many steps a year has at most. */
export const mostStepsOfYear = (boards: number): number => boards * stepsOfBoardYear + stepsOfCityYear(boards);
const stepsOfBoardYear = 2 + 1 + measures + 3 + periods.length * (measures + 2) + 1;
const stepsOfCityYear = (boards: number): number => 1 + periods.length + 1 + 2 + 5 * Math.min(audited, boards);

const workday = (year: number, monthDay: string, later = 0): IsoDate =>
  workdayFrom(addDays(`${year}-${monthDay}`, later));

function* cityYear(year: number, boards: number, chance: Chance): Generator<Step> {
  yield {
    day: workday(year, "01-12"),
    aggregate: "plan-instructions",
    id: String(year),
    command: "issue",
    input: { unit: centre, title: `Anvisningar för handlingsplaner ${year}`, forYear: year },
  };
  for (const { period, asked, due } of periods)
    yield {
      day: workday(year, asked),
      aggregate: "follow-up-round",
      id: `${year}-${period}`,
      command: "request",
      input: { unit: centre, year, period, due: workday(year, due) },
      last: true,
    };
  yield {
    day: workday(year, "01-20"),
    aggregate: "training",
    id: `grund-${year}`,
    command: "register",
    input: { unit: centre, name: `Webbaserad grundutbildning ${year}`, form: "web", level: "basic" },
  };
  if (year % 4 === 3) yield* audit(year, boards, chance);
}

function* audit(year: number, boards: number, chance: Chance): Generator<Step> {
  const id = `1-${year}`;
  const step = (day: IsoDate, command: string, input: object, last?: true): Step => ({
    day,
    aggregate: "audit",
    id,
    command,
    input,
    ...(last && { last }),
  });
  const units = Array.from({ length: Math.min(audited, boards) }, (_, at) => boardCode(at + 1));
  const each = units.map((unit, at) => ({ unit, recommendation: `r${at + 1}`, finding: `f${at + 1}` }));
  yield step(workday(year, "02-03"), "open", {
    unit: auditors,
    title: "Granskning av arbetet mot våldsbejakande extremism",
    reportNumber: `1/${year}`,
    questions: [{ question: "q1", wording: "Är arbetet organiserat enligt riktlinjerna?" }],
    criteria: [{ criterion: "c1", name: "Kommunens riktlinjer" }],
    audited: [centre, ...units],
  });
  const found = workday(year, "05-18");
  for (const { unit, finding } of each)
    yield step(found, "record-finding", {
      unit,
      finding,
      subject: chance.pick(["training", "local-police-agreements", "safety-programme"]),
      verdict: chance.pick(["in-place", "missing", "limited", "needs-development"]),
      kind: "observation",
      question: "q1",
      criterion: "c1",
      sections: ["3"],
    });
  for (const { unit, recommendation } of each)
    yield step(found, "recommend", {
      unit,
      recommendation,
      subject: "local-police-agreements",
      wordingSummary: "Uppdatera den lokala överenskommelsen med polisen.",
      wordingReport: "Uppdatera den lokala överenskommelsen med polisen.",
      replyDue: `${year}-09-30`,
    });
  yield step(workdayFrom(addDays(found, 2)), "submit", { unit: auditors, to: [centre, ...units] });
  for (const { unit, recommendation } of each)
    yield step(workday(year, "09-06", chance.between(0, 15)), "reply", {
      unit,
      recommendation,
      position: chance.pick(["agrees", "agrees-partly", "disagrees"]),
    });
  for (const { unit, recommendation } of each)
    yield step(workday(year, "10-04", chance.between(0, 25)), "take-action", {
      unit,
      recommendation,
      what: "Överenskommelsen är uppdaterad.",
    });
  for (const [at, { unit, recommendation }] of each.entries())
    yield step(
      workday(year, "12-14"),
      "verify",
      { unit, recommendation, verdict: chance.pick(["met", "partly-met", "not-met"]) },
      at === each.length - 1 || undefined,
    );
}

function* boardYear(year: number, unit: string, chance: Chance): Generator<Step> {
  const id = `${unit}-${year}`;
  const of =
    (aggregate: string, stream = id) =>
    (day: IsoDate, command: string, input: object, last?: true): Step => ({
      day,
      aggregate,
      id: stream,
      command,
      input,
      ...(last && { last }),
    });
  const later = chance.between(0, 9);
  const picture = of("situation-picture");
  yield picture(workday(year, "01-14", later), "compile", {
    unit,
    year,
    content: "given",
    sources: ["own-units", "police"],
    items: [
      {
        environment: chance.pick(["white-power", "violent-islamist", "autonomous", "several"]),
        setting: chance.pick(["school", "public-place", "online", "leisure"]),
        phenomenon: chance.pick(["symbols-graffiti", "propaganda", "recruitment", "threats"]),
        trend: chance.pick(["rising", "unchanged", "falling"]),
      },
    ],
  });
  yield picture(workday(year, "02-16", later), "adopt", {}, true);

  const plan = of("action-plan");
  yield plan(workday(year, "01-26", later), "draft", { unit, year, instructions: String(year) });
  for (let n = 0; n < measures; n++)
    yield plan(workday(year, "01-28", later), "add-measure", {
      wording: chance.pick(wordings),
      area: chance.pick(["general", "targeted", "individual"]),
      orientation: chance.pick(["preventive", "countering"]),
      followUp: "tertial-report",
      responsible: { function: "unit-head", unit },
      timetable: String(year),
    });
  yield plan(workday(year, "02-09", later), "consult", { with: centre, function: "central-coordinator" });
  yield plan(workday(year, "03-01", later), "decide", {});
  yield plan(
    workday(year, "03-16", later),
    "approve",
    { givenBy: "city-executive-office", delegation: "delegated" },
    true,
  );

  for (const { period, answered } of periods) {
    const report = of("plan-report", `${id}-${period}`);
    const day = workday(year, answered, chance.between(0, 8));
    for (let n = 1; n <= measures; n++)
      yield report(day, "report-activities", {
        activities: [{ measure: `m${n}`, state: chance.pick(["carried-out", "under-way", "not-begun"]) }],
      });
    yield report(day, "record-analysis", { analysis: chance.pick(analyses) });
    yield report(day, "submit", {}, true);
  }
  const staff = chance.between(200, 900);
  yield of("training", `grund-${year}`)(workday(year, "12-12", chance.between(0, 5)), "count", {
    unit,
    state: "taken-part",
    of: "all-staff",
    numerator: Math.floor(staff * chance.next()),
    denominator: { count: staff, approximate: true },
    basis: "participant-lists",
  });
}
