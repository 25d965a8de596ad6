import { type IsoDate, isWorkday, nextWorkday } from "@liggare/calendar";

/** What a simulated city is made of. */
export interface CityPlan {
  /** District boards, beside the executive board and the auditors. */
  readonly boards: number;
  /** Whole years, the last of which is `lastYear`. */
  readonly years: number;
  /** Events of the city; those of the ledger's own stream come on top. */
  readonly events: number;
  readonly seed: number;
}

/** The simulated calendar ends with this year, whenever it is run: the same seed must give the same city. */
export const lastYear = 2025;

/** Bounds of what can be asked for. */
export const most = { boards: 500, years: 50, seed: 2 ** 32 - 1 } as const;

export const firstYearOf = ({ years }: Pick<CityPlan, "years">): number => lastYear - years + 1;

/** The day itself where offices are open, else the next on which they are. */
export const workdayFrom = (day: IsoDate): IsoDate => (isWorkday(day) ? day : nextWorkday(day));

/** The first workday of the simulated calendar. */
export const firstDayOf = (plan: Pick<CityPlan, "years">): IsoDate => workdayFrom(`${firstYearOf(plan)}-01-02`);

export const municipality = "Exempelstaden (simulerad)";

/** The code of the n-th district board, from 1. */
export const boardCode = (n: number): string => `namnd-${n}`;
