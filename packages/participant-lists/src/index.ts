export type { ListFormat } from "./cells.ts";
export { type ColumnField, columnFields } from "./columns.ts";
export { isFault, type ListFault } from "./fault.ts";
export { type ParticipantList, type ParticipantRow, type ReadOptions, readParticipantList } from "./read.ts";
export type { RowState } from "./statuses.ts";
export { folded } from "./text.ts";
export { unitMatcher } from "./units.ts";
