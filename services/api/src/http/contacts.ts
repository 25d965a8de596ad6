import { type JsonObject, refuse } from "@liggare/domain";
import { contactReaders, contactWriters, type Ledger } from "@liggare/ledger";
import type { Request } from "express";
import * as z from "zod/mini";
import { sendRefusal } from "./problem.ts";
import { queryOf } from "./query.ts";
import { base, type Route } from "./routes.ts";

const entry = z.strictObject({ address: z.string(), name: z.optional(z.string()) });

const placeOf = ({ params }: Request) => ({ unit: String(params.unit), function: String(params.function) });

const tags = ["contacts"];
const { $schema: _dialect, ...entrySchema } = z.toJSONSchema(entry) as unknown as Record<string, JsonObject>;

/** The contact list of functions: read by coordinators, kept by the central coordinator and the administrator. */
export function contactRoutes(ledger: Ledger): readonly Route[] {
  const path = `${base}/contacts/:unit/:function`;
  return [
    {
      method: "get",
      path: `${base}/contacts`,
      rule: contactReaders,
      operation: {
        operationId: "contacts",
        summary: "Which function coordinates and deputises at each board, since when, and how it is reached",
        description:
          "Functions come from the log; names and addresses from the directory, which lies outside the log and outside every view.",
        tags,
        "x-who": contactReaders as JsonObject,
        parameters: [
          {
            name: "unit",
            in: "query",
            required: false,
            description: "Only this board or office",
            schema: { type: "string" },
          },
        ],
      },
      async handle(request, response, actor) {
        const given = queryOf(request, response, ["unit"]);
        if (!given) return;
        const answer = await ledger.contacts(actor, given.unit);
        if (answer.kind === "refused") return sendRefusal(response, answer.refusal);
        response.json({ contacts: answer.contacts });
      },
    },
    {
      method: "put",
      path,
      rule: contactWriters,
      operation: {
        operationId: "contacts.put",
        summary: "List how a function is reached, in the place of what was listed before",
        description: "An office's telephone number or address, 3–200 characters. It is written to the directory alone.",
        tags,
        "x-who": contactWriters as JsonObject,
        requestBody: {
          required: true,
          content: { "application/json": { schema: entrySchema, example: { address: "08-508 00 000" } } },
        },
      },
      async handle(request, response, actor) {
        const parsed = entry.safeParse(request.body);
        if (!parsed.success) {
          const pointer = `/${parsed.error.issues[0]?.path.join("/") ?? ""}`;
          const fault = {
            pointer,
            sv: "Skicka address som text, och name om det behövs; inget annat",
            en: "Send address as text, and name where it is needed; nothing else",
          };
          return sendRefusal(response, refuse("input-invalid", { fields: pointer }, [fault]).refusal);
        }
        const { address, name } = parsed.data;
        const place = { ...placeOf(request), address, ...(name !== undefined && { name }) };
        const answer = await ledger.putContact(actor, place);
        if (answer.kind === "refused") return sendRefusal(response, answer.refusal);
        response.status(204).end();
      },
    },
    {
      method: "delete",
      path,
      rule: contactWriters,
      operation: {
        operationId: "contacts.remove",
        summary: "Take a function off the list; nothing is left of what was listed",
        tags,
        "x-who": contactWriters as JsonObject,
      },
      async handle(request, response, actor) {
        const answer = await ledger.removeContact(actor, placeOf(request));
        if (answer.kind === "refused") return sendRefusal(response, answer.refusal);
        response.status(204).end();
      },
    },
  ];
}
