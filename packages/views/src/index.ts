export {
  type CountNode,
  count,
  type Disclosed,
  type DisclosedShare,
  type FilledText,
  numbersOf,
  type ShareNode,
  type Shown,
  share,
  type WhyNode,
  why,
} from "./answer.ts";
export { applyEvent, type CellStore, silentCell } from "./apply.ts";
export {
  type Cell,
  type CellId,
  type Contribution,
  cellName,
  type EventInForce,
  type Fact,
  parseCellName,
} from "./cells.ts";
export { type Evidence, evidenceOf } from "./evidence.ts";
export { type MemoryCells, memoryCells } from "./memory.ts";
export type { ConcernCount, ConcernPeriods, ConcernTable, PartyShown } from "./parts/shown.ts";
export { type Snapshot, snapshotOf } from "./snapshot.ts";
export { cellsTouchedBy } from "./touched.ts";
export { defineView, type Handlers, type Question, type Sensitivity, type ViewDefinition } from "./view.ts";
