import { createRequire } from "node:module";
import { eventTypes } from "@liggare/domain";
import { expect, it } from "vitest";
import { tryServer } from "./harness.ts";

// the validators belong to the end-to-end tests' package
const load = createRequire(new URL("../../../test/e2e/package.json", import.meta.url));

it("The OpenAPI document passes a public validator and holds every described route", async () => {
  const api = await tryServer();
  const { body } = await api.send("GET", "/api/v1/openapi.json");
  const { Validator } = await import(load.resolve("@seriousme/openapi-schema-validator"));
  const result = await new Validator().validate(structuredClone(body));
  expect(result.errors ?? []).toEqual([]);
  expect(result.valid).toBe(true);
  const operations = Object.values(body.paths as Record<string, object>).flatMap((path) => Object.keys(path));
  expect(operations).toHaveLength(api.app.routes.filter(({ operation }) => operation).length);
  await api.stop();
});

it("The AsyncAPI document passes a public validator and holds every event type", async () => {
  const api = await tryServer();
  const { body } = await api.send("GET", "/api/v1/asyncapi.json");
  const { Parser } = load("@asyncapi/parser");
  const diagnostics = await new Parser().validate(JSON.stringify(body));
  const errors = diagnostics.filter(({ severity }: { severity: number }) => severity === 0);
  expect(errors.map(({ message, path }: { message: string; path: string[] }) => [message, path])).toEqual([]);
  for (const type of eventTypes.keys()) expect(body.components.messages).toHaveProperty(type);
  await api.stop();
});
