import { type Bilingual, environments, phenomena, settings } from "@liggare/domain";
import { codesOf, codeText, count, type KnownPicture, numbersOf, wordOf } from "@liggare/views";
import type { CodeCount, YearPicture } from "./answer.ts";

type Items = KnownPicture["items"];

/** An environment, a setting and a phenomenon with their texts. */
export const described = ({
  environment,
  setting,
  phenomenon,
}: {
  readonly environment: string;
  readonly setting?: string | undefined;
  readonly phenomenon: string;
}) => ({
  environment,
  environmentText: wordOf(environments, environment),
  setting: setting ?? null,
  settingText: setting === undefined ? null : wordOf(settings, setting),
  phenomenon,
  phenomenonText: wordOf(phenomena, phenomenon),
});

export const trendText = (trend: string): Bilingual => codeText("PictureItemAdded", "trend", trend);

/** Present items by each classification; a setting that is not given is not counted. */
export function countsOf(items: Items, unit: string): YearPicture["counts"] {
  const by = (
    codes: readonly string[],
    text: (code: string) => Bilingual,
    codeOf: (item: Items[number]["data"]) => string | undefined,
  ) =>
    codes.map((code): CodeCount => {
      const facts = items.filter(({ data }) => codeOf(data) === code).map(({ fact }) => fact);
      return {
        code,
        text: text(code),
        count: count(facts.length, { sensitivity: "process", unit, why: numbersOf(facts) }),
      };
    });
  return {
    byEnvironment: by(
      Object.keys(environments),
      (code) => wordOf(environments, code),
      ({ environment }) => environment,
    ),
    bySetting: by(
      Object.keys(settings),
      (code) => wordOf(settings, code),
      ({ setting }) => setting,
    ),
    byPhenomenon: by(
      Object.keys(phenomena),
      (code) => wordOf(phenomena, code),
      ({ phenomenon }) => phenomenon,
    ),
    byTrend: by(codesOf("PictureItemAdded", "trend"), trendText, ({ trend }) => trend),
  };
}
