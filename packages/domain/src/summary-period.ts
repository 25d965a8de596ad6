import { addMonths, type IsoDate, monthOf, reportPeriodsOf } from "@liggare/calendar";
import type { Bilingual } from "./kit/fields.ts";

/*
 * The periods of the executive board's summaries: tertial 1, tertial 2 and the year (DOMAIN §1.20, §4). Their ids,
 * such as 2026-t1, are those of the summaries' streams.
 */

export interface SummaryPeriod {
  readonly id: string;
  readonly first: IsoDate;
  readonly last: IsoDate;
  readonly text: Bilingual;
}

const parts = ["t1", "t2", "annual"] as const;

function periodsOf(year: number): readonly SummaryPeriod[] {
  return reportPeriodsOf(year).map(({ first, last }, index) => ({
    id: `${String(year).padStart(4, "0")}-${parts[index]}`,
    first,
    last,
    text:
      parts[index] === "annual"
        ? { sv: `Året ${year}`, en: `The year ${year}` }
        : { sv: `Tertial ${index + 1} ${year}`, en: `Tertial ${index + 1} ${year}` },
  }));
}

/** The period of an id, or undefined. */
export function summaryPeriod(id: string): SummaryPeriod | undefined {
  const year = Number(/^((?:19|20|21)\d{2})-(?:t1|t2|annual)$/.exec(id)?.[1]);
  return Number.isNaN(year) ? undefined : periodsOf(year).find((period) => period.id === id);
}

/** The newest period that is over on a day. */
export function newestPeriodOver(today: IsoDate): SummaryPeriod {
  const year = Number(today.slice(0, 4));
  const over = [...periodsOf(year - 1), ...periodsOf(year)].filter(({ last }) => last < today);
  return over.at(-1) as SummaryPeriod;
}

/** Periods whose summaries may show the same month or figure as this one's: those of two years before and after. */
export function periodsAround({ id }: SummaryPeriod): readonly SummaryPeriod[] {
  const year = Number(id.slice(0, 4));
  return [-2, -1, 0, 1, 2].flatMap((distance) => periodsOf(year + distance)).filter((period) => period.id !== id);
}

/** Whether the twelve months that two summaries show have a month in common. */
export function shareMonths(a: Pick<SummaryPeriod, "last">, b: Pick<SummaryPeriod, "last">): boolean {
  const [earlier, later] = a.last < b.last ? [a.last, b.last] : [b.last, a.last];
  return monthOf(addMonths(`${monthOf(earlier)}-01`, 12)) > monthOf(later);
}
