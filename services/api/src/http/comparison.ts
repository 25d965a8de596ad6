import type { Ledger } from "@liggare/ledger";
import { sendRefusal } from "./problem.ts";
import { queryOf } from "./query.ts";
import { base, type Route } from "./routes.ts";

const parameter = (name: string, description: string, type: "integer" | "string") => ({
  name,
  in: "query",
  required: false,
  description,
  schema: { type },
});

/** Revisions of action plans side by side, for those who may read the plans. */
export const comparisonRoute = (ledger: Ledger): Route => ({
  method: "get",
  path: `${base}/plans/:id/compare`,
  rule: "signed in",
  operation: {
    operationId: "plans.compare",
    summary: "Two revisions of an action plan side by side, or two plans",
    description:
      "Measures added, changed, dropped and unchanged; what changed in each field; differences of wording by words.",
    tags: ["action-plan"],
    parameters: [
      parameter("from", "The earlier revision; default the one before, or the newest of the other plan", "integer"),
      parameter("to", "The later revision; default the newest", "integer"),
      parameter("with", "Id of another plan, which then is the earlier side", "string"),
    ],
  },
  async handle(request, response, actor) {
    const given = queryOf(request, response, ["from", "to", "with"], ["from", "to"]);
    if (!given) return;
    const { from, to, with: other } = given;
    const answer = await ledger.comparePlans(
      {
        id: String(request.params.id),
        ...(from !== undefined && { from: Number(from) }),
        ...(to !== undefined && { to: Number(to) }),
        ...(other !== undefined && { with: other }),
      },
      actor,
    );
    if (answer.kind === "refused") return sendRefusal(response, answer.refusal);
    const { kind: _kind, ...body } = answer;
    response.setHeader("Cache-Control", "private, no-store").json(body);
  },
});
