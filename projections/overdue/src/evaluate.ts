import { addDays, daysBetween } from "@liggare/calendar";
import {
  alphabetical,
  dateText,
  evidenceOf,
  lateFrom,
  lateness,
  namesOf,
  newest,
  partyShown,
  type Question,
  type Snapshot,
  unitsOf,
} from "@liggare/views";
import type { ComingItem, OverdueAnswer, OverdueItem, UnjudgedItem } from "./answer.ts";
import { concernsWaiting } from "./concerns.ts";
import { kinds } from "./kinds.ts";
import { remindersOf } from "./reminders.ts";
import { type Asked, type Dated, days, type Finding, type Unjudged } from "./source.ts";
import { sources } from "./sources/index.ts";
import { templateOn } from "./template.ts";
import { totalsByBoard, totalsByKind, totalsOf } from "./totals.ts";

export function evaluate(cells: Snapshot, { on, unit, policy, closedMonth }: Question): OverdueAnswer {
  const units = unitsOf(cells, on);
  const names = namesOf(units);
  const executiveBoard = units.find(({ kind }) => kind === "executive-board")?.unit;
  const asked: Asked = { cells, on, policy, units, executiveBoard };
  const concerns = ({ board, waiting }: Finding) => unit === undefined || board === unit || waiting.includes(unit);
  const found = sources.flatMap((source) => source(asked)).filter(concerns);
  const dated = found.filter((item): item is Dated => "due" in item);
  const comingDays = days(policy, "reminder-days");
  const until = addDays(on, comingDays);

  const overdue = dated
    .filter(({ due }) => due < on)
    .map((item): OverdueItem => ({ ...datedItem(item, names), ...lateness(lateFrom(item.due), on) }))
    .sort((a, b) => b.days - a.days || alphabetical(a.key, b.key));
  const coming = dated
    .filter(({ due }) => on <= due && due <= until)
    .map((item): ComingItem => ({ ...datedItem(item, names), daysLeft: daysBetween(on, item.due) }))
    .sort((a, b) => a.daysLeft - b.daysLeft || alphabetical(a.key, b.key));
  const cannotBeJudged = found
    .filter((item): item is Unjudged => "reason" in item)
    .map((item): UnjudgedItem => ({ ...shown(item, names), reasonText: item.reason }))
    .sort((a, b) => alphabetical(a.key, b.key));

  const lists = { overdue, coming, cannotBeJudged };
  return {
    on,
    unit: unit ?? null,
    ...lists,
    comingDays,
    kinds: totalsByKind(lists),
    boards: totalsByBoard(lists, units),
    total: totalsOf(lists, unit ?? ""),
    concernsWaiting: concernsWaiting(cells, units, { on, closedMonth }, unit),
    reminderTemplate: templateOn(cells, on),
    reminders: remindersOf(overdue, units),
  };
}

type Names = ReadonlyMap<string, string>;

function shown({ key, kind, board, waiting, title, what, stream, facts }: Finding, names: Names) {
  const party = (unit: string) => partyShown({ kind: "unit", unit }, names);
  return {
    key: `${kind} ${key}`,
    kind,
    kindText: kinds[kind],
    board: party(board),
    waiting: waiting.map(party),
    title,
    what: what ?? null,
    stream,
    ...evidenceOf(facts, board),
  };
}

const datedItem = (item: Dated, names: Names) => ({
  ...shown(item, names),
  due: item.due,
  dueText: dateText(item.due),
  lastReminder: newest(item.reminders ?? [])?.occurredOn ?? null,
});
