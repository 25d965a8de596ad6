import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Actor, reachOf } from "@liggare/access";
import { refuse, UnknownEvent } from "@liggare/domain";
import { StoreError } from "@liggare/event-store";
import { VaultError } from "@liggare/vault";
import compression from "compression";
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from "express";
import helmet from "helmet";
import type { Logger } from "pino";
import { pinoHttp } from "pino-http";
import { asyncApiOf } from "../asyncapi.ts";
import type { DataFolder } from "../data-folder.ts";
import { isDiskFault } from "../disk.ts";
import { openApiOf } from "../openapi.ts";
import { adminRoutes } from "./admin.ts";
import { jsonBodies, largestJson, readBody } from "./bodies.ts";
import { adviceRoutes, commandRoutes } from "./commands.ts";
import { contactRoutes } from "./contacts.ts";
import { docs } from "./docs.ts";
import { healthRoutes, type Metrics, metricsOf, pathForOperators } from "./health.ts";
import { fromOwnPages, identify, knownHosts } from "./identity.ts";
import { type Feeds, liveRoute } from "./live.ts";
import { otherMethods } from "./methods.ts";
import { participantListRoute } from "./participant-lists.ts";
import { sendProblem, sendRefusal } from "./problem.ts";
import { questionRoutes } from "./questions.ts";
import { releaseRoutes } from "./releases.ts";
import { base, nobody, type Route } from "./routes.ts";
import { sessionRoutes, signInLimit } from "./session.ts";

export interface AppOptions {
  readonly folder: DataFolder;
  readonly logger: Logger;
  readonly version: string;
  /** Built pages; left out, only the API is served. */
  readonly pages?: string;
  /** The port listened on, once known: names in `Host` are checked against it. */
  readonly port: () => number;
  readonly stopping: () => boolean;
  readonly now: () => Date;
}

export interface App {
  readonly express: Express;
  /** Every route that is mounted, with its rule. */
  readonly routes: readonly Route[];
  readonly feeds: Feeds;
  readonly metrics: Metrics;
}

/** The server's HTTP side. Nothing is mounted but what `routes` declares, the documents and the pages. */
export function createApp(options: AppOptions): App {
  const { folder, logger, version, pages, stopping, now } = options;
  const live = liveRoute(folder.ledger);
  const metrics = metricsOf(folder, live.feeds);
  const described = [
    ...commandRoutes(folder.ledger),
    ...adviceRoutes(folder.ledger),
    participantListRoute(folder.ledger),
    ...questionRoutes(folder.ledger),
    ...releaseRoutes(folder.ledger),
    ...contactRoutes(folder.ledger),
    live.route,
    ...sessionRoutes(folder, now),
    ...adminRoutes(folder, now),
  ];
  const openapi = openApiOf(described, version);
  const asyncapi = asyncApiOf(version);
  const routes: readonly Route[] = [
    ...healthRoutes(folder, metrics, stopping),
    ...described,
    document("openapi", openapi),
    document("asyncapi", asyncapi),
  ];

  const app: Express = express();
  app.disable("x-powered-by");
  app.set("query parser", "simple");
  app.set("etag", false);
  app.use(
    pinoHttp({
      logger,
      // neither bodies nor queries: they could hold what a person typed
      serializers: {
        req: ({ id, method, url }) => ({ id, method, path: pathForOperators(String(url)) }),
        res: ({ statusCode }) => ({ status: statusCode }),
      },
      genReqId: () => crypto.randomUUID(),
      autoLogging: { ignore: ({ url = "" }) => url.startsWith("/healthz") || url.startsWith("/readyz") },
    }),
  );
  app.use(securityHeaders());
  app.use((request, response, next) => {
    if (knownHosts(folder, options.port()).has((request.headers.host ?? "").toLowerCase())) next();
    else sendProblem(response, "host-unknown");
  });
  app.use(measured(metrics));
  app.use(compression());
  // what is answered is somebody's to read, not a cache's to keep
  app.use("/api", (_request, response, next) => {
    response.setHeader("Cache-Control", "private, no-store");
    next();
  });
  app.use("/api/v1/session", (request, response, next) =>
    request.method === "POST" ? limit(request, response, next) : next(),
  );
  app.use("/api", ...jsonBodies(routes));
  for (const route of routes) app[route.method](route.path, guarded(route, options));
  app.use(otherMethods(routes));
  app.use("/docs", docs());
  app.use("/api", (_request, response) => sendProblem(response, "no-route"));
  if (pages && existsSync(pages)) app.use(pagesOf(pages));
  app.use((_request, response) => sendProblem(response, "no-route"));
  app.use(failed(logger, folder));
  return { express: app, routes, feeds: live.feeds, metrics };
}

const limit = signInLimit();

const document = (name: string, content: object): Route => ({
  method: "get",
  path: `${base}/${name}.json`,
  rule: "public",
  handle: (_request, response) => void response.json(content),
});

/** Asks who it is, checks the route's rule, and then lets the route answer. */
function guarded(route: Route, { folder, port, now }: AppOptions): RequestHandler {
  const { rule } = route;
  return async (request, response) => {
    const identity = await identify(request, folder, now());
    const bySession = identity.kind !== "actor" || identity.by === "session";
    if (route.method !== "get" && bySession && !fromOwnPages(request, knownHosts(folder, port())))
      return sendProblem(response, identity.kind === "none" && rule !== "public" ? identity.reason : "origin-refused");
    let actor: Actor = nobody;
    if (rule !== "public") {
      if (identity.kind === "none") return sendProblem(response, identity.reason);
      ({ actor } = identity);
      if (rule !== "signed in" && !reachOf(rule, actor))
        return sendRefusal(response, refuse("role-not-allowed", { role: actor.role }).refusal);
    }
    const stillValid = () =>
      identity.kind === "none" || (identity.expires * 1000 > now().getTime() && !folder.usedLinks.has(identity.id));
    if (route.body && !(await readBody(request, response, route.body))) return;
    await route.handle(request, response, actor, stillValid);
  };
}

/** React Aria's press style is the one inline style of the pages; its hash is allowed. */
const reactAriaStyle = "'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o='";

const securityHeaders = (): RequestHandler =>
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", reactAriaStyle],
        imgSrc: ["'self'", "data:"],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: false,
    referrerPolicy: { policy: "no-referrer" },
  });

const measured =
  ({ requests, refusals }: Metrics): RequestHandler =>
  (request, response, next) => {
    const stop = requests.startTimer();
    response.on("finish", () => {
      const route = pathForOperators((request.route as { path?: string } | undefined)?.path ?? "other");
      stop({ route, method: request.method, status: String(response.statusCode) });
      if (response.statusCode >= 400) refusals.inc({ code: String(response.statusCode) });
    });
    next();
  };

/** The built pages: hashed files for ever, every other address is the page itself. */
function pagesOf(folder: string): RequestHandler {
  const router = express.Router();
  router.use(
    express.static(folder, {
      index: false,
      setHeaders: (response, path) =>
        void response.setHeader(
          "Cache-Control",
          path.includes("/assets/") ? "public, max-age=31536000, immutable" : "no-cache",
        ),
    }),
  );
  router.get("/{*page}", (request, response, next) => {
    if (request.path.startsWith("/assets/") || !request.accepts("html")) next();
    else response.setHeader("Cache-Control", "no-cache").sendFile(join(folder, "index.html"));
  });
  return router;
}

/** The one mapper of what was thrown: known faults get their problem, all else is logged and answered with a constant. */
const failed =
  (logger: Logger, { disk }: DataFolder): ErrorRequestHandler =>
  (error, request, response, _next) => {
    if (response.headersSent) return void response.destroy();
    if (error?.type === "entity.too.large")
      return sendProblem(response, error.limit > largestJson ? "list-too-large" : "too-large");
    if (error?.status === 415) return sendProblem(response, "media-type");
    if (error instanceof URIError) return sendProblem(response, "no-route");
    if (error?.status === 400) {
      const reason = { sv: "det är inte giltig JSON", en: "it is not valid JSON" };
      return sendRefusal(response, refuse("body-malformed", { reason }, [{ pointer: "", ...reason }]).refusal);
    }
    if ((error instanceof StoreError || error instanceof VaultError) && error.code === "disk full") {
      logger.error({ err: error }, "the disk is full");
      return sendProblem(response, "disk-full");
    }
    if (disk.fault() !== undefined && isDiskFault(error)) {
      logger.fatal({ err: error }, "the disk failed: nothing more is acknowledged");
      return sendProblem(response, "disk-failed");
    }
    if (error instanceof UnknownEvent) {
      logger.error({ err: error }, "a newer version has written this event");
      return sendProblem(response, "newer-event");
    }
    const { code } = error instanceof StoreError || error instanceof VaultError ? error : { code: "" };
    if (code === "closed") return sendProblem(response, "stopping");
    if (code === "unavailable" || code === "locked" || code === "busy") {
      logger.error({ err: error }, "the store or the vault does not answer");
      return sendProblem(response, "unavailable");
    }
    logger.error({ err: error, request: request.id }, "a request failed");
    return sendProblem(response, "defect");
  };
