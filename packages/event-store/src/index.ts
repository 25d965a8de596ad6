export type { AppendResult, Delivery, EventStore, ExpectedRevision, Head, ReadAllOptions } from "./port.ts";
export { StoreError } from "./port.ts";
