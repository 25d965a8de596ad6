export type { Cadence, CadencePeriod, CadenceUnit } from "./cadence.ts";
export {
  addUnits,
  cadencePeriods,
  cadenceUnits,
  describeCadence,
  isCadence,
  leastExpected,
  mostExpected,
} from "./cadence.ts";
export type { Coverage } from "./coverage.ts";
export { coverageAround } from "./coverage.ts";
export type { IsoDate, IsoMonth, Lang } from "./dates.ts";
export {
  addDays,
  addMonths,
  compareDates,
  daysBetween,
  daysInMonth,
  earliestDate,
  firstDayOfMonth,
  isIsoDate,
  isIsoMonth,
  isLeapYear,
  lastClosedMonthEnd,
  lastDayOfMonth,
  latestDate,
  maxDate,
  minDate,
  monthNumberOf,
  monthOf,
  monthsBetween,
  weekdayOf,
  yearOf,
} from "./dates.ts";
export { describeDueReason, dueStatusName } from "./due-text.ts";
export type { Dueness, DuenessQuestion, DueReason, DueStatus, Slot } from "./dueness.ts";
export { dueness, dueStatuses } from "./dueness.ts";
export type { Expectation, ExpectedPeriod } from "./expected.ts";
export { periodsExpected } from "./expected.ts";
export type { Holiday } from "./holidays.ts";
export { easterSunday, holidaysOf, isWorkday, nextWorkday } from "./holidays.ts";
export type { KnownDate, KnownDateProblem, KnownPart, Precision } from "./known-date.ts";
export {
  boundsOf,
  isApproximate,
  isKnownDate,
  isUncertain,
  knownDateProblem,
  parseKnownDate,
  precisionOf,
  whyNotKnownDate,
} from "./known-date.ts";
export { formatKnownDate } from "./known-date-text.ts";
export type { PercentOptions } from "./numbers.ts";
export { formatNumber, formatPercent, formatShare } from "./numbers.ts";
export type { Pause } from "./pauses.ts";
export { isPause, isPaused, openDays, summerBreak } from "./pauses.ts";
export type {
  Bounds,
  Month,
  Period,
  Quarter,
  ReportPeriod,
  Term,
  TermBounds,
  Tertial,
  Week,
  Year,
  YearlyBounds,
} from "./periods.ts";
export {
  isoWeekOf,
  monthPeriodOf,
  periodName,
  quarterOf,
  reportPeriodsOf,
  swedishTerms,
  termOf,
  termsOf,
  tertialOf,
  yearPeriodOf,
} from "./periods.ts";
export type { CountedCadence } from "./series.ts";
export { isCounted, seriesDays } from "./series.ts";
export { dayOf, endOfDay, formatInstant, startOfDay } from "./stockholm.ts";
export { formatDate, formatMonth } from "./words.ts";
