import { describeCadence } from "@liggare/calendar";
import { forumKinds, policeLevels } from "@liggare/domain";
import {
  count,
  dateText,
  evidenceOf,
  inBoth,
  inTime,
  isComplete,
  type KnownUnit,
  lastCheckIn,
  numbersOf,
  shownDueness,
  twelveMonths,
  wordOf,
} from "@liggare/views";
import type { NetworkRow, PoliceRow } from "./answer.ts";
import { recentCheckIns } from "./collaboration.ts";
import type { Context } from "./context.ts";

/** Forums that are open on the judged day, with how they keep their cadence. */
export const networkRows = (forums: Context["forums"]): readonly NetworkRow[] =>
  forums
    .filter(({ forum }) => !forum.closed)
    .map(({ forum, judged }) => {
      const last = judged.held.map(({ held }) => held).slice(-1);
      const declared = judged.coverage.flatMap(({ facts }) => facts);
      return {
        forum: forum.forum,
        name: forum.name,
        kind: forum.kind,
        kindText: wordOf(forumKinds, forum.kind),
        cadenceText: inBoth((lang) => describeCadence(forum.cadence, lang)),
        ...shownDueness(judged.dueness),
        ...evidenceOf([...forum.facts, ...declared, ...last], forum.unit),
      };
    });

/** The last check-in of a unit before the twelve months. */
const lastBefore = ({ cells, on }: Context, unit: string) =>
  Object.keys(policeLevels)
    .flatMap((level) => lastCheckIn(cells, on, { level, before: twelveMonths(on)[0] ?? "", unit }) ?? [])
    .sort(inTime)
    .at(-1);

/** Check-ins of each board in twelve months. */
export const policeRows = (context: Context, boards: readonly KnownUnit[]): readonly PoliceRow[] =>
  boards.map(({ unit, name }) => {
    const recent = recentCheckIns(context, unit);
    const last = recent.at(-1) ?? lastBefore(context, unit);
    const facts = recent.length > 0 ? recent : last ? [last] : [];
    return {
      unit,
      name,
      checkIns: count(recent.length, { sensitivity: "process", unit, why: numbersOf(recent) }),
      byLevel: Object.keys(policeLevels).map((level) => {
        const at = recent.filter(({ data }) => data.level === level);
        return {
          level,
          text: wordOf(policeLevels, level),
          count: count(at.length, { sensitivity: "process", unit, why: numbersOf(at) }),
        };
      }),
      complete: isComplete(context.cells, unit, "police-checkins", `${twelveMonths(context.on)[0]}-01`, context.on),
      lastOn: last?.occurredOn ?? null,
      lastOnText: last ? dateText(last.occurredOn) : null,
      ...evidenceOf(facts, unit),
    };
  });
