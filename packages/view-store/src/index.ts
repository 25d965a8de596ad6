export { beforeAllDays, newestDay } from "./batch.ts";
export { type CommitStep, ViewStopped, type ViewStoreOptions } from "./options.ts";
export type { AsKnown } from "./reading.ts";
export {
  openViewStore,
  type RebuildProgress,
  type ViewChange,
  type ViewStatus,
  type ViewStore,
} from "./view-store.ts";
