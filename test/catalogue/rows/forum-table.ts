import { coordinator, office } from "./log.ts";

const external = (name: string) => ({ kind: "external", name });
const notStated = { kind: "not-stated" };

export interface Expectation {
  readonly about: string;
  readonly unit: string;
  readonly kind: string;
  readonly convener: object;
  readonly cadence: object;
  readonly members: readonly object[];
  /** Days on which it is held, so that it is on time on the day that follows. */
  readonly held: readonly string[];
  readonly onTime: string;
  /** A day of the summer break on which nothing is missed, where its pace could be. */
  readonly inSummer?: string;
  /** A later day on which it is overdue, and the day before it; none where the cadence has no number. */
  readonly late?: { readonly on: string; readonly since: string };
}

const none = { onTime: "2026-12-01" };

/** The table of forums (DOMAIN §1): every row with its convener, members and cadence. */
export const table: readonly Expectation[] = [
  {
    about: "Coordinators' network",
    unit: office,
    kind: "internal-network",
    convener: coordinator,
    cadence: { kind: "every", count: 1, unit: "month" },
    members: [{ kind: "unit", unit: "skarholmen" }],
    held: ["2026-01-14", "2026-02-11", "2026-03-11", "2026-04-15", "2026-05-13", "2026-06-10"],
    onTime: "2026-06-15",
    inSummer: "2026-08-14",
    late: { on: "2026-10-05", since: "2026-09-01" },
  },
  {
    about: "Police region's and security police's coordinators",
    unit: office,
    kind: "police",
    convener: notStated,
    cadence: { kind: "every", count: 2, unit: "week" },
    members: [
      { kind: "function", function: "police" },
      { kind: "function", function: "security-police" },
    ],
    held: ["2026-06-10"],
    onTime: "2026-06-15",
    inSummer: "2026-08-14",
    late: { on: "2026-10-05", since: "2026-08-25" },
  },
  {
    about: "Migration agency, prison and probation",
    unit: office,
    kind: "authority",
    convener: notStated,
    cadence: { kind: "on need" },
    members: [external("Migrationsverket"), external("Kriminalvården")],
    held: ["2026-03-03"],
    ...none,
  },
  {
    about: "CVE big-city network",
    unit: office,
    kind: "external-network",
    convener: external("Center mot våldsbejakande extremism"),
    cadence: { kind: "not stated" },
    members: ["Göteborg", "Malmö", "Borås", "Örebro", "Borlänge"].map(external),
    held: ["2026-03-03"],
    ...none,
  },
  {
    about: "Regional network",
    unit: office,
    kind: "external-network",
    convener: { kind: "unit", unit: office },
    cadence: { kind: "per", min: 1, max: 2, period: "term" },
    members: [external("Länsstyrelsen"), external("Sveriges Kommuner och Landsting")],
    held: ["2026-03-03"],
    onTime: "2026-06-15",
    inSummer: "2026-08-14",
    late: { on: "2027-01-20", since: "2027-01-01" },
  },
  {
    about: "RAN LOCAL",
    unit: office,
    kind: "external-network",
    convener: external("EU-kommissionen"),
    cadence: { kind: "some", period: "term" },
    members: [coordinator],
    held: ["2026-03-03"],
    onTime: "2026-06-15",
    inSummer: "2026-08-14",
    late: { on: "2027-01-20", since: "2027-01-01" },
  },
  {
    about: "other RAN groups",
    unit: office,
    kind: "external-network",
    convener: external("EU-kommissionen"),
    cadence: { kind: "on need" },
    members: [coordinator],
    held: ["2026-03-03"],
    ...none,
  },
  ...["Strong Cities", "Nordic Safe Cities", "Capital room, within Nordic Safe Cities"].map(
    (about): Expectation => ({
      about,
      unit: office,
      kind: "external-network",
      convener: notStated,
      cadence: { kind: "not stated" },
      members: [{ kind: "unit", unit: office }],
      held: ["2026-03-03"],
      ...none,
    }),
  ),
  {
    about: "Social services' managers' group",
    unit: "socialnamnden",
    kind: "internal-group",
    convener: { kind: "unit", unit: "socialnamnden" },
    cadence: { kind: "every", count: 6, unit: "week" },
    members: [{ kind: "function", function: "unit-head", unit: "socialnamnden" }],
    held: ["2026-05-27"],
    onTime: "2026-06-15",
    inSummer: "2026-08-14",
    late: { on: "2026-10-05", since: "2026-09-08" },
  },
  {
    about: "Social services network, city-wide",
    unit: "socialnamnden",
    kind: "internal-network",
    convener: { kind: "unit", unit: "socialnamnden" },
    cadence: { kind: "every", count: 3, unit: "month" },
    members: [{ kind: "unit", unit: "skarholmen" }],
    held: ["2026-05-27"],
    onTime: "2026-06-15",
    inSummer: "2026-08-14",
    late: { on: "2026-12-01", since: "2026-10-28" },
  },
  {
    about: "CVE national social services network",
    unit: "socialnamnden",
    kind: "external-network",
    convener: external("Center mot våldsbejakande extremism"),
    cadence: { kind: "per", min: 2, max: 2, period: "term" },
    members: [{ kind: "unit", unit: "skarholmen" }],
    held: ["2026-02-10", "2026-05-12"],
    onTime: "2026-06-15",
    inSummer: "2026-08-14",
    late: { on: "2027-01-20", since: "2027-01-01" },
  },
  {
    about: "District boards' internal groups",
    unit: "skarholmen",
    kind: "internal-group",
    convener: notStated,
    cadence: { kind: "not stated" },
    members: [{ kind: "function", function: "department-head", unit: "skarholmen" }],
    held: ["2026-03-03"],
    ...none,
  },
  ...["Police at district-director level", "Local crime-prevention councils"].map(
    (about): Expectation => ({
      about,
      unit: "skarholmen",
      kind: "police",
      convener: notStated,
      cadence: { kind: "ongoing" },
      members: [{ kind: "function", function: "police" }],
      held: ["2026-03-03"],
      ...none,
    }),
  ),
  {
    about: "External reference group",
    unit: office,
    kind: "reference-group",
    convener: notStated,
    cadence: { kind: "not stated" },
    members: [{ kind: "function", function: "university" }],
    held: ["2026-03-03"],
    ...none,
  },
];

export const activities: readonly (Expectation & {
  readonly audience: readonly string[];
  readonly with?: readonly object[];
})[] = [
  {
    about: "Newsletter",
    unit: "socialnamnden",
    kind: "activity",
    convener: { kind: "unit", unit: "socialnamnden" },
    cadence: { kind: "every", count: 1, unit: "quarter" },
    members: [],
    held: ["2026-03-03", "2026-06-02"],
    onTime: "2026-06-15",
    inSummer: "2026-08-14",
    late: { on: "2026-12-01", since: "2026-10-01" },
    audience: ["social-services", "coordinators"],
  },
  {
    about: "Lectures",
    unit: office,
    kind: "activity",
    convener: { kind: "unit", unit: office },
    cadence: { kind: "per", min: 2, max: 2, period: "term", approximate: true },
    members: [],
    held: ["2026-02-10", "2026-05-12"],
    onTime: "2026-06-15",
    inSummer: "2026-08-14",
    late: { on: "2027-01-20", since: "2027-01-01" },
    audience: ["all-staff"],
  },
  {
    about: "Dialogue with universities and agencies",
    unit: office,
    kind: "activity",
    convener: coordinator,
    cadence: { kind: "ongoing" },
    members: [external("Segerstedtinstitutet"), external("Försvarshögskolan")],
    held: ["2026-03-03"],
    ...none,
    audience: ["researchers"],
    with: [external("Segerstedtinstitutet")],
  },
];
