import { createRequire } from "node:module";
import { dirname } from "node:path";
import express, { type Router } from "express";

const page = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Liggare API</title><link rel="stylesheet" href="/docs/swagger-ui.css"></head>
<body><div id="docs"></div><script src="/docs/swagger-ui-bundle.js"></script><script src="/docs/start.js"></script></body>
</html>
`;
const start = `SwaggerUIBundle({ url: "/api/v1/openapi.json", dom_id: "#docs", deepLinking: true, validatorUrl: null });\n`;

/** The documents for people: Swagger UI over the OpenAPI document, served from here. */
export function docs(): Router {
  const router = express.Router();
  const folder = dirname(createRequire(import.meta.url).resolve("swagger-ui-dist/package.json"));
  router.get("/", (_request, response) => {
    // Swagger UI sets styles of its own
    response.setHeader(
      "Content-Security-Policy",
      "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:",
    );
    response.type("html").send(page);
  });
  router.get("/start.js", (_request, response) => void response.type("js").send(start));
  router.use(express.static(folder, { index: false, maxAge: "1h" }));
  return router;
}
