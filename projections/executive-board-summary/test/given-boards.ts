import type { DataOf, EventTypeName } from "@liggare/domain";
import { answerOf, type Given, type GivenEvent, given } from "@liggare/views/given";
import type { MatterCell } from "../src/index.ts";
import { executiveBoardSummary, type Matter } from "../src/index.ts";

/* Boards and the questions that tests put to the summary. */

export const text = (textId: string) => ({ textId, commitment: "c" });
export const source = (support: "observed" | "stated" | "judged", section = "3.3.1") => ({
  source: { document: "rapport", section, support },
});

export const board = (unit: string, name: string, kind: DataOf<"UnitRegistered">["kind"]) =>
  given("UnitRegistered", `unit-${unit}`, unit, "2025-01-01", { name, kind });
export const boards: readonly Given[] = [
  board("skarholmen", "Skärholmen", "district-board"),
  board("farsta", "Farsta", "district-board"),
  board("ks", "Kommunstyrelsen", "executive-board"),
];

/** An event of the board Skärholmen, in a stream of its own. */
export const ours = <T extends EventTypeName>(
  type: T,
  aggregate: string,
  on: string,
  data: DataOf<T>,
  more: Omit<GivenEvent<T>, "type" | "stream" | "unit" | "occurredOn" | "data"> = {},
) => given(type, `${aggregate}-skarholmen${aggregate === "unit" ? "" : "-2026"}`, "skarholmen", on, data, more);

export const ask = (log: readonly Given[], on = "2026-06-30", unit?: string) =>
  answerOf(executiveBoardSummary, log, { asKnownOn: "2026-12-31", on, ...(unit !== undefined && { unit }) });

/** One cell of Skärholmen, or of another board, after events beside the boards' own registrations. */
export function cellOf(matter: Matter, log: readonly Given[], on?: string, unit = "skarholmen"): MatterCell {
  const row = ask([...boards, ...log], on).boards.find((each) => each.unit === unit);
  if (!row) throw new Error(`${unit} has no row`);
  return row.cells[matter];
}
export const judged = (matter: Matter, log: readonly Given[], on?: string, unit?: string) => {
  const { status, reason } = cellOf(matter, log, on, unit);
  return `${status}: ${reason}`;
};

export const finding = (
  subject: DataOf<"FindingRecorded">["subject"],
  verdict: DataOf<"FindingRecorded">["verdict"],
  more: {
    readonly unit?: string;
    readonly code?: string;
    readonly support?: "observed" | "stated" | "judged";
    readonly on?: string;
    readonly audit?: string;
  } = {},
) => {
  const { unit = "skarholmen", code = "f1", support = "observed", on = "2026-01-19", audit = "a" } = more;
  const data = { finding: code, subject, verdict, kind: "observation" as const, sections: ["4"] };
  return given("FindingRecorded", `audit-${audit}`, unit, on, data, source(support));
};
