import {
  type AnyCommand,
  aggregates,
  type JsonObject,
  jsonSchemaOf,
  namesAttachment,
  noAttachments,
  offeredCommandsOf,
  refuse,
  type Source,
} from "@liggare/domain";
import { type Accepted, type CommandRequest, commandBody, type Ledger } from "@liggare/ledger";
import { findPersonalData } from "@liggare/privacy";
import type { Request, Response } from "express";
import * as z from "zod/mini";
import { sendProblem, sendRefusal } from "./problem.ts";
import { base, type Route } from "./routes.ts";

/** A body's JSON schema: the command's input beside what stands in every command's envelope. */
const bodySchema = (input: JsonObject): JsonObject => {
  const { properties, ...rest } = z.toJSONSchema(z.strictObject(commandBody)) as unknown as Record<string, JsonObject>;
  const { $schema: _dialect, ...envelope } = rest;
  return { ...envelope, properties: { input, ...properties }, required: ["input"] } as unknown as JsonObject;
};

const bodyOfOperation = ({ input, example }: AnyCommand): JsonObject => ({
  required: true,
  content: {
    "application/json": { schema: bodySchema(jsonSchemaOf(input)), example: { input: example as JsonObject } },
  },
});

const known = new Set(["input", ...Object.keys(commandBody)]);

/** Names a field that is not known here; one that is called by personal data is not repeated. */
function unknownField(key: string) {
  if (findPersonalData(key).length > 0)
    return { pointer: "", sv: "Ett fält finns inte här", en: "There is no such field here" };
  if (namesAttachment(key))
    return { pointer: `/${key}`, sv: `${key}: ${noAttachments.sv}`, en: `${key}: ${noAttachments.en}` };
  const pointer = `/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
  return { pointer, sv: `${key}: fältet finns inte här`, en: `${key}: there is no such field here` };
}

/** Reads the body's envelope; unknown fields are refused by name. */
function bodyOf(request: Request, response: Response): { input: unknown; rest: Partial<CommandRequest> } | undefined {
  const body: unknown = request.body;
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    const reason = { sv: "skicka ett JSON-objekt med fältet input", en: "send a JSON object with the field input" };
    sendRefusal(response, refuse("body-malformed", { reason }, [{ pointer: "", ...reason }]).refusal);
    return undefined;
  }
  const unknown = Object.keys(body).filter((key) => !known.has(key));
  if (unknown.length > 0) {
    const fields = unknown.map(unknownField);
    const names = fields.map(({ pointer }) => pointer).join(", ");
    sendRefusal(response, refuse("input-invalid", { fields: names }, fields).refusal);
    return undefined;
  }
  const { input, ...rest } = body as { input?: unknown; source?: Source } & Record<string, unknown>;
  const wrong = Object.entries(rest).find(([key, value]) => key !== "source" && typeof value !== "string");
  if (wrong) {
    const fault = { pointer: `/${wrong[0]}`, sv: `${wrong[0]}: ange text`, en: `${wrong[0]}: give a text` };
    sendRefusal(response, refuse("input-invalid", { fields: fault.pointer }, [fault]).refusal);
    return undefined;
  }
  return { input: input ?? {}, rest };
}

/** The revision in `If-Match: "n"`, -1 for `If-None-Match: *`, undefined without, "malformed" else. */
function preconditionOf(request: Request): number | undefined | "malformed" {
  if (request.headers["if-none-match"] === "*") return -1;
  const match = request.headers["if-match"];
  if (match === undefined) return undefined;
  const revision = /^"(\d{1,15})"$/.exec(match)?.[1];
  return revision === undefined ? "malformed" : Number(revision);
}

const answerOf = ({ kind: _kind, repeated: _repeated, ...answer }: Accepted) => answer;

/** One route a command, derived from the catalogue. */
export function commandRoutes(ledger: Ledger): readonly Route[] {
  return aggregates.flatMap((aggregate) =>
    Object.entries(offeredCommandsOf(aggregate)).map(
      ([name, command]): Route => ({
        method: "post",
        path: `${base}/commands/${aggregate.name}/:id/${name}`,
        rule: command.who,
        operation: {
          operationId: `${aggregate.name}.${name}`,
          summary: command.title.en,
          description: `${command.help.en}\n\n${command.title.sv}: ${command.help.sv}`,
          tags: [aggregate.name],
          "x-who": command.who as unknown as JsonObject,
          "x-refusals": command.refusals,
          requestBody: bodyOfOperation(command),
        },
        async handle(request, response, actor) {
          const body = bodyOf(request, response);
          if (!body) return;
          const expected = preconditionOf(request);
          if (expected === "malformed") return sendProblem(response, "precondition-malformed");
          const key = request.header("idempotency-key");
          const outcome = await ledger.execute(
            {
              ...body.rest,
              aggregate: aggregate.name,
              id: String(request.params.id),
              command: name,
              input: body.input,
              ...(key !== undefined && { key }),
              ...(request.header("idempotency-key-from") === "row" && { keyFromRow: true }),
              ...(expected !== undefined && { expectedRevision: expected }),
            },
            actor,
          );
          if (outcome.kind === "refused") return sendRefusal(response, outcome.refusal);
          const created = outcome.events[0]?.revision === 0;
          if (outcome.repeated) response.setHeader("Idempotency-Replayed", "true");
          if (created) response.setHeader("Location", `${base}/aggregates/${aggregate.name}/${outcome.id}`);
          const number = outcome.number ?? (await ledger.numberOf(outcome.position)) ?? null;
          response
            .status(created ? 201 : 200)
            .setHeader("ETag", `"${outcome.revision}"`)
            .json({ ...answerOf(outcome), number });
        },
      }),
    ),
  );
}

/**
 * One route for each command that gives advice: the command's own body, its guard and its rules, and nothing stored.
 * Such a command begins a stream, so the advice needs no id.
 */
export function adviceRoutes(ledger: Ledger): readonly Route[] {
  return aggregates.flatMap((aggregate) =>
    Object.entries(offeredCommandsOf(aggregate)).flatMap(([name, command]): Route[] =>
      command.advises
        ? [
            {
              method: "post",
              path: `${base}/advice/${aggregate.name}/${name}`,
              rule: command.who,
              operation: {
                operationId: `advice.${aggregate.name}.${name}`,
                summary: `${command.title.en}: advice before it is recorded`,
                description:
                  "Whether the combination of codes is rare among the board's own reports, and coarser values to choose instead. Takes the command's body; stores nothing; for the own unit only.",
                tags: [aggregate.name],
                "x-who": command.who as unknown as JsonObject,
                "x-refusals": command.refusals,
                requestBody: bodyOfOperation(command),
              },
              async handle(request, response, actor) {
                const body = bodyOf(request, response);
                if (!body) return;
                const about = { aggregate: aggregate.name, id: crypto.randomUUID(), command: name };
                const outcome = await ledger.advise({ ...body.rest, ...about, input: body.input }, actor);
                if (outcome.kind === "refused") return sendRefusal(response, outcome.refusal);
                response.json(outcome.advice);
              },
            },
          ]
        : [],
    ),
  );
}
