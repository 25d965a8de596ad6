import type { CollaborationLogAnswer } from "@liggare/collaboration-log";
import type { Shown } from "@liggare/views";
import { type Api, central } from "../row.ts";

type Log = Shown<CollaborationLogAnswer>;

/** The collaboration log of a day, as the central coordinator reads it. */
export const log = (api: Api, on: string, more: Readonly<Record<string, string>> = {}) =>
  api.view<Log>(central, "collaboration-log", { on, ...more });

export const office = "kommunstyrelsen";
export const summer = { from: "06-16", to: "08-15" };
export const coordinator = { kind: "function", function: "central-coordinator", unit: office };
