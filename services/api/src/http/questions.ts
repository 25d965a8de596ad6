import { aggregates } from "@liggare/domain";
import type { Ledger, LogEvent, ViewRequest } from "@liggare/ledger";
import { type Structure, structures } from "@liggare/views";
import type { Response } from "express";
import { comparisonRoute } from "./comparison.ts";
import { sendRefusal } from "./problem.ts";
import { queryOf } from "./query.ts";
import { base, type Route } from "./routes.ts";

const parameter = (name: string, description: string, example?: string) => ({
  name,
  in: "query",
  required: false,
  description,
  schema: { type: "string" },
  ...(example !== undefined && { example }),
});

const asKnownOn = parameter(
  "asKnownOn",
  "What was known at the end of this day, Europe/Stockholm; default today",
  "2019-11-30",
);
const on = parameter("on", "The date that is judged; default the same as asKnownOn", "2019-11-30");
const unit = parameter("unit", "Only this board or office", "skarholmen");

const structure = {
  ...parameter(
    "structure",
    "of-its-time (default): history with the board of its time. present: with the board in force that took over; a board that was split keeps its own, and the answer's `regrouped` names it",
  ),
  schema: { type: "string", enum: [...structures] },
};

/** The structure as a question has it; what is no structure is refused by the ledger, by name. */
const asked = <G extends { readonly structure?: string }>(given: G) =>
  given as Omit<G, "structure"> & { readonly structure?: Structure };

/** Views, what changed in them, single aggregates and the log. */
export function questionRoutes(ledger: Ledger): readonly Route[] {
  const views = [...ledger.definitions.values()].flatMap((view): Route[] => [
    {
      method: "get",
      path: `${base}/views/${view.name}`,
      rule: view.who,
      operation: {
        operationId: `view.${view.name}`,
        summary: view.title.en,
        description: `${view.help.en}\n\n${view.title.sv}: ${view.help.sv}`,
        tags: ["views"],
        "x-who": view.who as never,
        parameters: [
          asKnownOn,
          on,
          unit,
          structure,
          parameter("atLeast", "Position that the answer must include; 503 if it is not reached within two seconds"),
        ],
      },
      async handle(request, response, actor) {
        const given = queryOf(request, response, ["asKnownOn", "on", "unit", "structure", "atLeast"]);
        if (!given) return;
        const question: ViewRequest = { view: view.name, ...asked(given) };
        const answer = await ledger.ask(question, actor);
        if (answer.kind === "refused") return sendRefusal(response, answer.refusal);
        const { kind: _kind, ...body } = answer;
        response.setHeader("Cache-Control", "private, no-store").json(body);
      },
    },
    {
      method: "get",
      path: `${base}/views/${view.name}/changes`,
      rule: view.who,
      operation: {
        operationId: `changes.${view.name}`,
        summary: `${view.title.en}: what changed between two dates`,
        description:
          "JSON Patch (RFC 6902) from the answer as known on the first date to that on the second, and the events recorded in between.",
        tags: ["views"],
        "x-who": view.who as never,
        parameters: [
          { ...parameter("from", "As known at the end of this day", "2019-09-03"), required: true },
          { ...parameter("to", "As known at the end of this day", "2019-11-30"), required: true },
          unit,
          structure,
        ],
      },
      async handle(request, response, actor) {
        const given = queryOf(request, response, ["from", "to", "unit", "structure"]);
        if (!given) return;
        const { from = "", to = "", ...rest } = asked(given);
        const answer = await ledger.changes({ view: view.name, from, to, ...rest }, actor);
        if (answer.kind === "refused") return sendRefusal(response, answer.refusal);
        const { kind: _kind, ...body } = answer;
        response.setHeader("Cache-Control", "private, no-store").json(body);
      },
    },
  ]);
  return [...views, ...aggregateRoutes(ledger), comparisonRoute(ledger), logRoute(ledger)];
}

function aggregateRoutes(ledger: Ledger): readonly Route[] {
  return aggregates.map(
    (aggregate): Route => ({
      method: "get",
      path: `${base}/aggregates/${aggregate.name}/:id`,
      rule: "signed in",
      operation: {
        operationId: `aggregate.${aggregate.name}`,
        summary: `${aggregate.title.en}: its state and entries in force`,
        tags: [aggregate.name],
      },
      async handle(request, response, actor) {
        const answer = await ledger.aggregate(aggregate.name, String(request.params.id), actor);
        if (answer.kind === "refused") return sendRefusal(response, answer.refusal);
        const { kind: _kind, ...body } = answer;
        response.setHeader("ETag", `"${answer.revision}"`).setHeader("Cache-Control", "private, no-store").json(body);
      },
    }),
  );
}

function logRoute(ledger: Ledger): Route {
  return {
    method: "get",
    path: `${base}/events`,
    rule: "signed in",
    operation: {
      operationId: "events",
      summary: "The log as JSON Lines, as far as the reader may see it; auditors without texts and stating a purpose",
      tags: ["log"],
      parameters: [
        parameter("after", "Only events with a greater number", "0"),
        parameter("limit", "At most this many events", "1000"),
        parameter("type", "Only these event types, separated by commas"),
        unit,
        parameter("stream", "Only this stream", "meeting-5f0c8f4e-7d7c-4a55-9d3e-0a2f6d1b9c11"),
        parameter("purpose", "Required of auditors and administrators: what the export is for"),
      ],
    },
    async handle(request, response, actor, stillValid) {
      const given = queryOf(
        request,
        response,
        ["after", "limit", "type", "unit", "stream", "purpose"],
        ["after", "limit"],
      );
      if (!given) return;
      const { after, limit, type, ...rest } = given;
      const events = ledger.log(
        {
          ...rest,
          ...(after !== undefined && { after: Number(after) }),
          ...(limit !== undefined && { limit: Number(limit) }),
          ...(type !== undefined && { types: type.split(",") }),
        },
        actor,
      );
      if ("kind" in events) return sendRefusal(response, events.refusal);
      response.type("application/x-ndjson").setHeader("Cache-Control", "private, no-store");
      if (request.method === "HEAD") return void response.end();
      await writeLines(response, events, stillValid);
    },
  };
}

/** Milliseconds without any byte taken, after which a reader of the log is let go. */
const stalled = 60_000;

/**
 * Writes JSON Lines with back-pressure; ends quietly where the reader has gone, and is cut off where the reader stalls
 * or may read no longer, so that nobody takes a part for the whole.
 */
async function writeLines(
  response: Response,
  events: AsyncIterable<LogEvent>,
  stillValid: () => boolean,
): Promise<void> {
  response.setTimeout(stalled, () => response.destroy());
  for await (const event of events) {
    if (response.destroyed) return;
    if (!stillValid()) return void response.destroy();
    if (!response.write(`${JSON.stringify(event)}\n`))
      await new Promise<void>((resolve) => {
        const go = () => {
          response.off("drain", go);
          response.off("close", go);
          resolve();
        };
        response.on("drain", go).on("close", go);
      });
  }
  response.end();
}
