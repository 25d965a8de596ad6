export { asyncApiOf } from "./asyncapi.ts";
export {
  BackupError,
  type BackupOptions,
  backUp,
  backupPlaces,
  type Manifest,
  manifestSchema,
  refuseUnlessEmpty,
  sha256Of,
} from "./backup.ts";
export { type Checked, checkOpen } from "./check.ts";
export { type Config, ConfigError, places, readConfig } from "./config.ts";
export { type DataFolder, type OpenOptions, openDataFolder, projections } from "./data-folder.ts";
export { type ListQuery, listRequestOf } from "./http/list-request.ts";
export { ownProblem, type Problem, problemOf } from "./http/problem.ts";
export { base, type Route, type Rule } from "./http/routes.ts";
export { openApiOf } from "./openapi.ts";
export { type ServeOptions, type Serving, serve } from "./server.ts";
