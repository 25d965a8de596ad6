import { type Bilingual, concernKinds, environments, fineSettings, settings } from "@liggare/domain";
import {
  concernHandlers,
  concernReportKinds,
  dateText,
  defineView,
  type Evidence,
  evidenceOf,
  type OwnNode,
  own,
  type Report,
  reportId,
  reportYear,
  type Snapshot,
  wordOf,
} from "@liggare/views";

/** A board's concern reports one by one: what its own coordinators work with. Nobody else is given any of it. */
export interface ConcernRegister {
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

/** All reports that are known, whatever day is judged. */
export const concernRegisterView = defineView<ConcernRegister>({
  name: "concern-register",
  version: 1,
  title: { sv: "Nämndens rapporter om oro eller händelse", en: "The board's concern reports" },
  help: {
    sv: "Rapporterna en för en, bara för den egna nämndens samordnare och revisorerna.",
    en: "The reports one by one, for the own board's coordinators and the auditors only.",
  },
  who: { "local-coordinator": "own unit", "central-coordinator": "own unit", auditor: "any unit" },
  kinds: concernReportKinds,
  handles: concernHandlers,
  ignores: [],
  evaluate(cells, { unit: only }) {
    const statusOf = statusesOf(cells);
    const byUnit = new Map<string, Report[]>();
    for (const { unit, facts } of cells.cells<Report["data"]>("concern"))
      if (only === undefined || unit === only) byUnit.set(unit, [...(byUnit.get(unit) ?? []), ...facts]);
    return {
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
function statusesOf(cells: Snapshot): (stream: string) => keyof typeof statuses {
  const taken = new Map<string, Set<string>>();
  for (const { facts } of cells.cells("concern-step"))
    for (const { stream, type } of facts) taken.set(stream, (taken.get(stream) ?? new Set()).add(type));
  return (stream) => {
    const steps = taken.get(stream);
    if (steps?.has("ConcernClosed")) return "closed";
    if (steps?.has("ConcernPassedOn")) return "passed-on";
    return steps?.has("ConcernAssessed") ? "assessed" : "received";
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
