import { unitKinds } from "@liggare/domain";
import { count, type KnownUnit, numbersOf, wordOf } from "@liggare/views";
import type { BoardRow, CellStatus, Matter, Totals } from "./answer.ts";
import * as collaboration from "./collaboration.ts";
import type { Context } from "./context.ts";
import * as followUp from "./follow-up.ts";
import * as steering from "./steering.ts";
import { matterTexts } from "./texts.ts";

export const matters = Object.keys(matterTexts) as readonly Matter[];

export function boardRow(context: Context, known: KnownUnit): BoardRow {
  const cells = {
    coordinator: steering.coordinator(context, known),
    situationPicture: steering.situationPicture(context, known),
    plan: steering.plan(context, known),
    measures: steering.measures(context, known),
    networks: collaboration.networks(context, known),
    policeCollaboration: collaboration.policeCollaboration(context, known),
    training: followUp.training(context, known),
    civilSociety: collaboration.civilSociety(context, known),
    reporting: followUp.reporting(context, known),
    recommendations: followUp.recommendations(context, known),
  };
  const statuses = Object.values(cells).map(({ status }) => status);
  const judged = statuses.filter((status) => status !== "cannot be judged" && status !== "not applicable");
  return {
    unit: known.unit,
    name: known.name,
    kind: known.kind,
    kindText: wordOf(unitKinds, known.kind),
    cells,
    met: statuses.filter((status) => status === "met").length,
    of: judged.length,
  };
}

export function totalsOf(boards: readonly BoardRow[], units: readonly KnownUnit[]): Totals {
  const tally = (statuses: readonly CellStatus[]) => {
    const having = (status: CellStatus) => statuses.filter((each) => each === status).length;
    return {
      met: having("met"),
      notMet: having("not met"),
      overdue: having("overdue"),
      cannotBeJudged: having("cannot be judged"),
    };
  };
  const why = numbersOf(units.map(({ registered }) => registered));
  return {
    boards: count(boards.length, { sensitivity: "process", unit: "", why }),
    ...tally(boards.flatMap(({ cells }) => matters.map((matter) => cells[matter].status))),
    byMatter: matters.map((matter) => ({
      matter,
      text: matterTexts[matter],
      ...tally(boards.map(({ cells }) => cells[matter].status)),
    })),
  };
}
