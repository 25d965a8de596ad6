import express, { type Request, type RequestHandler, type Response } from "express";
import { sendProblem } from "./problem.ts";
import type { Route } from "./routes.ts";

/* Bodies of requests: JSON, but for routes that declare what else they read. */

/** Most bytes of a JSON body. */
export const largestJson = 1024 * 1024;

/** Media types that somebody who attaches a document sends. */
const kindsOfFiles = [
  "multipart/*",
  "image/*",
  "audio/*",
  "video/*",
  "application/pdf",
  "application/octet-stream",
  "application/zip",
  "application/msword",
  "application/rtf",
  "application/vnd.*",
] as const;

const jsonOnly: RequestHandler = (request, response, next) => {
  const hasBody =
    request.headers["content-length"] !== "0" &&
    (request.headers["content-length"] ?? request.headers["transfer-encoding"]);
  if (!hasBody || request.is("application/json")) next();
  else sendProblem(response, request.is([...kindsOfFiles]) ? "attachment-refused" : "media-type");
};

/** Reads JSON bodies; those of routes with a body of another kind wait until their sender is known. */
export function jsonBodies(routes: readonly Route[]): readonly RequestHandler[] {
  const others = routes
    .filter(({ body }) => body)
    .map(({ path }) => new RegExp(`^${path.replaceAll(/:\w+/g, "[^/]+")}$`));
  const isOther = ({ method, originalUrl }: Request) =>
    method === "POST" && others.some((pattern) => pattern.test(originalUrl.split("?", 1)[0] ?? ""));
  return [jsonOnly, express.json({ limit: largestJson, strict: true })].map(
    (read): RequestHandler =>
      (request, response, next) =>
        isOther(request) ? next() : read(request, response, next),
  );
}

/** Reads a body that is no JSON, once its sender may send it; it stays in memory. False: answered already. */
export async function readBody(
  request: Request,
  response: Response,
  { types, limit: most }: NonNullable<Route["body"]>,
) {
  if (!request.is([...types])) {
    sendProblem(response, "list-media-type");
    return false;
  }
  const read = express.raw({ type: [...types], limit: most });
  await new Promise<void>((resolve, reject) =>
    read(request, response, (error?: unknown) => (error === undefined ? resolve() : reject(error))),
  );
  return true;
}
