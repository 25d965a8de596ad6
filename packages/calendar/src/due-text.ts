import type { Lang } from "./dates.ts";
import type { DueReason, DueStatus } from "./dueness.ts";

/** "försenad", "overdue". */
export const dueStatusName = (status: DueStatus, lang: Lang): string => statuses[lang][status];

/** "utanför den tid då loggen är fullständig", "outside the time for which the log is complete". */
export const describeDueReason = (reason: DueReason, lang: Lang): string => reasons[lang][reason];

const statuses: Readonly<Record<Lang, Readonly<Record<DueStatus, string>>>> = {
  sv: {
    "on time": "i tid",
    due: "ska hållas",
    overdue: "försenad",
    "cannot be judged": "kan inte bedömas",
    "no cadence": "ingen takt",
  },
  en: {
    "on time": "on time",
    due: "due",
    overdue: "overdue",
    "cannot be judged": "cannot be judged",
    "no cadence": "no cadence",
  },
};

const reasons: Readonly<Record<Lang, Readonly<Record<DueReason, string>>>> = {
  sv: {
    "outside coverage": "utanför den tid då loggen är fullständig",
    "period not wholly covered": "loggen är inte fullständig för hela perioden",
    "none held in the period": "ingen träff under perioden eller därefter",
    "too few held in the period": "för få träffar under perioden och därefter",
    "interval passed": "för lång tid sedan den senaste träffen",
    paused: "uppehåll",
    "on need": "vid behov",
    ongoing: "löpande",
    "not stated": "framgår inte",
  },
  en: {
    "outside coverage": "outside the time for which the log is complete",
    "period not wholly covered": "the log is not complete for the whole period",
    "none held in the period": "none held in the period or after it",
    "too few held in the period": "too few held in the period and after it",
    "interval passed": "too long since the last one",
    paused: "paused",
    "on need": "on need",
    ongoing: "ongoing",
    "not stated": "not stated",
  },
};
