import { type Bilingual, concernKinds, environments, fineSettings, settings } from "@liggare/domain";
import {
  concernHandlers,
  concernReportKinds,
  dateText,
  defineView,
  type Evidence,
  evidenceOf,
  type Fact,
  monthKey,
  type OwnNode,
  own,
  type Report,
  reportId,
  reportsFrom,
  reportYear,
  stepsFrom,
  twelveMonths,
  wordOf,
} from "@liggare/views";

/** A board's concern reports one by one: what its own coordinators work with. Nobody else is given any of it. */
export interface ConcernRegister {
  /** The month from which the reports of all boards are told; null where one board is asked about. */
  readonly from: string | null;
  readonly boards: readonly {
    /** Stable key. */
    readonly unit: string;
    readonly own: OwnNode<{ readonly reports: readonly RegisteredConcern[] }>;
  }[];
}

export interface RegisteredConcern extends Evidence {
  /** Stable key: the report's id. */
  readonly report: string;
  /** The year whose compilation it belongs to. */
  readonly year: number;
  readonly date: string;
  readonly dateText: Bilingual;
  readonly environment: string;
  readonly environmentText: Bilingual;
  readonly setting: string;
  readonly settingText: Bilingual;
  readonly kind: string;
  readonly kindText: Bilingual;
  readonly status: "received" | "assessed" | "passed-on" | "closed";
  readonly statusText: Bilingual;
}

const statuses = {
  received: { sv: "Inkommen", en: "Received" },
  assessed: { sv: "Bedömd", en: "Assessed" },
  "passed-on": { sv: "Förd vidare", en: "Passed on" },
  closed: { sv: "Avslutad", en: "Closed" },
} as const;

const allSettings = { ...settings, ...fineSettings };

/** A board's reports, all that are known; of all boards those of the twelve months up to the judged day and later. */
export const concernRegisterView = defineView<ConcernRegister>({
  name: "concern-register",
  version: 2,
  title: { sv: "Nämndens rapporter om oro eller händelse", en: "The board's concern reports" },
  help: {
    sv: "Rapporterna en för en, bara för den egna nämndens samordnare och revisorerna.",
    en: "The reports one by one, for the own board's coordinators and the auditors only.",
  },
  who: { "local-coordinator": "own unit", "central-coordinator": "own unit", auditor: "any unit" },
  kinds: concernReportKinds,
  handles: concernHandlers,
  ignores: [],
  evaluate(cells, { on, unit: only }) {
    const from = only === undefined ? (twelveMonths(on)[0] ?? null) : null;
    const statusOf = statusesOf(stepsFrom(cells, from ?? undefined));
    const byUnit = new Map<string, Report[]>();
    for (const report of reportsFrom(cells, from ?? undefined))
      if (only === undefined ? monthKey(report.occurredOn) >= (from ?? "") : report.unit === only)
        byUnit.set(report.unit, [...(byUnit.get(report.unit) ?? []), report]);
    return {
      from,
      boards: [...byUnit].map(([unit, reports]) => ({
        unit,
        own: own({ reports: reports.sort(byDate).map((report) => shown(report, statusOf(report.stream))) }, unit),
      })),
    };
  },
});

/** The newest report first. */
const byDate = (a: Report, b: Report): number =>
  a.occurredOn < b.occurredOn ? 1 : a.occurredOn > b.occurredOn ? -1 : b.number - a.number;

/** How far each report has come: the last step in order that was taken with it. */
function statusesOf(steps: readonly Fact[]): (stream: string) => keyof typeof statuses {
  const taken = new Map<string, Set<string>>();
  for (const { stream, type } of steps) taken.set(stream, (taken.get(stream) ?? new Set()).add(type));
  return (stream) => {
    const types = taken.get(stream);
    if (types?.has("ConcernClosed")) return "closed";
    if (types?.has("ConcernPassedOn")) return "passed-on";
    return types?.has("ConcernAssessed") ? "assessed" : "received";
  };
}

const shown = (report: Report, status: keyof typeof statuses): RegisteredConcern => ({
  report: reportId(report),
  year: reportYear(report),
  date: report.occurredOn,
  dateText: dateText(report.occurredOn),
  environment: report.data.environment,
  environmentText: wordOf(environments, report.data.environment),
  setting: report.data.setting,
  settingText: wordOf(allSettings, report.data.setting),
  kind: report.data.kind,
  kindText: wordOf(concernKinds, report.data.kind),
  status,
  statusText: statuses[status],
  ...evidenceOf([report], report.unit, "sensitive"),
});
