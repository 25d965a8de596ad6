export { asyncApiOf } from "./asyncapi.ts";
export { type Config, ConfigError, places, readConfig } from "./config.ts";
export { type DataFolder, type OpenOptions, openDataFolder, projections } from "./data-folder.ts";
export { base, type Route, type Rule } from "./http/routes.ts";
export { openApiOf } from "./openapi.ts";
export { type ServeOptions, type Serving, serve } from "./server.ts";
