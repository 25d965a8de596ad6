import type { IsoDate, IsoMonth, Lang } from "./dates.ts";
import { monthNumberOf, yearOf } from "./dates.ts";

// Own month names rather than Intl's: the same text in every browser and in exports that are compared byte by byte.
const months: Readonly<Record<Lang, readonly string[]>> = {
  sv: "januari februari mars april maj juni juli augusti september oktober november december".split(" "),
  en: "January February March April May June July August September October November December".split(" "),
};

/** "september 2019", "September 2019". */
export const formatMonth = (month: IsoMonth, lang: Lang): string =>
  `${months[lang][monthNumberOf(month) - 1]} ${yearOf(month)}`;

/** "4 september 2019", "4 September 2019". */
export const formatDate = (d: IsoDate, lang: Lang): string => `${Number(d.slice(8))} ${formatMonth(d, lang)}`;
