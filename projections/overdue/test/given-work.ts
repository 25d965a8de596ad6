import type { DataOf } from "@liggare/domain";
import type { Question } from "@liggare/views";
import { answerOf, type Given, given } from "@liggare/views/given";
import { overdue } from "../src/index.ts";

/* What the tests of single sources share: boards, and questions to the whole view. */

export const text = (textId: string) => ({ textId, commitment: "c" });

const unit = (id: string, kind: DataOf<"UnitRegistered">["kind"]) =>
  given("UnitRegistered", `unit-${id}`, id, "2026-01-01", { name: id, kind });

/** The executive board and two districts. */
const boards: readonly Given[] = [
  unit("ks", "executive-board"),
  unit("skarholmen", "district-board"),
  unit("farsta", "district-board"),
];

export const complete = (what: string, of: string, from: string, to?: string) =>
  given("CoverageDeclared", `unit-${of}`, of, from, { what, from, ...(to !== undefined && { to }) });

/** What a question may say beside the day. */
export type Asked = Partial<Omit<Question, "on">>;

/** The whole answer on a day; by default as known on the last of 2027, so that everything given is known. */
export const answerOn = (log: readonly Given[], on: string, asked: Asked = {}) =>
  answerOf(overdue, [...boards, ...log], { asKnownOn: "2027-12-31", on, policy: { "reminder-days": 30 }, ...asked });

/** What is overdue on a day, as short rows. */
export const lateOn = (log: readonly Given[], on: string, asked: Asked = {}) =>
  answerOn(log, on, asked).overdue.map(({ key, board, since, days }) => ({ key, board: board.unit, since, days }));

/** The number in the log of the n-th event of a test, from 1. */
export const numberOf = (n: number) => boards.length + n;
