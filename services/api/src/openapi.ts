import { type JsonObject, noAttachments } from "@liggare/domain";
import { ownProblems } from "./http/problem.ts";
import type { Route } from "./http/routes.ts";

const text = { type: "string" } as const;
const wholeNumber = { type: "integer", minimum: 0 } as const;

const problem: JsonObject = {
  type: "object",
  description: "RFC 9457 problem",
  required: ["type", "title", "status", "detail", "code", "retry"],
  properties: {
    type: { type: "string", format: "uri" },
    title: text,
    status: { type: "integer" },
    detail: text,
    code: { type: "string", description: "The refusal's code; never changes" },
    retry: { type: "boolean", description: "Whether the same request can succeed later" },
    request: text,
    actual: { type: "integer", description: "The stream's actual revision" },
    errors: {
      type: "array",
      items: {
        type: "object",
        required: ["pointer", "detail"],
        properties: { pointer: { type: "string", description: "JSON pointer (RFC 6901)" }, detail: text },
      },
    },
  },
};

const accepted: JsonObject = {
  type: "object",
  required: ["aggregate", "id", "unit", "revision", "position", "number", "recordedAt", "events", "receipt"],
  properties: {
    aggregate: text,
    id: text,
    unit: text,
    revision: wholeNumber,
    position: { type: "string", description: "Token for atLeast" },
    number: { type: ["integer", "null"] },
    recordedAt: { type: "string", format: "date-time" },
    events: {
      type: "array",
      items: {
        type: "object",
        required: ["id", "type", "revision"],
        properties: { id: { type: "string", format: "uuid" }, type: text, revision: wholeNumber },
      },
    },
    receipt: { type: ["object", "null"] },
  },
};

const problemAnswer = (description: string): JsonObject => ({
  description,
  content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
});

const isCommand = (path: string) => path.includes("/commands/");

function responses({ path }: Route): JsonObject {
  const content: JsonObject = isCommand(path)
    ? { "application/json": { schema: { $ref: "#/components/schemas/Accepted" } } }
    : path.endsWith("/events")
      ? { "application/x-ndjson": { schema: { type: "string" } } }
      : path.endsWith("/live")
        ? { "text/event-stream": { schema: { type: "string" } } }
        : { "application/json": { schema: { type: "object" } } };
  return {
    "200": { description: "The answer", content },
    ...(isCommand(path) && { "201": { description: "Recorded in a new stream", content } }),
    default: problemAnswer("A problem; its code says which"),
  };
}

const header = (name: string, description: string): JsonObject => ({
  name,
  in: "header",
  required: false,
  description,
  schema: text,
});

/** The OpenAPI 3.1 document, derived from the routes that are mounted. */
export function openApiOf(routes: readonly Route[], version: string): JsonObject {
  const paths: Record<string, Record<string, JsonObject>> = {};
  for (const route of routes) {
    if (!route.operation) continue;
    const path = route.path.replace(/:(\w+)/g, "{$1}");
    const names = [...route.path.matchAll(/:(\w+)/g)].map(([, name = ""]) => name);
    const own = (route.operation.parameters ?? []) as readonly JsonObject[];
    const parameters: JsonObject[] = [
      ...names.map((name) => ({ name, in: "path", required: true, schema: { type: "string", maxLength: 80 } })),
      ...own,
      ...(isCommand(path)
        ? [
            header("Idempotency-Key", "The same key and body give the identical answer and one event"),
            header(
              "Idempotency-Key-From",
              '"row": the key was made from an import\'s row, so free texts do not count for it',
            ),
            header("If-Match", 'The revision that was read, such as "3"; 412 with the actual one if it changed'),
          ]
        : []),
      header("Accept-Language", "sv (default) or en"),
    ];
    paths[path] ??= {};
    paths[path][route.method] = {
      ...route.operation,
      parameters,
      responses: responses(route),
      security: route.rule === "public" ? [] : [{ bearer: [] }, { session: [] }],
    };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Liggare",
      version,
      description: `Event-sourced coordination ledger. Documents are not attached: ${noAttachments.en}. Problems of HTTP's own: ${Object.keys(ownProblems).join(", ")}.`,
      license: { name: "EUPL-1.2", identifier: "EUPL-1.2" },
    },
    servers: [{ url: "/" }],
    tags: [...new Set(routes.flatMap(({ operation }) => (operation?.tags ?? []) as string[]))].map((name) => ({
      name,
    })),
    paths,
    components: {
      schemas: { Problem: problem, Accepted: accepted },
      securitySchemes: {
        bearer: { type: "http", scheme: "bearer", bearerFormat: "JWT" },
        session: { type: "apiKey", in: "cookie", name: "liggare_session" },
      },
    },
  };
}
