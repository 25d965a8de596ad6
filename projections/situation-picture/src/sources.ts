import { type Bilingual, concernKinds, environments, fineSettings, settings } from "@liggare/domain";
import {
  codeText,
  count,
  dateText,
  evidenceOf,
  type Fact,
  type KnownCompilation,
  type KnownContribution,
  numbersOf,
  own,
  type ReportChange,
  wordOf,
} from "@liggare/views";
import type { Compilation, Contribution, ReportSince } from "./answer-sources.ts";
import { described, trendText } from "./codes.ts";

const changeTexts: Readonly<Record<ReportChange, Bilingual>> = {
  late: { sv: "Kom efter sammanställningen", en: "Came after the compilation" },
  "moved-in": { sv: "Rättad till det här året efteråt", en: "Corrected to this year afterwards" },
  "left-out": { sv: "Togs inte med", en: "Was left out" },
  corrected: { sv: "Rättad efteråt", en: "Corrected afterwards" },
  withdrawn: { sv: "Återtagen efteråt", en: "Withdrawn afterwards" },
  "moved-out": { sv: "Rättad till ett annat år efteråt", en: "Corrected to another year afterwards" },
};

const allSettings = { ...settings, ...fineSettings };

/** A year's compilation: its figures and the reports that came or changed since stay within the board. */
export function compilationShown({ unit, year, newest, compiled, changes }: KnownCompilation): Compilation {
  const counted = (value: number, facts: readonly Fact<unknown>[]) =>
    count(value, { sensitivity: "sensitive", unit, period: `${year}-12`, why: numbersOf(facts) });
  const late = changes.filter(({ change }) => change === "late");
  const figures = {
    compilation: newest.data.compilation,
    stream: newest.stream,
    compiledOn: newest.occurredOn,
    compiledOnText: dateText(newest.occurredOn),
    compiled: counted(compiled, [newest]),
    late: counted(
      late.length,
      late.flatMap(({ fact }) => fact ?? []),
    ),
    changes: changes.map(
      ({ report, change, fact }): ReportSince => ({
        report,
        change,
        changeText: changeTexts[change],
        date: fact?.occurredOn ?? null,
        dateText: fact ? dateText(fact.occurredOn) : null,
        environmentText: fact ? wordOf(environments, fact.data.environment) : null,
        settingText: fact ? wordOf(allSettings, fact.data.setting) : null,
        kindText: fact ? wordOf(concernKinds, fact.data.kind) : null,
      }),
    ),
    ...evidenceOf([newest], unit, "sensitive"),
  };
  return { year, own: own(figures, unit) };
}

const stateTexts = {
  received: { sv: "Mottaget", en: "Received" },
  taken: { sv: "Infört i lägesbilden", en: "Taken into the picture" },
  aside: { sv: "Lagt åt sidan", en: "Set aside" },
} as const;

export const sourceText = (source: string): Bilingual => codeText("PictureContributionReceived", "source", source);

/** What a source told, and what became of each item. */
export const contributionShown = ({ unit, stream, received, items, facts }: KnownContribution): Contribution => ({
  key: stream,
  date: received.occurredOn,
  dateText: dateText(received.occurredOn),
  source: received.data.source,
  sourceText: sourceText(received.data.source),
  text: received.data.text ?? null,
  items: items.map(({ data, taken, aside }) => {
    const state = taken ? "taken" : aside ? "aside" : "received";
    return {
      item: data.item,
      ...described(data),
      trend: data.trend,
      trendText: trendText(data.trend),
      state,
      stateText: stateTexts[state],
      takenInto: taken ? { year: taken.data.year, item: taken.data.pictureItem } : null,
      reasonText: aside ? codeText("ContributionSetAside", "reason", aside.data.reason) : null,
    };
  }),
  ...evidenceOf(facts, unit),
});
