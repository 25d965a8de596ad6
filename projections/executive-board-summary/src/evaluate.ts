import { monthOf } from "@liggare/calendar";
import { count, type Question, type Snapshot } from "@liggare/views";
import type { ExecutiveBoardSummaryAnswer } from "./answer.ts";

const none = count(0, { sensitivity: "process", unit: "", why: [] });
export const evaluate = (_cells: Snapshot, { on, unit }: Question): ExecutiveBoardSummaryAnswer => ({
  on,
  unit: unit ?? null,
  deviations: [],
  boards: [],
  training: [],
  recommendations: [],
  findings: [],
  civilSociety: [],
  plans: [],
  networks: [],
  police: [],
  totals: { boards: none, met: 0, notMet: 0, overdue: 0, cannotBeJudged: 0, byMatter: [] },
  concerns: {
    periods: { from: monthOf(on), to: monthOf(on), total: none, months: [], coarser: [], tertials: [] },
    boards: [],
  },
});
