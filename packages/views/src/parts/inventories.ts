import type { IsoDate } from "@liggare/calendar";
import { boardOf, type Fact } from "../cells.ts";
import type { Snapshot } from "../snapshot.ts";
import type { Handlers } from "../view.ts";
import { allFacts, type FactOf, factsOf, groupBy, keeping, lastOf } from "./facts.ts";
import { dayOf, happenedBy } from "./time.ts";

/** Rounds in which one board asks the others (DOMAIN §1.10). The number of cases lies by itself: it is sensitive. */
export const inventoryKinds = { inventory: "process", "inventory-cases": "sensitive" } as const;

const entry = keeping("inventory", ({ stream }) => stream);
export const inventoryHandlers = {
  InventoryOpened: entry,
  InventoryReminded: entry,
  InventoryAnswered: entry,
  InventoryCompiled: entry,
  InventoryLedTo: entry,
  InventoryCasesStated: keeping("inventory-cases", ({ stream }) => stream),
} satisfies Handlers;

export interface KnownInventory {
  readonly stream: string;
  readonly convener: string;
  /** Undefined where a founding import does not say that it was opened, nor for whom. */
  readonly opened: FactOf<"InventoryOpened"> | undefined;
  /** What is known first of the round. */
  readonly begun: Fact;
  readonly boards: readonly AskedBoard[];
  readonly compiled: readonly FactOf<"InventoryCompiled">[];
  readonly ledTo: readonly FactOf<"InventoryLedTo">[];
}

/** A board that was asked, and its answer by the judged day. */
export interface AskedBoard {
  /** The board of its time. */
  readonly board: string;
  /** Where it is shown. */
  readonly unit: string;
  readonly answer: FactOf<"InventoryAnswered"> | undefined;
  /** It answered after the last day. */
  readonly late: boolean;
  /** The last day has passed and no answer has come. */
  readonly overdue: boolean;
  /** As known to the reader: the number of cases is read apart from the answer. */
  readonly cases: FactOf<"InventoryCasesStated"> | undefined;
  readonly reminders: readonly FactOf<"InventoryReminded">[];
}

/** Rounds begun by a day, the newest first. */
export function inventoriesOf(cells: Snapshot, on: IsoDate): readonly KnownInventory[] {
  const until = (kind: string) => allFacts(cells, kind).filter((fact) => happenedBy(fact, on));
  const cases = groupBy(until("inventory-cases"), ({ stream }) => stream);
  return [...groupBy(until("inventory"), ({ stream }) => stream)]
    .flatMap(([stream, facts]) => roundOf(stream, facts, cases.get(stream) ?? [], on) ?? [])
    .sort((a, b) => (dayOf(a.begun.occurredOn) < dayOf(b.begun.occurredOn) ? 1 : -1));
}

function roundOf(
  stream: string,
  facts: readonly Fact[],
  cases: readonly Fact[],
  on: IsoDate,
): KnownInventory | undefined {
  const opened = lastOf(facts, "InventoryOpened");
  const [begun] = opened ? [opened] : facts;
  if (!begun) return undefined;
  const answers = factsOf(facts, "InventoryAnswered");
  const reminders = factsOf(facts, "InventoryReminded");
  const numbers = factsOf(cases, "InventoryCasesStated");
  const units = opened?.data.units ?? [...new Set(answers.map(({ unit }) => unit))];
  const passed = (day: IsoDate) => opened !== undefined && opened.data.due < day;
  const boards = units.flatMap((unit): AskedBoard[] => {
    const asked = { unit, reminders: reminders.filter(({ data }) => data.units.includes(unit)) };
    // By the present structure a board may hold the answers of those before it.
    const own = answers.filter((answer) => answer.unit === unit);
    if (own.length === 0)
      return [{ ...asked, board: unit, answer: undefined, late: false, overdue: passed(on), cases: undefined }];
    return own.map((answer) => ({
      ...asked,
      board: boardOf(answer),
      answer,
      late: passed(dayOf(answer.occurredOn)),
      overdue: false,
      cases: numbers.find((fact) => boardOf(fact) === boardOf(answer)),
    }));
  });
  return {
    stream,
    convener: (opened ?? lastOf(facts, "InventoryCompiled") ?? begun).unit,
    opened,
    begun,
    boards,
    compiled: factsOf(facts, "InventoryCompiled"),
    ledTo: factsOf(facts, "InventoryLedTo"),
  };
}
