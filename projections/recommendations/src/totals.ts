import { alphabetical, type CountNode, codesOf, codeText, count, groupBy } from "@liggare/views";
import type { OverdueRow, Totals, TrackerRow } from "./answer.ts";
import { overdueText } from "./texts.ts";

const counted = (rows: readonly { readonly why: { readonly $why: readonly number[] } }[], unit = ""): CountNode =>
  count(rows.length, {
    sensitivity: "process",
    unit,
    why: [...new Set(rows.flatMap(({ why }) => why.$why))].sort((a, b) => a - b),
  });

const verdictOf = ({ verdicts }: TrackerRow) => verdicts[0]?.verdict;

export function totalsOf(trackers: readonly TrackerRow[], overdue: readonly OverdueRow[]): Totals {
  const having = (status: TrackerRow["status"]) => counted(trackers.filter((row) => row.status === status));
  const actions = trackers.flatMap((row) => row.actions);
  return {
    trackers: counted(trackers),
    awaited: having("awaited"),
    overdue: having("overdue"),
    replied: having("replied"),
    verified: having("verified"),
    byVerdict: codesOf("RecommendationVerified", "verdict").map((verdict) => ({
      verdict,
      text: codeText("RecommendationVerified", "verdict", verdict),
      count: counted(trackers.filter((row) => row.status === "verified" && verdictOf(row) === verdict)),
    })),
    actionsOpen: counted(actions.filter(({ status }) => status === "planned" || status === "overdue")),
    actionsOverdue: counted(actions.filter(({ status }) => status === "overdue")),
    actionsDone: counted(actions.filter(({ status }) => status === "done" || status === "done-late")),
    byBoard: [...groupBy(trackers, ({ unit }) => unit)]
      .map(([unit, own]) => ({
        unit,
        name: own[0]?.name ?? unit,
        trackers: counted(own, unit),
        replied: counted(
          own.filter(({ repliedOn }) => repliedOn !== null),
          unit,
        ),
        verifiedMet: counted(
          own.filter((row) => verdictOf(row) === "met"),
          unit,
        ),
        overdue: counted(
          overdue.filter((row) => row.unit === unit),
          unit,
        ),
      }))
      .sort((a, b) => alphabetical(a.name, b.name)),
  };
}

/** Late replies and late actions, the oldest first. */
export function overdueOf(trackers: readonly TrackerRow[]): readonly OverdueRow[] {
  return trackers
    .flatMap(({ key, unit, name, recommendation, replyDue, since, actions, ...row }): OverdueRow[] => {
      const about = { unit, name, recommendation };
      const { support, sections, corrected, reconstructed, why } = row;
      const evidence = { support, sections, corrected, reconstructed, why };
      const replies: OverdueRow[] =
        since !== null && replyDue !== null
          ? [
              {
                key,
                kind: "reply",
                ...about,
                text: overdueText("reply", recommendation),
                due: replyDue,
                since,
                ...evidence,
              },
            ]
          : [];
      const late = actions.flatMap((action): OverdueRow[] =>
        action.since === null || action.due === null
          ? []
          : [
              {
                key: action.key,
                kind: "action",
                ...about,
                text: overdueText("action", recommendation),
                due: action.due,
                since: action.since,
                support: action.support,
                sections: action.sections,
                corrected: action.corrected,
                reconstructed: action.reconstructed,
                why: action.why,
              },
            ],
      );
      return [...replies, ...late];
    })
    .sort((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : alphabetical(a.key, b.key)));
}
