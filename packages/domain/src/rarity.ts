import { boundsOf, formatKnownDate, monthOf, tertialOf } from "@liggare/calendar";
import type { Advice, Offer } from "./kit/advice.ts";
import type { Bilingual } from "./kit/fields.ts";
import { environments, fineSettings, settings, settingWithin } from "./vocabulary.ts";

/*
 * Board, month, environment and setting together can point at one person (DOMAIN §2). Before a concern report is saved
 * its writer is told when the combination is rare among the board's own reports, and is offered coarser values.
 */

/** The codes of a report that can point at somebody; `date` with the precision that is known. */
export interface CodedReport {
  readonly environment: string;
  readonly setting: string;
  readonly kind: string;
  readonly date: string;
}

const catchAll: ReadonlySet<string> = new Set(["several", "not-known"]);

const coarseSetting = (setting: string): string | undefined =>
  Object.hasOwn(settingWithin, setting) ? settingWithin[setting as keyof typeof settingWithin] : undefined;

const inEnvironment = (coarse: string, environment: string) => coarse === environment || catchAll.has(coarse);

const inSetting = (coarse: string, setting: string) =>
  coarse === setting || coarse === "other" || coarse === coarseSetting(setting);

/** First and last day of the month, or of the coarser time, that a date is counted in. */
function timeOf(date: string): { readonly first: string; readonly last: string } {
  const { first, last } = boundsOf(date);
  return { first: first === null ? "" : `${monthOf(first)}-01`, last: last === null ? "9999" : `${monthOf(last)}-31` };
}

function inTime(coarse: string, date: string): boolean {
  const [outer, inner] = [timeOf(coarse), timeOf(date)];
  return outer.first <= inner.first && inner.last <= outer.last;
}

/** How many of the board's reports, this one included, could be taken for each other. */
const alike = (report: CodedReport, others: readonly CodedReport[], withKind: boolean): number =>
  1 +
  others.filter(
    (other) =>
      inEnvironment(report.environment, other.environment) &&
      inSetting(report.setting, other.setting) &&
      inTime(report.date, other.date) &&
      (!withKind || report.kind === other.kind),
  ).length;

/** The coarser values of one field, from the next coarser on. */
interface Coarser {
  readonly pointer: string;
  readonly name: Bilingual;
  readonly values: readonly { readonly value: string; readonly text: Bilingual; readonly report: CodedReport }[];
}

function coarserSettings(report: CodedReport): Coarser {
  const next = coarseSetting(report.setting);
  const codes = [...(next === undefined ? [] : [next]), ...(report.setting === "other" ? [] : ["other"])];
  return {
    pointer: "/input/setting",
    name: { sv: "Plats", en: "Setting" },
    values: codes.map((value) => ({
      value,
      text: { ...fineSettings, ...settings }[value as keyof typeof settings],
      report: { ...report, setting: value },
    })),
  };
}

function coarserEnvironments(report: CodedReport): Coarser {
  const codes = (["several", "not-known"] as const).filter((code) => code !== report.environment);
  return {
    pointer: "/input/environment",
    name: { sv: "Miljö", en: "Environment" },
    values: (report.environment === "not-known" ? [] : codes).map((value) => ({
      value,
      text: environments[value],
      report: { ...report, environment: value },
    })),
  };
}

/** The month, the tertial and the year that hold the whole of a date and more than it. */
function coarserDates(report: CodedReport): Coarser {
  const { first, last } = boundsOf(report.date);
  const times =
    first === null || last === null
      ? []
      : [monthOf(last), `${last.slice(0, 4)}-${tertialOf(last).tertial + 36}`, last.slice(0, 4)].filter((time) => {
          const bounds = boundsOf(time);
          const [from, to] = [bounds.first ?? "", bounds.last ?? ""];
          return from <= first && last <= to && (from < first || last < to);
        });
  return {
    pointer: "/occurredOn",
    name: { sv: "Datum", en: "Date" },
    values: times.map((value) => ({
      value,
      text: { sv: formatKnownDate(value, "sv"), en: formatKnownDate(value, "en") },
      report: { ...report, date: value },
    })),
  };
}

const standings = {
  common: { sv: "Då är den inte längre ovanlig.", en: "It is then no longer rare." },
  "less rare": { sv: "Då är den mindre ovanlig.", en: "It is then less rare." },
  rare: { sv: "Då är den lika ovanlig.", en: "It is then as rare." },
} as const;

const texts = {
  rare: {
    sv: "Tid, miljö och plats är tillsammans ovanliga i nämndens rapporter och kan peka ut en person. Välj ett grövre värde, eller spara som det är.",
    en: "Time, environment and setting are together rare among the board's reports and can point at a person. Choose a coarser value, or save as it is.",
  },
  "rare with its kind": {
    sv: "Tid, miljö och plats är vanliga, men ovanliga tillsammans med det här slaget av händelse. Ett grövre värde kan behövas.",
    en: "Time, environment and setting are common, but rare together with this kind of event. A coarser value may be needed.",
  },
  common: {
    sv: "Tid, miljö och plats är tillsammans vanliga i nämndens rapporter.",
    en: "Time, environment and setting are together common among the board's reports.",
  },
} as const;

/**
 * Whether a report, as it is coded, is one of fewer than `threshold` of the board's own that could be taken for each
 * other: same month (or the coarser time that it gives), environment and setting; and, apart, the same kind too. A
 * coarser value stands for the finer ones within it. Offers are told in words: no number leaves the board by them.
 */
export function rarityOf(report: CodedReport, others: readonly CodedReport[], threshold: number): Advice {
  const now = alike(report, others, false);
  const whole = now < threshold ? "rare" : alike(report, others, true) < threshold ? "rare with its kind" : "common";
  const withKind = whole === "rare with its kind";
  const before = alike(report, others, withKind);
  const offers = [coarserSettings(report), coarserEnvironments(report), coarserDates(report)].flatMap(
    ({ pointer, name, values }) =>
      values.map(({ value, text, report: coarse }): Offer => {
        const after = alike(coarse, others, withKind);
        const standing = after >= threshold ? "common" : after > before ? "less rare" : "rare";
        return {
          pointer,
          value,
          text: { sv: `${name.sv}: ${text.sv}`, en: `${name.en}: ${text.en}` },
          standing,
          standingText: standings[standing],
        };
      }),
  );
  return { kind: "rarity", warns: whole !== "common", text: texts[whole], offers };
}
