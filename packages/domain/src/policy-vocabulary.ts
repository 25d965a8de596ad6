import type { Bilingual } from "./kit/fields.ts";

/* What is decided by policy, with bounds. A code is stored and never changes; texts, bounds and initial values may. */

export const policyUnits = {
  persons: { sv: "personer eller rapporter", en: "persons or reports" },
  percent: { sv: "procent", en: "per cent" },
  years: { sv: "år", en: "years" },
  days: { sv: "dagar", en: "days" },
} as const;

interface PolicyDefinition extends Bilingual {
  readonly unit: keyof typeof policyUnits;
  readonly min: number;
  readonly max: number;
  /** What holds until a value is set; absent: nothing holds. A goal that nobody decided is never invented. */
  readonly initial?: number;
}

const goal = (sv: string, en: string) => ({ sv, en, unit: "percent", min: 1, max: 100 }) as const;
const retention = (sv: string, en: string) =>
  ({ sv: `Bevarandetid för ${sv}`, en: `Retention of ${en}`, unit: "years", min: 1, max: 100 }) as const;
const days = (sv: string, en: string, initial: number) =>
  ({ sv, en, unit: "days", min: 1, max: 730, initial }) as const;

/**
 * Thresholds, goals, retention periods and reminders (DOMAIN §3). The report gives no goal in per cent (§3.3.4) and no
 * retention period, so those have no initial value. The other initial values are ours.
 */
export const policies = {
  "small-number-threshold": {
    sv: "Tröskel för små tal",
    en: "Threshold for small numbers",
    unit: "persons",
    min: 3,
    max: 100,
    initial: 5,
  },
  "concern-rarity-threshold": {
    sv: "Färre rapporter än så med samma uppgifter ger en varning",
    en: "Fewer reports than this with the same details give a warning",
    unit: "persons",
    min: 2,
    max: 100,
    initial: 5,
  },
  "goal-training-taken-part": goal("Mål för utbildning: har deltagit", "Goal of training: taken part"),
  "goal-training-completed": goal("Mål för utbildning: har fullföljt", "Goal of training: completed"),
  "goal-plan-follow-up": goal("Mål för uppföljda aktiviteter i planen", "Goal of followed-up activities of the plan"),
  "retention-concern-reports": retention("rapporter om oro eller händelse", "concern reports"),
  "retention-meetings": retention("möten", "meetings"),
  "retention-police-checkins": retention("avstämningar med polisen", "check-ins with the police"),
  "retention-training": retention("uppgifter om utbildning", "training figures"),
  "retention-plan-follow-up": retention("uppföljning av handlingsplaner", "follow-up of action plans"),
  "reminder-days": days("Påminnelse så lång tid före förfallodagen", "Reminder this long before the due day", 14),
  "control-vacancy-days": days("Längsta tid utan samordnare", "Longest time without a coordinator", 90),
  "control-overdue-days": days("Längsta försening", "Longest delay", 30),
  "control-attendance-days": days("Tid inom vilken nätverket besöks", "Time within which the network is attended", 365),
  "control-checkin-days": days("Tid inom vilken polisen möts", "Time within which the police are met", 365),
} as const satisfies Readonly<Record<string, PolicyDefinition>>;

export type PolicyKey = keyof typeof policies;

/** Their names, as the choice of a policy. */
export const policyKeys = Object.fromEntries(
  Object.entries(policies).map(([key, { sv, en }]) => [key, { sv, en }]),
) as Readonly<Record<PolicyKey, Bilingual>>;

/** Texts that are sent or printed again and again; free text, so they lie in the vault. */
export const policyTexts = {
  "text-invitation": { sv: "Inbjudan till möte", en: "Invitation to a meeting" },
  "text-training-invitation": { sv: "Inbjudan till utbildning", en: "Invitation to training" },
  "text-reminder": { sv: "Påminnelse", en: "Reminder" },
  "text-concern-guidance": { sv: "Vägledning vid rapport om oro", en: "Guidance for concern reports" },
  "text-release-introduction": { sv: "Inledning till samlad bild", en: "Introduction to a released summary" },
} as const satisfies Readonly<Record<string, Bilingual>>;

export type PolicyTextKey = keyof typeof policyTexts;

const definitionOf = (key: string): PolicyDefinition | undefined => (policies as Record<string, PolicyDefinition>)[key];

export const withinBounds = (key: string, value: number): boolean => {
  const { min, max } = definitionOf(key) ?? { min: 1, max: 1_000_000 };
  return value >= min && value <= max;
};

const bounds = (language: keyof Bilingual) =>
  Object.entries<PolicyDefinition>(policies)
    .map(([key, { min, max, unit }]) => `${key} ${min}–${max} ${policyUnits[unit][language]}`)
    .join(", ");

/** Every key with its bounds, to be put after "allowed:". */
export const boundsText: Bilingual = {
  sv: `ett heltal inom ${bounds("sv")}`,
  en: `a whole number within ${bounds("en")}`,
};
