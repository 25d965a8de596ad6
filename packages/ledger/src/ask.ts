import { type Actor, reachOf, readsClosedMonths, trueUnitsOf } from "@liggare/access";
import { addDays, dayOf, isIsoDate, lastClosedMonthEnd, monthOf } from "@liggare/calendar";
import { codePattern, type FieldFault, type Refused, refuse } from "@liggare/domain";
import { disclose, type Reader } from "@liggare/privacy";
import type { Vault } from "@liggare/vault";
import type { KnownCells, ViewStore } from "@liggare/view-store";
import {
  byPresentStructure,
  presentBoards,
  type Regrouping,
  type Structure,
  structures,
  type ViewDefinition,
} from "@liggare/views";
import { policyOn, policyView } from "./own-view.ts";
import { registerView } from "./register-view.ts";
import type { ViewAnswer, ViewRequest } from "./requests.ts";
import { fillTexts } from "./texts.ts";

/** Cells as known on a day, and how far the log was known. */
export type CellsByDay = Pick<ViewStore, "cellsOn" | "cursorOn">;
interface ReadingCells {
  readonly views: CellsByDay;
}

/** What answering needs. */
export interface Reading {
  readonly views: ViewStore;
  readonly definitions: ReadonlyMap<string, ViewDefinition<unknown>>;
  readonly vault: Vault;
  now(): Date;
  /** The last day of a founded ledger that holds no ordinary event yet: the day that is judged by default. */
  foundedOn(): string | undefined;
}

const dateFault = (pointer: string): FieldFault => ({
  pointer,
  sv: "Ange en dag som 2019-11-30, inte senare än i dag",
  en: "Enter a day such as 2019-11-30, not later than today",
});

const structureFault: FieldFault = {
  pointer: "/structure",
  sv: `Indelning: ange ${structures.join(" eller ")}`,
  en: `Structure: give ${structures.join(" or ")}`,
};

/** The question after defaults and limits of the role: what will be evaluated, and through whose eyes. */
export interface Resolved {
  readonly view: ViewDefinition<unknown>;
  readonly asKnownOn: string;
  readonly on: string;
  readonly unit: string | undefined;
  readonly structure: Structure;
  readonly reader: Reader;
  /** End of the newest closed month: the day on which sensitive cells of others are read. */
  readonly monthEnd: string;
}

const earlier = (a: string, b: string): string => (a < b ? a : b);

/** Authorises a question and finds its dates. Needs no cell but policy's. */
export function resolve(reading: Reading, request: ViewRequest, actor: Actor): Resolved | Refused {
  const view = reading.definitions.get(request.view);
  if (!view) return refuse("not-found");
  const reach = reachOf(view.who, actor);
  if (!reach) return refuse("role-not-allowed", { role: actor.role });
  const today = dayOf(reading.now().toISOString());
  const faults: FieldFault[] = [];
  for (const name of ["asKnownOn", "on"] as const) {
    const value = request[name];
    if (value !== undefined && (!isIsoDate(value) || (name === "asKnownOn" && value > today)))
      faults.push(dateFault(`/${name}`));
  }
  if (request.unit !== undefined && !codePattern.test(request.unit))
    faults.push({ pointer: "/unit", sv: "Nämnd: använd nämndens kod", en: "Board: use the board's code" });
  const { structure = "of-its-time" } = request;
  if (!structures.includes(structure)) faults.push(structureFault);
  if (faults.length > 0)
    return refuse("input-invalid", { fields: faults.map(({ pointer }) => pointer).join(", ") }, faults);
  if (reach === "own unit" && request.unit !== undefined && request.unit !== actor.unit) return refuse("not-found");

  const closed = lastClosedMonthEnd(addDays(today, -1));
  const newest = readsClosedMonths(actor) ? closed : today;
  const asked = request.asKnownOn ?? newest;
  const asKnownOn = earlier(asked, newest);
  const judged = request.on ?? (request.asKnownOn === undefined ? (reading.foundedOn() ?? asKnownOn) : asKnownOn);
  const unit = reach === "own unit" ? (actor.unit ?? "") : request.unit;
  // A date is the reader's choice: it may raise the threshold of today, never lower it.
  const thresholds = [policyAt(reading, asKnownOn, judged), policyAt(reading, today, today)];
  // The last day of a month is not over while it lasts.
  const monthEnd = earlier(lastClosedMonthEnd(asKnownOn), closed);
  const reader = {
    trueUnits: trueUnitsOf(actor),
    threshold: thresholdOf(thresholds),
    closedMonth: monthOf(monthEnd),
  };
  return { view, asKnownOn, on: judged, unit, structure, reader, monthEnd };
}

/** The greatest threshold of small numbers among policies. */
export const thresholdOf = (policies: readonly Readonly<Record<string, number>>[]): number =>
  Math.max(...policies.map((policy) => policy["small-number-threshold"] ?? 5));

export function policyAt(reading: ReadingCells, asKnownOn: string, on: string): Readonly<Record<string, number>> {
  return policyOn(reading.views.cellsOn(policyView.name, { day: asKnownOn }), on);
}

/**
 * Sensitive cells of others are read as they were known at the end of the last closed month, so that asking for many
 * dates shows no single report come in.
 */
function cellsFor(reading: ReadingCells, { view, asKnownOn, reader, monthEnd }: Resolved): KnownCells {
  if (reader.trueUnits === "all") return reading.views.cellsOn(view.name, { day: asKnownOn });
  return reading.views.cellsOn(view.name, {
    day: asKnownOn,
    sensitiveDay: monthEnd,
    ...(reader.trueUnits !== null && { trueUnit: reader.trueUnits }),
  });
}

const regroupingAt = (reading: ReadingCells, asKnownOn: string, on: string): Regrouping =>
  presentBoards(reading.views.cellsOn(registerView.name, { day: asKnownOn }), on);

/** The answer as the reader may see it, texts still as references. */
export function evaluate(reading: ReadingCells, resolved: Resolved): ViewAnswer {
  const { view, asKnownOn, on, unit, structure, reader } = resolved;
  const cells = cellsFor(reading, resolved);
  // Read by day as everybody's cells are: who a board is, is no secret.
  const regrouped = structure === "present" ? regroupingAt(reading, asKnownOn, on) : null;
  const raw = view.evaluate(regrouped ? byPresentStructure(cells, regrouped, view) : cells, {
    asKnownOn,
    on,
    structure,
    ...(unit !== undefined && { unit }),
    // Small is what is small to the reader, whatever day's policy is asked for.
    policy: { ...policyAt(reading, asKnownOn, on), "small-number-threshold": reader.threshold },
    closedMonth: reader.closedMonth,
  });
  const cursor = reading.views.cursorOn(asKnownOn);
  return {
    kind: "answer",
    view: view.name,
    version: view.version,
    asKnownOn,
    on,
    unit: unit ?? null,
    structure,
    regrouped,
    number: cursor.number,
    position: cursor.position,
    closedMonth: reader.closedMonth,
    reconstructed: cells.reconstructed,
    answer: disclose(raw, reader),
  };
}

/** Answers a question to a view: authorise, find the position, evaluate, disclose, fill in the texts. */
export async function ask(reading: Reading, request: ViewRequest, actor: Actor): Promise<ViewAnswer | Refused> {
  const resolved = resolve(reading, request, actor);
  if ("kind" in resolved) return resolved;
  if (request.atLeast !== undefined && !(await reading.views.caughtUp(request.atLeast, request.waitMs ?? 2000)))
    return refuse("not-yet");
  const answer = evaluate(reading, resolved);
  return { ...answer, answer: await fillTexts(answer.answer, reading.vault) };
}
