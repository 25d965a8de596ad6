import { type Ledger, releaseReaders } from "@liggare/ledger";
import type { Structure } from "@liggare/views";
import { sendRefusal } from "./problem.ts";
import { queryOf } from "./query.ts";
import { base, type Route } from "./routes.ts";

const tags = ["releases"];
const who = { "x-who": releaseReaders as never };
const parameter = (name: string, description: string, schema: object) => ({
  name,
  in: "query",
  required: false,
  description,
  schema: schema as never,
});
const number = parameter("number", "The release's number; default the newest of the period", {
  type: "integer",
  minimum: 1,
});

/** Released summaries: the list, one as it was frozen, its verification, and what a release would hold now. */
export function releaseRoutes(ledger: Ledger): readonly Route[] {
  return [
    {
      method: "get",
      path: `${base}/releases`,
      rule: releaseReaders,
      operation: {
        operationId: "releases",
        summary: "Released summaries of the executive board: period, number, hash, what replaced it",
        tags,
        ...who,
      },
      async handle(request, response, actor) {
        if (!queryOf(request, response, [])) return;
        const answer = await ledger.releases(actor);
        if (answer.kind === "refused") return sendRefusal(response, answer.refusal);
        response.json(answer.answer);
      },
    },
    {
      method: "get",
      path: `${base}/releases/:period`,
      rule: releaseReaders,
      operation: {
        operationId: "release",
        summary: "A released summary as it was frozen; its ETag is the content's hash",
        description: "Periods are 2026-t1, 2026-t2, 2026-annual. Texts removed since show as removed.",
        tags,
        parameters: [number],
        ...who,
      },
      async handle(request, response, actor) {
        const given = queryOf(request, response, ["number"], ["number"]);
        if (!given) return;
        const answer = await ledger.release(requestOf(request.params.period, given.number), actor);
        if (answer.kind === "refused") return sendRefusal(response, answer.refusal);
        const { kind: _kind, ...body } = answer;
        response.setHeader("ETag", `"${answer.hash}"`).json(body);
      },
    },
    {
      method: "get",
      path: `${base}/releases/:period/verification`,
      rule: releaseReaders,
      operation: {
        operationId: "release.verification",
        summary: "Rebuilds a released summary from the log alone and says whether it is equal",
        description:
          "result: equal, differs (with JSON pointers), or not comparable where the view has another version.",
        tags,
        parameters: [number],
        ...who,
      },
      async handle(request, response, actor) {
        const given = queryOf(request, response, ["number"], ["number"]);
        if (!given) return;
        const answer = await ledger.verifyRelease(requestOf(request.params.period, given.number), actor);
        if (answer.kind === "refused") return sendRefusal(response, answer.refusal);
        const { kind: _kind, ...body } = answer;
        response.json(body);
      },
    },
    {
      method: "get",
      path: `${base}/releases/:period/preview`,
      rule: { "central-coordinator": "any unit" },
      operation: {
        operationId: "release.preview",
        summary: "What a release, or a correction of it, would hold if it were made now; nothing is recorded",
        tags,
        parameters: [parameter("structure", "Default of-its-time", { enum: ["of-its-time", "present"] })],
        "x-who": { "central-coordinator": "any unit" },
      },
      async handle(request, response, actor) {
        const given = queryOf(request, response, ["structure"]);
        if (!given) return;
        const { structure } = given as { structure?: Structure };
        const period = String(request.params.period);
        const unit = actor.unit ?? "";
        const answer = await ledger.previewRelease({ period, unit, ...(structure && { structure }) }, actor);
        if (answer.kind === "refused") return sendRefusal(response, answer.refusal);
        const { kind: _kind, ...body } = answer;
        response.json(body);
      },
    },
  ];
}

const requestOf = (period: unknown, number: string | undefined) => ({
  period: String(period),
  ...(number !== undefined && { number: Number(number) }),
});
