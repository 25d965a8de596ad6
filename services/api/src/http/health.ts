import { UnknownEvent } from "@liggare/domain";
import type { EventStoreDbStore, SqliteStore } from "@liggare/event-store";
import { findPersonalData } from "@liggare/privacy";
import { ViewStopped } from "@liggare/view-store";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { DataFolder } from "../data-folder.ts";
import { fromThisMachine } from "./identity.ts";
import type { Feeds } from "./live.ts";
import { sendProblem } from "./problem.ts";
import type { Route } from "./routes.ts";

/**
 * A path as figures and log may hold it: without ids, and without the aggregate's name, since that of a sensitive one
 * would tell how many reports there are and when they come in.
 */
export function pathForOperators(url: string): string {
  const [path = ""] = url.split("?");
  if (/^\/api\/v1\/commands\/./.test(path)) return "/api/v1/commands/:aggregate/:id/:command";
  if (/^\/api\/v1\/advice\/./.test(path)) return "/api/v1/advice/:aggregate/:command";
  if (/^\/api\/v1\/aggregates\/./.test(path)) return "/api/v1/aggregates/:aggregate/:id";
  const read = path.replaceAll(/%([0-7][0-9a-f])/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
  return findPersonalData(read).length > 0 ? ":withheld" : path;
}

/** The server's own figures. None counts events by type or unit: that could point at a report. */
export function metricsOf({ ledger, sqlite, server }: DataFolder, feeds: Feeds) {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: "liggare_" });
  const requests = new Histogram({
    name: "liggare_http_request_seconds",
    help: "Time to answer, by route, method and status",
    labelNames: ["route", "method", "status"],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [registry],
  });
  const refusals = new Counter({
    name: "liggare_refusals_total",
    help: "Problems answered, by code",
    labelNames: ["code"],
    registers: [registry],
  });
  new Gauge({
    name: "liggare_live_feeds",
    help: "Open live feeds",
    registers: [registry],
    collect() {
      this.set(feeds.count());
    },
  });
  new Gauge({
    name: "liggare_live_feeds_let_go",
    help: "Live feeds that were let go since the start because their readers lagged behind",
    registers: [registry],
    collect() {
      this.set(feeds.letGo());
    },
  });
  new Gauge({
    name: "liggare_view_lag_events",
    help: "Events that a view is behind the log",
    labelNames: ["view"],
    registers: [registry],
    async collect() {
      const head = await ledger.headNumber();
      for (const [view, cursor] of Object.entries(ledger.views.status().views))
        this.set({ view }, head - cursor.number);
    },
  });
  new Gauge({
    name: "liggare_views_stopped",
    help: "1 where the views stopped at an event that they cannot take",
    registers: [registry],
    collect() {
      this.set(ledger.views.status().stopped ? 1 : 0);
    },
  });
  if (sqlite) fileMetrics(sqlite, registry);
  if (server) serverMetrics(server, registry);
  return { registry, requests, refusals };
}

function fileMetrics(sqlite: SqliteStore, registry: Registry): void {
  const figures = {
    commits: "Durable commits since the start",
    walPages: "Pages of 4 KB in the write-ahead log when it was looked at last; it grows while an older state is read",
  } as const;
  for (const [name, help] of Object.entries(figures))
    new Gauge({
      name: storeFigure(name),
      help,
      registers: [registry],
      collect() {
        this.set(sqlite.stats()[name as keyof typeof figures]);
      },
    });
}

const storeFigure = (name: string): string =>
  `liggare_store_${name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`;

/** How a server's store fares: what failed and was asked again, and whether news come. */
function serverMetrics(server: EventStoreDbStore, registry: Registry): void {
  const figures = {
    retries: "Requests to the store's server that failed and were made again",
    rebuilds: "Clients of the store's server that were given up",
    unknown: "Appends whose outcome was not known at first",
    foundWritten: "Appends of unknown outcome that had been written",
    conflicts: "Appends that met another writer",
    dropped: "Subscriptions to the store's server that ended and were opened again",
  } as const;
  for (const [name, help] of Object.entries(figures))
    new Gauge({
      name: storeFigure(name),
      help,
      registers: [registry],
      collect() {
        this.set(server.stats()[name as keyof typeof figures]);
      },
    });
  new Gauge({
    name: "liggare_store_live",
    help: "1 while the store's server tells of news",
    registers: [registry],
    collect() {
      this.set(server.stats().live ? 1 : 0);
    },
  });
}
export type Metrics = ReturnType<typeof metricsOf>;

/** Why the views stopped, as operators may know it: the event's number, and neither its type nor its stream. */
function whyStopped({ event, cause }: ViewStopped) {
  const why = cause instanceof UnknownEvent ? "written by a newer version" : "a view failed on it";
  return { event: event.number, why };
}

/** Probes: alive; ready (views live and not stopped, not stopping); figures, on loopback only. */
export function healthRoutes({ ledger }: DataFolder, metrics: Metrics, stopping: () => boolean): readonly Route[] {
  return [
    {
      method: "get",
      path: "/healthz",
      rule: "public",
      handle: (_request, response) => void response.json({ status: "alive" }),
    },
    {
      method: "get",
      path: "/readyz",
      rule: "public",
      handle(_request, response) {
        const { live, stopped, retrying, building } = ledger.views.status();
        const founding = ledger.founding().kind;
        const ready = live && !stopped && !retrying && founding !== "started" && !stopping();
        response.status(ready ? 200 : 503).json({
          status: ready ? "ready" : "not ready",
          views: stopped ? "stopped" : retrying ? "retrying" : live ? "live" : "catching up",
          ...(stopped instanceof ViewStopped && { stoppedAt: whyStopped(stopped) }),
          building,
          founding,
          stopping: stopping(),
        });
      },
    },
    {
      method: "get",
      path: "/metrics",
      rule: "public",
      async handle(request, response) {
        if (!fromThisMachine(request)) return sendProblem(response, "no-route");
        response.type(metrics.registry.contentType).send(await metrics.registry.metrics());
      },
    },
  ];
}
