export { beforeAllDays, newestDay } from "./batch.ts";
export { type CommitStep, ViewStopped, type ViewStoreOptions } from "./options.ts";
export type { RebuildProgress, ViewChange, ViewStatus, ViewStore } from "./port.ts";
export type { AsKnown, KnownCells } from "./reading.ts";
export { openViewStore } from "./view-store.ts";
