export { type Actor, mayUse, needsUnit, reachOf, readsClosedMonths, trueUnitsOf } from "./actor.ts";
export { openUsedLinks } from "./once.ts";
export {
  issueToken,
  openSigningKey,
  type TokenRequest,
  TokenRequestError,
  type TokenUse,
  type Verified,
  verifyToken,
} from "./tokens.ts";
