import type { Bilingual } from "@liggare/domain";
import { evidenceOf, type Fact, factsOf, type KnownUnit } from "@liggare/views";
import type { FunctionRow } from "./answer.ts";
import type { Context, FindingSubject } from "./control.ts";

/* Which part of the organisation carries the functions of a knowledge house (DOMAIN §1.24, report §3, §3.1.3). */

interface HouseFunction {
  readonly id: string;
  readonly text: Bilingual;
  readonly subjects: readonly FindingSubject[];
  /** What else shows that a board carries it. */
  readonly own?: (context: Context, known: KnownUnit) => readonly Fact<unknown>[];
}

const measuresOf = (area?: string) => (context: Context, known: KnownUnit) =>
  context.plans
    .filter(({ unit }) => unit === known.unit)
    .flatMap(({ measures }) => measures.filter(({ data }) => area === undefined || data.area === area))
    .map(({ fact }) => fact);

const houseFunctions: readonly HouseFunction[] = [
  {
    id: "defector-and-relative-support",
    text: { sv: "Stöd till avhoppare och anhöriga", en: "Support to defectors and relatives" },
    subjects: ["defector-work", "support-to-relatives"],
    own: measuresOf("individual"),
  },
  {
    id: "monitoring",
    text: { sv: "Omvärldsbevakning genom lägesbilder och utbildning", en: "Monitoring by local pictures and training" },
    subjects: ["local-picture", "training-offer"],
    own: ({ pictures }, { unit }) =>
      pictures.filter((picture) => picture.unit === unit).flatMap(({ compiled }) => compiled ?? []),
  },
  {
    id: "local-measures",
    text: { sv: "Lokala insatser", en: "Local measures" },
    subjects: ["plan-activities"],
    own: measuresOf(),
  },
  {
    id: "support-phone",
    text: { sv: "Stödtelefon", en: "Support phone" },
    subjects: ["referral-line"],
  },
  {
    id: "democracy-work",
    text: { sv: "Lokalt demokratiarbete", en: "Local democracy work" },
    // The boards' preventive activities raise awareness of democracy and turnout (report §3.3.2).
    subjects: ["plan-activities"],
    own: measuresOf("general"),
  },
  {
    id: "civil-society",
    text: { sv: "Samverkan med idéburna organisationer", en: "Collaboration with civil-society organisations" },
    subjects: ["civil-society-partners"],
  },
];

export const functionRows = (context: Context, boards: readonly KnownUnit[]): readonly FunctionRow[] =>
  houseFunctions.map(({ id, text, subjects, own }) => ({
    function: id,
    text,
    carriers: boards.flatMap((known) => {
      const { unit, name } = known;
      const found = context.audits.findings.filter(
        (fact) =>
          fact.unit === unit &&
          fact.data.verdict === "in-place" &&
          (subjects as readonly string[]).includes(fact.data.subject),
      );
      const facts = [...found, ...(own?.(context, known) ?? [])];
      if (facts.length === 0) return [];
      const sections = factsOf(found, "FindingRecorded").flatMap(({ data }) => data.sections);
      return [{ unit, name, ...evidenceOf(facts, unit, "process", sections) }];
    }),
  }));
