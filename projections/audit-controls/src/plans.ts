import { yearOf } from "@liggare/calendar";
import type { KnownMeasure, KnownPlan } from "@liggare/views";
import type { Context } from "./control.ts";

/** The board's plan of the judged year. */
export const planOf = ({ plans, on }: Context, unit: string): KnownPlan | undefined =>
  plans.find((plan) => plan.unit === unit && plan.year === yearOf(on));

/** Its plans of the years before, oldest first. */
export const plansBefore = ({ plans, on }: Context, unit: string): readonly KnownPlan[] =>
  plans.filter((plan) => plan.unit === unit && plan.year < yearOf(on));

/** Whether a measure states what each is to state (report §3.3.2). */
export const isComplete = ({ data }: KnownMeasure): boolean =>
  data.responsible !== undefined && data.timetable !== undefined && data.followUp !== "not-stated";

/** A plan whose steps are taken: what it leaves out then is left out. */
export const isSettled = ({ status }: KnownPlan): boolean =>
  status === "decided" || status === "approved" || status === "approved-with-conditions";
