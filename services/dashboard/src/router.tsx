import { isIsoDate } from "@liggare/calendar";
import type { QueryClient } from "@tanstack/react-query";
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
  retainSearchParams,
} from "@tanstack/react-router";
import { sessionQuery } from "./api/session.ts";
import { Broken } from "./pages/broken.tsx";
import { Lost } from "./pages/lost.tsx";
import { Layout } from "./shell/layout.tsx";
import { Loading } from "./ui/states.tsx";

interface Context {
  readonly client: QueryClient;
}

/** What stands in every page's address. */
interface Everywhere {
  readonly asKnownOn?: string | undefined;
  /** Absent: history is shown with the boards of its time. */
  readonly structure?: "present" | undefined;
}

const one = (value: unknown): string | undefined => (typeof value === "string" && value !== "" ? value : undefined);

const root = createRootRouteWithContext<Context>()({
  component: Layout,
  notFoundComponent: Lost,
  errorComponent: Broken,
  pendingComponent: Loading,
  validateSearch: (search: Record<string, unknown>): Everywhere => ({
    ...(isIsoDate(search.asKnownOn) && { asKnownOn: search.asKnownOn }),
    ...(search.structure === "present" && { structure: "present" }),
  }),
  search: { middlewares: [retainSearchParams(["asKnownOn", "structure"])] },
  beforeLoad: async ({ context: { client }, location }) => {
    const { actor } = await client.ensureQueryData(sessionQuery);
    if (!actor && location.pathname !== "/login") throw redirect({ to: "/login" });
  },
});

const consolidated = createRoute({
  getParentRoute: () => root,
  path: "/",
  validateSearch: (search: Record<string, unknown>): { cell?: string | undefined } => ({ cell: one(search.cell) }),
  component: lazyRouteComponent(() => import("./pages/consolidated.tsx"), "Consolidated"),
});
const log = createRoute({
  getParentRoute: () => root,
  path: "/log",
  validateSearch: (search: Record<string, unknown>): { unit?: string | undefined; forum?: string | undefined } => ({
    unit: one(search.unit),
    forum: one(search.forum),
  }),
  component: lazyRouteComponent(() => import("./pages/log.tsx"), "LogPage"),
});
const picture = createRoute({
  getParentRoute: () => root,
  path: "/picture/{-$unit}",
  component: lazyRouteComponent(() => import("./pages/picture.tsx"), "PicturePage"),
});
const summary = createRoute({
  getParentRoute: () => root,
  path: "/summary",
  component: lazyRouteComponent(() => import("./pages/summary.tsx"), "SummaryPage"),
});
const meeting = createRoute({
  getParentRoute: () => root,
  path: "/record/meeting",
  component: lazyRouteComponent(() => import("./pages/record.tsx"), "RecordMeeting"),
});
const checkin = createRoute({
  getParentRoute: () => root,
  path: "/record/checkin",
  component: lazyRouteComponent(() => import("./pages/record.tsx"), "RecordCheckin"),
});
const concern = createRoute({
  getParentRoute: () => root,
  path: "/record/concern",
  component: lazyRouteComponent(() => import("./pages/record.tsx"), "RecordConcern"),
});
/** A page of a view that can be narrowed to a board. */
const narrowed = (search: Record<string, unknown>): { unit?: string | undefined } => ({ unit: one(search.unit) });
const sources = createRoute({
  getParentRoute: () => root,
  path: "/sources",
  validateSearch: narrowed,
  component: lazyRouteComponent(() => import("./pages/sources.tsx"), "SourcesPage"),
});
const inventories = createRoute({
  getParentRoute: () => root,
  path: "/inventories",
  validateSearch: narrowed,
  component: lazyRouteComponent(() => import("./pages/inventories.tsx"), "InventoriesPage"),
});
const overdue = createRoute({
  getParentRoute: () => root,
  path: "/overdue",
  validateSearch: narrowed,
  component: lazyRouteComponent(() => import("./pages/overdue.tsx"), "OverduePage"),
});
const recommendations = createRoute({
  getParentRoute: () => root,
  path: "/recommendations",
  validateSearch: narrowed,
  component: lazyRouteComponent(() => import("./pages/recommendations.tsx"), "RecommendationsPage"),
});
const coordinators = createRoute({
  getParentRoute: () => root,
  path: "/coordinators",
  validateSearch: narrowed,
  component: lazyRouteComponent(() => import("./pages/coordinators.tsx"), "CoordinatorsPage"),
});
const training = createRoute({
  getParentRoute: () => root,
  path: "/training",
  validateSearch: narrowed,
  component: lazyRouteComponent(() => import("./pages/training.tsx"), "TrainingPage"),
});
const controls = createRoute({
  getParentRoute: () => root,
  path: "/controls",
  validateSearch: narrowed,
  component: lazyRouteComponent(() => import("./pages/controls.tsx"), "ControlsPage"),
});
const followUp = createRoute({
  getParentRoute: () => root,
  path: "/follow-up",
  validateSearch: narrowed,
  component: lazyRouteComponent(() => import("./pages/follow-up.tsx"), "FollowUpPage"),
});
const releases = createRoute({
  getParentRoute: () => root,
  path: "/releases",
  component: lazyRouteComponent(() => import("./pages/releases.tsx"), "ReleasesPage"),
});
const recordIndex = createRoute({
  getParentRoute: () => root,
  path: "/record",
  component: lazyRouteComponent(() => import("./pages/record-index.tsx"), "RecordIndex"),
});
const recordAny = createRoute({
  getParentRoute: () => root,
  path: "/record/$aggregate/$command",
  validateSearch: (search: Record<string, unknown>): { id?: string | undefined; entry?: string | undefined } => ({
    id: one(search.id),
    entry: one(search.entry),
  }),
  component: lazyRouteComponent(() => import("./pages/record-any.tsx"), "RecordAny"),
});
const stream = createRoute({
  getParentRoute: () => root,
  path: "/stream/$aggregate/$id",
  component: lazyRouteComponent(() => import("./pages/stream.tsx"), "StreamPage"),
});
const login = createRoute({
  getParentRoute: () => root,
  path: "/login",
  component: lazyRouteComponent(() => import("./pages/login.tsx"), "Login"),
});

const routeTree = root.addChildren([
  consolidated,
  log,
  picture,
  sources,
  inventories,
  summary,
  overdue,
  followUp,
  recommendations,
  training,
  controls,
  coordinators,
  releases,
  meeting,
  checkin,
  concern,
  recordIndex,
  recordAny,
  stream,
  login,
]);

export function makeRouter(client: QueryClient) {
  const router = createRouter({ routeTree, context: { client }, scrollRestoration: true, defaultPreload: "intent" });
  // Whoever reads with a screen reader hears that the page is another one.
  router.subscribe("onRendered", ({ pathChanged, fromLocation }) => {
    if (pathChanged && fromLocation) document.querySelector<HTMLElement>("h1")?.focus();
  });
  return router;
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
