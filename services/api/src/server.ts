import { once } from "node:events";
import { rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { type Logger, pino } from "pino";
import { places } from "./config.ts";
import type { DataFolder } from "./data-folder.ts";
import { type App, createApp } from "./http/app.ts";

export interface ServeOptions {
  readonly folder: DataFolder;
  readonly version: string;
  readonly pages?: string;
  readonly logger?: Logger;
  readonly now?: () => Date;
}

export interface Serving {
  /** Where browsers find it. */
  readonly url: string;
  readonly port: number;
  readonly app: App;
  /** Stops listening, lets what is under way finish, and closes the data folder. Nothing acknowledged is lost. */
  stop(): Promise<void>;
}

/** Milliseconds that requests under way are given when the server stops. */
const grace = 10_000;

/** Serves a data folder over HTTP until it is stopped. Throws where the port is taken. */
export async function serve({
  folder,
  version,
  pages,
  now = () => new Date(),
  logger,
}: ServeOptions): Promise<Serving> {
  const { config } = folder;
  const log = logger ?? pino({ level: config.logLevel }, pino.destination(2));
  let port = config.port;
  let stopping = false;
  const app = createApp({
    folder,
    logger: log,
    version,
    ...(pages !== undefined && { pages }),
    port: () => port,
    stopping: () => stopping,
    now,
  });
  const server = createServer(app.express);
  limitTimes(server);
  server.listen(config.port, config.host);
  await Promise.race([once(server, "listening"), once(server, "error").then(([error]) => Promise.reject(error))]);
  server.on("error", (error) => log.error({ err: error }, "the server met a fault"));
  ({ port } = server.address() as AddressInfo);
  const host = config.host.includes(":") && !config.host.startsWith("[") ? `[${config.host}]` : config.host;
  const url = config.publicUrl ?? `http://${host}:${port}`;
  const { running } = places(config.data);
  writeFileSync(running, JSON.stringify({ url: `http://${host}:${port}`, process: process.pid }), { mode: 0o600 });

  let stopped: Promise<void> | undefined;
  return {
    url,
    port,
    app,
    stop() {
      stopped ??= (async () => {
        stopping = true;
        app.feeds.end();
        const closed = once(server, "close");
        server.close();
        server.closeIdleConnections();
        // connections that are kept alive end with the answer that is under way
        const idle = setInterval(() => server.closeIdleConnections(), 50);
        const timer = setTimeout(() => server.closeAllConnections(), grace);
        await closed;
        clearInterval(idle);
        clearTimeout(timer);
        rmSync(running, { force: true });
        await folder.close();
      })();
      return stopped;
    },
  };
}

/** Node's defaults are lax: a slow or stalled client is let go. */
function limitTimes(server: Server): void {
  server.headersTimeout = 10_000;
  server.requestTimeout = 30_000;
  server.keepAliveTimeout = 5_000;
  server.maxConnections = 2_000;
}
