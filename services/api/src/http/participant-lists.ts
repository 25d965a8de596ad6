import { aggregateNamed, commandsOf, type FieldFault, type JsonObject, refuse } from "@liggare/domain";
import type { Ledger } from "@liggare/ledger";
import type { Response } from "express";
import { afterDiscards, fields, groups, listParameters, listRequestOf, states, statuses } from "./list-request.ts";
import { sendProblem, sendRefusal } from "./problem.ts";
import { queryOf } from "./query.ts";
import { base, type Route } from "./routes.ts";

const csv = "text/csv";
const xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/** Most bytes of a list. */
const limit = 10 * 1024 * 1024;

const pairs = "Pairs of a text of the list and what it means, as text=meaning, separated by semicolons";
const described: Readonly<Record<(typeof listParameters)[number], readonly [description: string, example: string]>> = {
  state: [`What every row says: ${states.join(" or ")}; without it a column of statuses says it`, "completed"],
  of: [`Whose share is counted: ${groups.join(" or ")} (default all-staff)`, "all-staff"],
  occurredOn: ["The date that the list is of, as precisely as it is known; default today", "2026-03-31"],
  occasion: ["Code of the occasion that the list is of", "t1"],
  sheet: ["Name or number of the sheet; default the first", "1"],
  unit: ["Code of the board of every row, where the list has no column for it", "skarholmen"],
  map: [`${pairs}: titles of columns and ${fields.join(", ")}`, "Arbetsplats=unit"],
  units: [`${pairs}: what the list calls boards and their codes`, "Team Söder=skarholmen"],
  statuses: [`${pairs}: statuses and ${statuses.join(", ")}`, "Klar=completed"],
  afterDiscard: [`After recognition was discarded: ${afterDiscards.join(" or ")}`, "start-over"],
  disposalDecision: ["Registry number of the decision by which the received list is thrown away", "SKA 2026/31"],
  preview: ["true: what would be counted; nothing is stored", "true"],
};

/** `POST /training/{course}/participant-lists`: counts a list and keeps nothing of it but numbers. */
export function participantListRoute(ledger: Ledger): Route {
  const training = aggregateNamed("training");
  const command = training && commandsOf(training)["count-list"];
  if (!command) throw new Error("the catalogue has no command that counts a list");
  const file = { schema: { type: "string", format: "binary" } };
  return {
    method: "post",
    path: `${base}/training/:course/participant-lists`,
    rule: command.who,
    body: { types: [csv, xlsx], limit },
    operation: {
      operationId: "training.count-participants",
      summary: command.title.en,
      description: `A participant list (CSV or XLSX, at most 10 MB) as a staff system gives it, with addresses. Each person is counted once in a course and state, recognised by a keyed hash of the e-mail address. The list itself is kept nowhere; other boards' small numbers are masked.\n\n${command.title.sv}: en deltagarlista räknas och sparas inte.`,
      tags: ["training"],
      "x-who": command.who as unknown as JsonObject,
      "x-refusals": command.refusals,
      parameters: [
        ...listParameters.map((name) => ({
          name,
          in: "query",
          required: false,
          description: described[name][0],
          schema: { type: "string" },
          example: described[name][1],
        })),
        {
          name: "Idempotency-Key",
          in: "header",
          required: false,
          description: "The same key and list give the same answer and count once",
          schema: { type: "string" },
        },
      ],
      requestBody: { required: true, content: { [csv]: file, [xlsx]: file } },
    } as unknown as JsonObject,
    async handle(request, response, actor) {
      const given = queryOf(request, response, listParameters);
      if (!given) return;
      const list = {
        course: String(request.params.course),
        content: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
        format: request.is(csv) ? ("csv" as const) : ("xlsx" as const),
        key: request.header("idempotency-key"),
      };
      const read = listRequestOf(list, given);
      if ("faults" in read) return refuseFields(response, read.faults);
      const outcome = await ledger.countParticipants(read, actor);
      if (outcome.kind === "too large") return sendProblem(response, "list-too-large");
      if (outcome.kind === "refused") return sendRefusal(response, outcome.refusal);
      const { kind: _kind, ...body } = outcome;
      if (outcome.repeated) response.setHeader("Idempotency-Replayed", "true");
      response.status(outcome.recorded ? 201 : 200).json(body);
    },
  };
}

function refuseFields(response: Response, faults: readonly FieldFault[]): void {
  const pointers = faults.map(({ pointer }) => pointer).join(", ");
  sendRefusal(response, refuse("input-invalid", { fields: pointers }, faults).refusal);
}
