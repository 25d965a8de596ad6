import { eventTypes, type JsonObject, jsonSchemaOf } from "@liggare/domain";

const text = { type: "string" } as const;

/** The envelope of an event as the log gives it (DESIGN: an event). */
const envelope: JsonObject = {
  type: "object",
  required: [
    "id",
    "stream",
    "revision",
    "position",
    "number",
    "type",
    "schema",
    "recordedAt",
    "occurredOn",
    "unit",
    "by",
    "data",
  ],
  properties: {
    id: { type: "string", format: "uuid" },
    stream: text,
    revision: { type: "integer", minimum: 0 },
    position: { type: "string", description: "Opaque, ordered token" },
    number: { type: "integer", minimum: 1, description: "Dense ordinal in the log" },
    type: text,
    schema: { type: "integer", minimum: 1 },
    recordedAt: { type: "string", format: "date-time" },
    recordedOn: { type: "string", format: "date", description: "Founding events: the day that counts for as known on" },
    occurredOn: { type: "string", description: "ISO 8601-2 date with the precision that is known" },
    unit: text,
    by: { type: "object", properties: { subject: text, role: text, unit: { type: ["string", "null"] } } },
    corrects: { type: "string", format: "uuid" },
    source: { type: "object" },
    payloadHash: text,
    hash: text,
  },
};

/** The AsyncAPI 3 document: the log's event types and the live feed, derived from the catalogue. */
export function asyncApiOf(version: string): JsonObject {
  const types = [...eventTypes.values()];
  const messages = Object.fromEntries(
    types.map(({ type, definition, aggregate }) => [
      type,
      {
        name: type,
        title: definition.title.en,
        summary: `${definition.title.en} (${definition.title.sv})`,
        contentType: "application/json",
        ...(aggregate && { tags: [{ name: aggregate.name }] }),
        payload: {
          allOf: [
            { $ref: "#/components/schemas/Envelope" },
            {
              type: "object",
              properties: { type: { const: type }, data: jsonSchemaOf(definition.data) },
            },
          ],
        },
        ...(definition.example !== undefined && {
          examples: [{ name: type, payload: { type, data: definition.example as JsonObject } }],
        }),
      },
    ]),
  );
  const changed = {
    name: "changed",
    title: "Cells of a view changed",
    contentType: "text/event-stream",
    payload: {
      type: "object",
      required: ["view", "version", "number", "cells"],
      properties: {
        view: text,
        version: { type: "integer" },
        number: { type: "integer" },
        position: text,
        cells: { type: "array", items: { type: "object", properties: { kind: text, unit: text, key: text } } },
      },
    },
  };
  return {
    asyncapi: "3.0.0",
    info: {
      title: "Liggare events",
      version,
      description: "What is recorded, and what changes in the views. Free texts are references in the log.",
      license: { name: "EUPL-1.2" },
    },
    defaultContentType: "application/json",
    channels: {
      log: {
        address: "/api/v1/events",
        title: "The log",
        messages: Object.fromEntries(types.map(({ type }) => [type, { $ref: `#/components/messages/${type}` }])),
      },
      live: {
        address: "/api/v1/live",
        title: "The live feed",
        messages: { changed: { $ref: "#/components/messages/changed" } },
      },
    },
    operations: {
      readLog: { action: "send", channel: { $ref: "#/channels/log" }, summary: "The log as JSON Lines" },
      followViews: { action: "send", channel: { $ref: "#/channels/live" }, summary: "Server-sent events" },
    },
    components: { messages: { ...messages, changed }, schemas: { Envelope: envelope } },
  } as unknown as JsonObject;
}
