import type { RequestHandler } from "express";
import { sendProblem } from "./problem.ts";
import type { Route } from "./routes.ts";

/** What knows an address, as `Allow` names it. */
interface Known {
  readonly pattern: RegExp;
  readonly allow: string;
}

function knownOf(routes: readonly Route[]): readonly Known[] {
  const methods = new Map<string, string>();
  for (const { path, method } of routes) {
    const before = methods.get(path);
    const name = method === "get" ? "GET, HEAD" : method.toUpperCase();
    methods.set(path, before === undefined ? name : `${before}, ${name}`);
  }
  return [...methods].map(([path, allow]) => ({
    pattern: new RegExp(`^${path.replaceAll(".", "\\.").replaceAll(/:\w+/g, "[^/]+")}$`),
    allow,
  }));
}

/** After all routes: an address that is known, but not with this method, says with which. */
export function otherMethods(routes: readonly Route[]): RequestHandler {
  const known = knownOf(routes);
  return (request, response, next) => {
    const found = known.find(({ pattern }) => pattern.test(request.path));
    if (!found) return next();
    response.setHeader("Allow", found.allow);
    if (request.method === "OPTIONS") response.status(204).end();
    else sendProblem(response, "method-wrong");
  };
}
