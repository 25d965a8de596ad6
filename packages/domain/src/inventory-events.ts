import * as z from "zod/mini";
import { event } from "./kit/aggregate.ts";
import { choice, day, flag, label, list, maybe, reference, textRef, unitCode, wholeNumber } from "./kit/fields.ts";
import { described } from "./picture-vocabulary.ts";
import { type Refused, refuse } from "./refusals.ts";
import { environments } from "./vocabulary.ts";

/* The storage format of inventories; the rules stand in inventory.ts. */

export const named = {
  title: { sv: "Inventering", en: "Inventory" },
  questions: { sv: "Vad som frågas efter", en: "What is asked for" },
  asked: { sv: "Tillfrågade nämnder", en: "Boards asked" },
  board: { sv: "Nämnd", en: "Board" },
  convener: { sv: "Sammankallande", en: "Convener" },
  due: { sv: "Svar senast", en: "Answer due" },
  nothing: { sv: "Inget att rapportera", en: "Nothing to report" },
  items: { sv: "Lägesbild", en: "Situation picture" },
  item: { sv: "Punkt i lägesbilden", en: "Item of the picture" },
  presence: { sv: "Förekomst av miljöer", en: "Presence of environments" },
  environment: { sv: "Miljö", en: "Environment" },
  present: { sv: "Förekommer", en: "Present" },
  cases: {
    sv: "Antal ärenden inom socialtjänsten",
    en: "Number of cases at social services",
    help: {
      sv: "Ett antal och inget mer. Andra ser det aldrig som det är när det är litet.",
      en: "A number and nothing more. Others never see it as it is when it is small.",
    },
  },
  challenges: { sv: "Utmaningar", en: "Challenges" },
  challenge: { sv: "Utmaning", en: "Challenge" },
  text: { sv: "Kort beskrivning utan uppgifter om personer", en: "Short description without personal data" },
  sharedWith: { sv: "Läses också av", en: "Also read by" },
  reminded: { sv: "Påminda nämnder", en: "Boards reminded" },
  result: { sv: "Resultatets nummer", en: "Number of the result" },
  answers: {
    sv: "Nämnder vars svar ingår",
    en: "Boards whose answers went in",
    help: {
      sv: "Lämna tomt för att ta med alla svar som har kommit.",
      en: "Leave empty to take in all answers given.",
    },
  },
  conclusion: { sv: "Slutsats", en: "Conclusion" },
  step: { sv: "Vad inventeringen ledde till", en: "What the inventory led to" },
  course: { sv: "Utbildning", en: "Course" },
} as const;

/** What an inventory asks for (report §3.2.1). */
const inventoryQuestions = {
  picture: { sv: "Lägesbild", en: "Situation picture" },
  presence: { sv: "Förekomst av våldsbejakande miljöer", en: "Presence of violent-extremist environments" },
  cases: { sv: "Antal ärenden inom socialtjänsten", en: "Number of cases at social services" },
  challenges: { sv: "Utmaningar", en: "Challenges" },
} as const;

const presences = {
  yes: { sv: "Ja", en: "Yes" },
  no: { sv: "Nej", en: "No" },
  "not-known": { sv: "Inte känt", en: "Not known" },
} as const;

/** What the work finds hard (codes are ours; report §3.2.1 names challenges without listing them). */
const challenges = {
  knowledge: { sv: "Kunskap hos medarbetare", en: "Knowledge among staff" },
  resources: { sv: "Tid och resurser", en: "Time and resources" },
  coordination: { sv: "Samverkan mellan verksamheter", en: "Coordination between activities" },
  "with-police": { sv: "Samverkan med polisen", en: "Collaboration with the police" },
  "civil-society": { sv: "Samordning med civilsamhället", en: "Coordination with civil society" },
  secrecy: { sv: "Sekretess och informationsdelning", en: "Secrecy and sharing of information" },
  "individual-support": { sv: "Stöd till enskilda", en: "Support to individuals" },
  online: { sv: "Det som sker på nätet", en: "What takes place online" },
  other: { sv: "Annat", en: "Other" },
} as const;

/** What an inventory led to: it steers support and training (report §3.2.1). */
const inventorySteps = {
  course: { sv: "Utbildning", en: "Training" },
  workshop: { sv: "Workshop eller seminarium", en: "Workshop or seminar" },
  "method-support": { sv: "Metodstöd", en: "Support in method" },
  guidance: { sv: "Vägledning eller rutin", en: "Guidance or routine" },
  "network-item": { sv: "Punkt i nätverket", en: "Item in the network" },
  other: { sv: "Annat", en: "Other" },
} as const;

export const opened = () => ({
  title: label(120, named.title),
  questions: list(choice(inventoryQuestions, named.questions), named.questions, 10, 1),
  units: list(unitCode(named.board), named.asked, 60, 1),
  due: day(named.due),
});
/** What a board answers beside the number of cases. */
export const answered = () => ({
  items: list(z.strictObject(described()), named.items, 20),
  presence: list(
    z.strictObject({
      environment: choice(environments, named.environment),
      present: choice(presences, named.present),
    }),
    named.presence,
    10,
    0,
    "environment",
  ),
  challenges: list(choice(challenges, named.challenge), named.challenges, 20),
});
export const cases = () => wholeNumber(named.cases, 0, 10_000);
export const reminded = () => ({ units: list(unitCode(named.board), named.reminded, 60, 1) });
export const wentIn = () => list(unitCode(named.board), named.answers, 60);
export const ledTo = () => ({
  step: choice(inventorySteps, named.step),
  course: maybe(reference("training", named.course)),
  units: list(unitCode(named.board), named.asked, 60, 1),
});

export const exampleOpened = {
  title: "Nämndernas arbete 2026",
  questions: ["picture", "presence", "cases", "challenges"] as ("picture" | "presence" | "cases" | "challenges")[],
  units: ["skarholmen"],
  due: "2026-05-31",
};
export const exampleAnswer = {
  items: [{ environment: "several" as const, phenomenon: "symbols-graffiti" as const, trend: "unchanged" as const }],
  presence: [{ environment: "white-power" as const, present: "yes" as const }],
  challenges: ["knowledge" as const],
};

const answeredTitle = { sv: "Inventering besvarad", en: "Inventory answered" };

/** A board that was asked and did not answer has nothing that could go in. */
export const silentBoard = (
  units: readonly string[],
  { asked, answered }: { readonly asked: readonly string[]; readonly answered: readonly string[] },
): Refused | undefined =>
  units.some((each) => asked.includes(each) && !answered.includes(each))
    ? refuse("step-missing", { step: answeredTitle })
    : undefined;

/**
 * `units` in these payloads are the boards that may read the entry beside its own: who is asked reads the question, the
 * convener reads the answers. The number of cases is an event of its own, since nobody else reads it singly.
 */
export const events = {
  InventoryOpened: event({
    schema: 1,
    title: { sv: "Inventering påbörjad", en: "Inventory opened" },
    data: z.strictObject(opened()),
    example: exampleOpened,
  }),
  InventoryReminded: event({
    schema: 1,
    title: { sv: "Påminnelse om inventering", en: "Inventory reminded" },
    data: z.strictObject(reminded()),
    example: { units: ["skarholmen"] },
  }),
  InventoryAnswered: event({
    schema: 1,
    fixed: ["units"],
    title: answeredTitle,
    data: z.strictObject({
      nothing: flag(named.nothing),
      ...answered(),
      text: maybe(textRef(500, named.text)),
      units: list(unitCode(named.convener), named.sharedWith, 5),
    }),
    example: { nothing: false, ...exampleAnswer, units: ["kommunstyrelsen"] },
  }),
  InventoryCasesStated: event({
    schema: 1,
    title: { sv: "Antal ärenden angivet i inventering", en: "Inventory cases stated" },
    sensitive: true,
    data: z.strictObject({ cases: cases() }),
    example: { cases: 3 },
  }),
  InventoryCompiled: event({
    schema: 1,
    fixed: ["result"],
    correction: {
      refusals: ["step-missing"],
      needs: () => ({}),
      // An answer that went in and was withdrawn afterwards did go in.
      refuses: ({ units }, earlier, { state }) =>
        silentBoard(
          units.filter((each) => !earlier.units.includes(each)),
          state as Parameters<typeof silentBoard>[1],
        ),
    },
    title: { sv: "Inventering sammanställd", en: "Inventory compiled" },
    data: z.strictObject({
      result: wholeNumber(named.result, 1, 1000),
      units: wentIn(),
      challenges: answered().challenges,
      conclusion: maybe(textRef(1000, named.conclusion)),
    }),
    example: { result: 1, units: ["skarholmen"], challenges: ["knowledge"] },
  }),
  InventoryLedTo: event({
    schema: 1,
    title: { sv: "Inventering ledde till stöd eller utbildning", en: "Inventory led to support or training" },
    data: z.strictObject({ ...ledTo(), text: maybe(textRef(300, named.text)) }),
    example: { step: "course", course: "web-course", units: ["skarholmen"] },
  }),
} as const;
