import { alphabetical, evidenceOf, type recordedAfterEnd } from "@liggare/views";
import type { BoardRow, Deviation, Matter, NetworkRow, Tracker } from "./answer.ts";
import { matters } from "./boards.ts";
import { matterTexts, trackerTexts } from "./texts.ts";

/*
 * What deviates, weightiest first. The weights are ours: what has a date that has passed comes before what is lacking,
 * and what the rest of the work hangs on (a coordinator, a plan, a picture) before the rest.
 */
const lacking: Readonly<Record<Matter, number>> = {
  coordinator: 80,
  plan: 70,
  situationPicture: 65,
  reporting: 60,
  training: 55,
  civilSociety: 50,
  policeCollaboration: 45,
  measures: 40,
  networks: 35,
  recommendations: 30,
};
const endedWeight = 20;
const overdueWeight = { recommendation: 100, cell: 95, network: 90 } as const;

export function deviationsOf(
  boards: readonly BoardRow[],
  trackers: readonly Tracker[],
  networks: readonly NetworkRow[],
  afterEnd: ReturnType<typeof recordedAfterEnd>,
): readonly Deviation[] {
  const cells = boards.flatMap(({ unit, name, cells: own }) =>
    matters.flatMap((matter): Deviation[] => {
      const { status, reasonText, since, support, sections, corrected, reconstructed, why } = own[matter];
      if (status !== "not met" && status !== "overdue") return [];
      // Overdue replies and forums are listed one by one.
      if (status === "overdue" && (matter === "recommendations" || matter === "networks")) return [];
      const evidence = { support, sections, corrected, reconstructed, why };
      const about = matterTexts[matter];
      return [
        {
          key: `cell ${unit} ${matter}`,
          kind: "cell",
          matter,
          unit,
          name,
          status,
          text: { sv: `${about.sv}: ${reasonText.sv}`, en: `${about.en}: ${reasonText.en}` },
          since,
          weight: status === "overdue" ? overdueWeight.cell : lacking[matter],
          ...evidence,
        },
      ];
    }),
  );
  const replies = trackers
    .filter(({ status }) => status === "overdue")
    .map(
      ({ key, unit, name, recommendation, since, support, sections, corrected, reconstructed, why }): Deviation => ({
        key: `recommendation ${key}`,
        kind: "recommendation",
        matter: "recommendations",
        unit,
        name,
        status: "overdue",
        text: {
          sv: `Yttrande över ${recommendation.toUpperCase()}: ${trackerTexts.overdue.sv}`,
          en: `Reply to ${recommendation.toUpperCase()}: ${trackerTexts.overdue.en}`,
        },
        since,
        weight: overdueWeight.recommendation,
        support,
        sections,
        corrected,
        reconstructed,
        why,
      }),
    );
  const late = networks
    .filter(({ status }) => status === "overdue")
    .map(
      ({ forum, name, since, statusText, support, sections, corrected, reconstructed, why }): Deviation => ({
        key: `network ${forum}`,
        kind: "network",
        matter: "networks",
        unit: null,
        name,
        status: "overdue",
        text: { sv: `${name}: ${statusText.sv}`, en: `${name}: ${statusText.en}` },
        since,
        weight: overdueWeight.network,
        support,
        sections,
        corrected,
        reconstructed,
        why,
      }),
    );
  const misplaced = afterEnd.map(
    ({ known: { unit, name, ended }, facts }): Deviation => ({
      key: `ended-board ${unit}`,
      kind: "ended-board",
      matter: null,
      unit,
      name,
      status: "not met",
      text: { sv: "Antecknat för en nämnd som har upphört", en: "Recorded for a board that has ended" },
      since: ended?.from ?? null,
      weight: endedWeight,
      ...evidenceOf(facts, unit),
    }),
  );
  return [...cells, ...replies, ...late, ...misplaced].sort(
    (a, b) => b.weight - a.weight || alphabetical(a.since ?? "9", b.since ?? "9") || alphabetical(a.key, b.key),
  );
}
