import { isAbsolute } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { refuse, type Who } from "@liggare/domain";
import { StoreError } from "@liggare/event-store";
import { VaultError } from "@liggare/vault";
import type { Request, Response } from "express";
import { BackupError, backUp } from "../backup.ts";
import { checkOpen } from "../check.ts";
import type { DataFolder } from "../data-folder.ts";
import { fromThisMachine } from "./identity.ts";
import { sendFault, sendProblem, sendRefusal } from "./problem.ts";
import { base, type Route } from "./routes.ts";

const operator: Who = { administrator: "any unit" };
const auditor: Who = { auditor: "any unit" };
const tags = ["operation"];
const body = (property: string, description: string, required: boolean) => ({
  required,
  content: {
    "application/json": {
      schema: {
        type: "object",
        properties: { [property]: { type: "string", description } },
        ...(required && { required: [property] }),
      },
    },
  },
});

/** A text field of the body, or undefined. */
const given = (request: Request, name: string): string | undefined => {
  const value = (request.body as Record<string, unknown> | undefined)?.[name];
  return typeof value === "string" && value !== "" ? value : undefined;
};

/** Only what comes from this machine itself finds these routes. */
const local = (request: Request): boolean => {
  const { remoteAddress, localAddress } = request.socket;
  const own = remoteAddress !== undefined && remoteAddress === localAddress;
  const passedOn = request.headers["x-forwarded-for"] !== undefined || request.headers.forwarded !== undefined;
  return fromThisMachine(request) || (own && !passedOn);
};

/** What the command line asks of a running server, on this machine only: it alone may touch the files. */
export function adminRoutes(folder: DataFolder, now: () => Date): readonly Route[] {
  const { ledger } = folder;
  const route = (part: Omit<Route, "operation"> & { operation: Record<string, unknown> }): Route => ({
    ...part,
    operation: { tags, "x-who": part.rule, ...part.operation } as unknown as NonNullable<Route["operation"]>,
    handle: (request, response, ...reader) =>
      local(request) ? part.handle(request, response, ...reader) : sendProblem(response, "no-route"),
  });
  const unknownView = (view: string | undefined, response: Response): boolean => {
    if (view === undefined || ledger.definitions.has(view)) return false;
    sendRefusal(response, refuse("not-found").refusal);
    return true;
  };
  return [
    route({
      method: "post",
      path: `${base}/admin/backup`,
      rule: operator,
      operation: {
        operationId: "admin.backup",
        summary: "Copy log and vault into a new folder of this machine, while the ledger goes on",
        requestBody: body("folder", "Absolute path of a folder that does not exist or is empty", true),
      },
      async handle(request, response) {
        const target = given(request, "folder");
        if (target === undefined || !isAbsolute(target)) return sendRefusal(response, folderWrong());
        try {
          response.json(await backUp(folder, { target, now: now() }));
        } catch (error) {
          if (error instanceof BackupError) return sendFault(response, 409, "backup-refused", error.message);
          const known = error instanceof StoreError || error instanceof VaultError;
          const fault = error as NodeJS.ErrnoException;
          if (!known && fault.code === undefined) throw error;
          sendFault(response, 503, "backup-failed", fault.message);
        }
      },
    }),
    route({
      method: "post",
      path: `${base}/admin/rebuild`,
      rule: operator,
      operation: {
        operationId: "admin.rebuild",
        summary: "Build one view, or all, from the log's start; the old one answers meanwhile",
        requestBody: body("view", "The view's name; without it all are built", false),
      },
      async handle(request, response) {
        const view = given(request, "view");
        if (unknownView(view, response)) return;
        await ledger.views.rebuild(view);
        response.json({ number: await ledger.headNumber(), views: ledger.views.status().views });
      },
    }),
    route({
      method: "post",
      path: `${base}/admin/check`,
      rule: operator,
      operation: {
        operationId: "admin.check",
        summary: "Check that each text of the log lies in the vault and that each view has come to the log's end",
      },
      async handle(_request, response) {
        response.json(await checkOpen(folder));
      },
    }),
    route({
      method: "get",
      path: `${base}/admin/views/:view`,
      rule: auditor,
      operation: {
        operationId: "admin.view",
        summary: "A view's checkpoint, days and all versions of its cells as canonical JSON Lines",
      },
      async handle(request, response) {
        const view = String(request.params.view);
        if (unknownView(view, response)) return;
        response.type("application/x-ndjson").setHeader("Cache-Control", "private, no-store");
        await pipeline(Readable.from(ledger.views.exportView(view)), response);
      },
    }),
  ];
}

const folderWrong = () =>
  refuse("input-invalid", { fields: "/folder" }, [
    {
      pointer: "/folder",
      sv: "folder: ange den fullständiga sökvägen till en mapp som inte finns eller är tom",
      en: "folder: give the absolute path of a folder that does not exist or is empty",
    },
  ]).refusal;
