import { monthOf } from "@liggare/calendar";
import { policyKeys, unitKinds } from "@liggare/domain";
import {
  allFacts,
  auditsOf,
  checkInsOf,
  factsOf,
  forumsOf,
  happenedBy,
  isBoard,
  judgeForum,
  type KnownUnit,
  paceOf,
  picturesOf,
  planReportsOf,
  plansOf,
  type Question,
  type Snapshot,
  unitsOf,
  wordOf,
} from "@liggare/views";
import type { AuditControlsAnswer, AuditQuestion, BoardRow, ControlCell, Tally } from "./answer.ts";
import { type Context, type Control, earliest, judgedYear, thresholdOf } from "./control.ts";
import { controls } from "./controls/index.ts";
import { claimsOfAuditors } from "./findings.ts";
import { functionRows } from "./functions.ts";
import { cell, join } from "./join.ts";
import { criterionTexts, questionTexts } from "./texts.ts";
import { figuresOf } from "./training.ts";

export function evaluate(cells: Snapshot, question: Question): AuditControlsAnswer {
  const { on, unit: only } = question;
  const context = contextOf(cells, question);
  const boards = context.units.filter(
    (known) => isBoard(known) && known.ended === undefined && (only === undefined || known.unit === only),
  );
  const rows = boards.map((known) => boardRow(context, known));
  const cellsOf = (wanted: (control: Control) => boolean) => {
    const ids = new Set(controls.filter(wanted).map(({ id }) => id));
    return rows.flatMap((row) => row.cells.filter(({ control }) => ids.has(control)));
  };
  return {
    on,
    unit: only ?? null,
    questions: (Object.keys(questionTexts) as AuditQuestion[]).map((code) => ({
      question: code,
      text: questionTexts[code],
      ...tally(cellsOf((control) => control.question === code)),
    })),
    controls: controls.map((control) => ({
      control: control.id,
      question: control.question,
      criterion: control.criterion,
      criterionText: criterionTexts[control.criterion],
      title: control.title,
      kinds: control.kinds,
      year: control.ofYear ? judgedYear(context) : null,
      thresholds: (control.thresholds ?? []).map((key) => ({
        key,
        text: policyKeys[key],
        value: thresholdOf(context, key),
      })),
      ...tally(cellsOf(({ id }) => id === control.id)),
    })),
    boards: rows,
    functions: functionRows(context, boards),
  };
}

function contextOf(cells: Snapshot, { on, policy }: Question): Context {
  const units = unitsOf(cells, on);
  const lookedBack = monthOf(
    earliest(
      { on, policy },
      controls.flatMap(({ thresholds = [] }) => thresholds),
    ),
  );
  const pace = paceOf(cells, on, lookedBack);
  return {
    cells,
    on,
    policy,
    units,
    audits: auditsOf(cells, on, undefined),
    plans: plansOf(cells, on),
    pictures: picturesOf(cells, on),
    pace,
    forums: forumsOf(cells, on).map((forum) => ({ forum, judged: judgeForum(cells, forum, pace, on) })),
    checkIns: checkInsOf(cells, on, lookedBack),
    reports: planReportsOf(cells, on),
    releases: allFacts(cells, "release").filter((fact) => happenedBy(fact, on)),
    figures: figuresOf(cells, { on, policy }, units),
    instructions: issuedInstructions(cells, on),
  };
}

function boardRow(context: Context, known: KnownUnit): BoardRow {
  const { unit, name, kind } = known;
  const judged = controls.map((control) => judge(context, control, known));
  return {
    unit,
    name,
    kind,
    kindText: wordOf(unitKinds, kind),
    cells: judged,
    ...tally(judged),
  };
}

/** A control at a board: what its own events and the auditors say, joined. */
function judge(context: Context, control: Control, known: KnownUnit): ControlCell {
  const { unit, kind } = known;
  if (!(control.kinds as readonly string[]).includes(kind))
    return cell(control.id, unit, "not applicable", "another-kind");
  const own = control.own?.(context, known) ?? [];
  if (own === "not applicable") return cell(control.id, unit, "not applicable", "no-recommendations");
  return join(control.id, unit, [...own, ...claimsOfAuditors(context, control, known)]);
}

function tally(cells: readonly ControlCell[]): Tally {
  const having = (status: ControlCell["status"]) => cells.filter((each) => each.status === status).length;
  return {
    met: having("met"),
    notMet: having("not met"),
    cannotBeJudged: having("cannot be judged"),
    notApplicable: having("not applicable"),
  };
}

/** Instructions that were issued and not withdrawn since. */
function issuedInstructions(cells: Snapshot, on: string) {
  const facts = allFacts(cells, "instructions").filter((fact) => happenedBy(fact, on));
  const withdrawn = new Set(factsOf(facts, "PlanInstructionsWithdrawn").map(({ stream }) => stream));
  return factsOf(facts, "PlanInstructionsIssued").filter(({ stream }) => !withdrawn.has(stream));
}
