export { asyncApiOf } from "./asyncapi.ts";
export {
  type Backup,
  BackupError,
  type BackupOptions,
  backUp,
  backupPlaces,
  clearHalfMade,
  type Manifest,
  manifestSchema,
  partialOf,
  refuseUnlessEmpty,
  sha256Of,
} from "./backup.ts";
export { type Checked, checkOpen } from "./check.ts";
export { type Config, ConfigError, places, readConfig, type VaultConfig, viewPlaces } from "./config.ts";
export { type DataFolder, type OpenOptions, openDataFolder, openVault, projections } from "./data-folder.ts";
export { type ListQuery, listRequestOf } from "./http/list-request.ts";
export { ownProblem, type Problem, problemOf } from "./http/problem.ts";
export { base, type Route, type Rule } from "./http/routes.ts";
export { halfMoved, moveEnded, noteMove } from "./moving.ts";
export { openApiOf } from "./openapi.ts";
export { type ServeOptions, type Serving, serve } from "./server.ts";
