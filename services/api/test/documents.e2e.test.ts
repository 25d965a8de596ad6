import { Parser } from "@asyncapi/parser";
import { eventTypes } from "@liggare/domain";
import { Validator } from "@seriousme/openapi-schema-validator";
import { expect, it } from "vitest";
import { tryServer } from "./harness.ts";

it("The OpenAPI document passes a public validator and holds every described route", async () => {
  const api = await tryServer();
  const { body } = await api.send("GET", "/api/v1/openapi.json");
  const result = await new Validator().validate({ ...body });
  expect(result.errors ?? []).toEqual([]);
  expect(result.valid).toBe(true);
  const operations = Object.values(body.paths as Record<string, object>).flatMap((path) => Object.keys(path));
  expect(operations).toHaveLength(api.app.routes.filter(({ operation }) => operation).length);
  await api.stop();
});

it("The AsyncAPI document passes a public validator and holds every event type", async () => {
  const api = await tryServer();
  const { body } = await api.send("GET", "/api/v1/asyncapi.json");
  const diagnostics = await new Parser().validate(JSON.stringify(body));
  const errors = diagnostics.filter(({ severity }) => severity === 0);
  expect(errors.map(({ message, path }) => [message, path])).toEqual([]);
  for (const type of eventTypes.keys()) expect(body.components.messages).toHaveProperty(type);
  await api.stop();
});
