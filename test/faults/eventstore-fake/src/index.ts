export type { Call, Method } from "./calls.ts";
export type { Kept, Proposed } from "./log.ts";
export { type Fault, faults } from "./orders.ts";
export { EventStoreFake, type FakeOptions } from "./server.ts";
export { selfSigned } from "./tls.ts";
