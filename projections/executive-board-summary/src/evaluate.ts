import {
  checkInsOf,
  forumsOf,
  guidancesOf,
  isBoard,
  judgeForum,
  namesOf,
  paceOf,
  partnersOf,
  picturesOf,
  plansOf,
  type Question,
  recordedAfterEnd,
  type Snapshot,
  strategiesOf,
  takesPartIn,
  twelveMonths,
  unitsOf,
} from "@liggare/views";
import { planFollowUp } from "./adherence.ts";
import type { ExecutiveBoardSummaryAnswer } from "./answer.ts";
import { auditRows } from "./audits.ts";
import { boardRow, totalsOf } from "./boards.ts";
import { civilSocietyRows } from "./civil-society.ts";
import { guidanceRows } from "./civil-society-own.ts";
import { concernsOf } from "./concerns.ts";
import type { Context } from "./context.ts";
import { deviationsOf } from "./deviations.ts";
import { kinds } from "./handlers.ts";
import { measuresOf, problemsOf } from "./measures.ts";
import { networkRows, policeRows } from "./networks.ts";
import { instructionsOf, planRows } from "./plans.ts";
import { policeAgreementsOf } from "./police-agreements.ts";
import { trainingOf } from "./training.ts";

export function evaluate(cells: Snapshot, question: Question): ExecutiveBoardSummaryAnswer {
  const { on, unit: only } = question;
  const inSight = ({ unit }: { readonly unit: string }) => only === undefined || unit === only;
  const units = unitsOf(cells, on);
  const names = namesOf(units);
  const shown = units.filter((known) => inSight(known) && (isBoard(known) || only !== undefined));
  const pace = paceOf(cells, on);
  const { known: agreements, ...policeAgreements } = policeAgreementsOf(cells, names, on, only);
  const context: Context = {
    cells,
    on,
    units,
    audits: auditRows(cells, names, on, only),
    training: trainingOf(cells, units, on, only),
    plans: plansOf(cells, on).filter(inSight),
    pictures: picturesOf(cells, on).filter(inSight),
    forums: forumsOf(cells, on)
      .filter((forum) => only === undefined || takesPartIn(forum, units, only))
      .map((forum) => ({ forum, judged: judgeForum(cells, forum, pace, on) })),
    checkIns: checkInsOf(cells, on, twelveMonths(on)[0] ?? "").filter(inSight),
    agreements,
    civilSociety: {
      strategies: strategiesOf(cells, on).filter(inSight),
      partners: partnersOf(cells, on).filter(inSight),
      guidances: guidancesOf(cells, on),
    },
  };
  const boards = shown.map((known) => boardRow(context, known));
  const networks = networkRows(context.forums);
  return {
    on,
    unit: only ?? null,
    deviations: deviationsOf(
      boards,
      context.audits.trackers,
      networks,
      recordedAfterEnd(cells, kinds, units.filter(inSight), on),
    ),
    boards,
    totals: totalsOf(boards, shown),
    training: context.training.rows,
    recommendations: context.audits.trackers,
    findings: context.audits.rows,
    civilSociety: civilSocietyRows(shown, context.audits, context.civilSociety),
    guidance: guidanceRows(context.civilSociety),
    plans: planRows(context.plans, instructionsOf(cells, on), names, on),
    planFollowUp: planFollowUp(cells, question, names),
    measures: measuresOf(context.plans, on),
    problems: problemsOf(context.plans, context.pictures, names, on),
    networks,
    police: policeRows(context, shown),
    policeAgreements,
    concerns: concernsOf(cells, shown, names, question),
  };
}
