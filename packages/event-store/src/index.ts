export { type Copied, type CopyOptions, type CopyProgress, copyLog } from "./copy.ts";
export { type Address, parseAddress } from "./eventstoredb/address.ts";
export { type Grant, grantAccess } from "./eventstoredb/grant.ts";
export { prefixPattern } from "./eventstoredb/names.ts";
export {
  type EventStoreDbOptions,
  type EventStoreDbStats,
  type EventStoreDbStore,
  openEventStoreDb,
} from "./eventstoredb/store.ts";
export { type MemoryStoreOptions, openMemoryStore } from "./memory.ts";
export type { AppendResult, Delivery, EventStore, ExpectedRevision, Head, ReadAllOptions } from "./port.ts";
export { StoreError } from "./port.ts";
export { chainHash, envelopeText, noPredecessor, verifyEvent } from "./seal.ts";
export type { BackupProgress } from "./sqlite/backup.ts";
export { syncFolder, syncPath } from "./sqlite/head-file.ts";
export type { SqliteStoreOptions } from "./sqlite/open.ts";
export type { SqliteStats } from "./sqlite/stats.ts";
export { openSqliteStore, type SqliteStore } from "./sqlite/store.ts";
export { type CommitPlace, commitPlaces } from "./sqlite/writer.ts";
export {
  type Finding,
  type FindingKind,
  type VerifyOptions,
  type VerifyProgress,
  type VerifyReport,
  verifyLog,
} from "./verify.ts";
