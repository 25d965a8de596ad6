import type { IsoDate } from "@liggare/calendar";
import { boardCode, type CityPlan, firstDayOf } from "./plan.ts";
import type { Step } from "./row.ts";

/* How the city begins: its boards and offices, their coordinators and forums, and which logs are declared complete. */

const centre = "kommunstyrelsen";
const auditors = "kommunrevisionen";

const complete = ["concern-reports", "police-checkins", "training", "plan-follow-up"] as const;

/** The boards' own forums, and the city's. */
export const network = "samordnarnatverket";
export const groupOf = (board: string): string => `grupp-${board}`;
export const councilOf = (board: string): string => `bra-${board}`;

/** The first workday of the first year, board by board. */
export function* beginning(plan: CityPlan): Generator<Step> {
  const first: IsoDate = firstDayOf(plan);
  const unit = (id: string, command: string, input: unknown): Step => ({
    day: first,
    aggregate: "unit",
    id,
    command,
    input,
  });
  yield unit(centre, "register", { name: "Kommunstyrelsen", kind: "executive-board" });
  yield unit(auditors, "register", { name: "Kommunrevisionen", kind: "office" });
  yield unit(centre, "appoint-coordinator", { function: "central-coordinator" });
  yield {
    day: first,
    aggregate: "forum",
    id: network,
    command: "register",
    input: {
      unit: centre,
      name: "Samordnarnätverket",
      convener: { kind: "function", function: "central-coordinator", unit: centre },
      cadence: { kind: "every", count: 1, unit: "month" },
      kind: "internal-network",
    },
  };
  yield unit(centre, "declare-coverage", { what: `forum:${network}`, from: first });
  for (let n = 1; n <= plan.boards; n++) yield* board(boardCode(n), n, first);
}

/** Steps that `board` gives. */
export const stepsOfBoard = 10;
/** Steps of `beginning` beside those of its boards. */
export const stepsOfCentre = 5;

function* board(id: string, n: number, day: IsoDate): Generator<Step> {
  const unit = (command: string, input: unknown): Step => ({ day, aggregate: "unit", id, command, input });
  yield unit("register", { name: `Stadsdelsnämnd ${n}`, kind: "district-board" });
  yield unit("appoint-coordinator", { function: "local-coordinator" });
  yield unit("state-headcount", { count: 200 + ((n * 37) % 900), approximate: true, of: "all-staff" });
  const convener = { kind: "function", function: "local-coordinator", unit: id };
  yield {
    day,
    aggregate: "forum",
    id: groupOf(id),
    command: "register-internal-group",
    input: {
      unit: id,
      name: `Intern grupp i stadsdel ${n}`,
      convener,
      cadence: { kind: "every", count: 6, unit: "week" },
      pauses: [{ from: "06-16", to: "08-15" }],
    },
  };
  yield {
    day,
    aggregate: "forum",
    id: councilOf(id),
    command: "register",
    input: {
      unit: id,
      name: `Brottsförebyggande råd i stadsdel ${n}`,
      convener,
      cadence: { kind: "per", min: 2, max: 4, period: "term" },
      kind: "police",
    },
  };
  yield unit("declare-coverage", { what: `forum:${groupOf(id)}`, from: day });
  for (const what of complete) yield unit("declare-coverage", { what, from: day });
}
