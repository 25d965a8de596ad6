import type { DataOf, EventTypeName } from "@liggare/domain";
import { answerOf, type Given, type GivenEvent, given } from "@liggare/views/given";
import { auditControls } from "../src/index.ts";

/* A city of one executive board (ks) and one district board (farsta), whose controls are asked of a log. */

type More<T extends EventTypeName> = Omit<GivenEvent<T>, "type" | "stream" | "unit" | "occurredOn" | "data">;

const board = (unit: string, kind: DataOf<"UnitRegistered">["kind"]) =>
  given("UnitRegistered", `unit-${unit}`, unit, "2025-01-01", { name: unit, kind });
export const boards: readonly Given[] = [board("ks", "executive-board"), board("farsta", "district-board")];
export const ours = <T extends EventTypeName>(
  type: T,
  stream: string,
  on: string,
  data: DataOf<T>,
  more: More<T> = {},
) => given(type, stream, "farsta", on, data, more);

export const finding = (
  subject: DataOf<"FindingRecorded">["subject"],
  verdict: DataOf<"FindingRecorded">["verdict"],
  {
    on = "2026-01-19",
    support = "observed",
    period,
    code = "f1",
  }: { on?: string; support?: "observed" | "stated" | "judged"; period?: string; code?: string } = {},
) =>
  ours(
    "FindingRecorded",
    "audit-a",
    on,
    { finding: code, subject, verdict, kind: "observation", sections: ["4"], ...(period !== undefined && { period }) },
    { source: { document: "rapport", section: "4", support } },
  );

export interface Asked {
  readonly on?: string;
  readonly asKnownOn?: string;
  readonly unit?: string;
  readonly policy?: Readonly<Record<string, number>>;
}
export function cellOf(
  control: string,
  log: readonly Given[],
  { on = "2026-06-30", asKnownOn = "2026-12-31", unit = "farsta", policy = {} }: Asked = {},
) {
  const answer = answerOf(auditControls, [...boards, ...log], { asKnownOn, on, policy });
  const cell = answer.boards.find((row) => row.unit === unit)?.cells.find((each) => each.control === control);
  if (!cell) throw new Error(`no cell ${unit} ${control}`);
  return cell;
}
export const judged = (control: string, log: readonly Given[], asked?: Asked) => {
  const { status, grounds } = cellOf(control, log, asked);
  return `${status}: ${grounds}`;
};
