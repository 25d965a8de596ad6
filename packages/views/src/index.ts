export { type CountNode, count, type Disclosed, numbersOf, type WhyNode, why } from "./answer.ts";
export { applyEvent, type CellStore } from "./apply.ts";
export {
  type Cell,
  type CellId,
  type Contribution,
  cellName,
  type EventInForce,
  type Fact,
  parseCellName,
} from "./cells.ts";
export { type Snapshot, snapshotOf } from "./snapshot.ts";
export { defineView, type Handlers, type Question, type Sensitivity, type ViewDefinition } from "./view.ts";
