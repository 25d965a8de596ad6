import { type Actor, issueToken, needsUnit, TokenRequestError, verifyToken } from "@liggare/access";
import { type Role, refuse, roles } from "@liggare/domain";
import type { Request, Response } from "express";
import { rateLimit } from "express-rate-limit";
import type { DataFolder } from "../data-folder.ts";
import { fromThisMachine, identify, sessionCookie } from "./identity.ts";
import { sendProblem, sendRefusal } from "./problem.ts";
import { base, type Route } from "./routes.ts";

const hours = 10;

/** At most this many attempts to sign in a minute and address. */
export const signInLimit = () =>
  rateLimit({
    windowMs: 60_000,
    limit: 30,
    standardHeaders: "draft-8",
    legacyHeaders: false,
    handler: (_request, response) => sendProblem(response, "too-many"),
  });

async function begin(folder: DataFolder, actor: Actor, response: Response, now: Date): Promise<void> {
  const lifetime = hours * 3600;
  const token = await issueToken(folder.signingKey, { ...actor, use: "session", lifetime }, now);
  const secure = folder.config.publicUrl?.startsWith("https:") ?? false;
  response.cookie(sessionCookie, token, {
    httpOnly: true,
    sameSite: "strict",
    secure,
    path: "/",
    maxAge: lifetime * 1000,
  });
  response.status(201).json({ actor });
}

/** A demonstration offers its roles on loopback only; an ordinary ledger never does. */
const offersRoles = ({ ledger, config }: DataFolder, request: Request) =>
  ledger.opened.kind === "demonstration" && config.loopback && fromThisMachine(request);

/** Signing in and out, and who is signed in. */
export function sessionRoutes(folder: DataFolder, now: () => Date): readonly Route[] {
  const { ledger } = folder;
  return [
    {
      method: "get",
      path: `${base}/session`,
      rule: "public",
      operation: {
        operationId: "session.get",
        summary: "Who is signed in, and which ledger this is",
        tags: ["session"],
      },
      async handle(request, response) {
        const identity = await identify(request, folder, now());
        const founding = ledger.founding();
        response.setHeader("Cache-Control", "no-store").json({
          actor: identity.kind === "actor" ? identity.actor : null,
          expires: identity.kind === "actor" ? new Date(identity.expires * 1000).toISOString() : null,
          ledger: ledger.opened,
          founding: founding.kind,
          demonstrationRoles: offersRoles(folder, request) ? roles : [],
          // the boards that a local coordinator of the demonstration can belong to
          demonstrationUnits: offersRoles(folder, request)
            ? ledger.register().units.filter(({ kind }) => kind === "district-board" || kind === "specialist-board")
            : [],
        });
      },
    },
    {
      method: "post",
      path: `${base}/session`,
      rule: "public",
      operation: {
        operationId: "session.begin",
        summary: "Sign in with a one-time link from `liggare token --link`",
        tags: ["session"],
      },
      async handle(request, response) {
        const link = (request.body as { link?: unknown } | undefined)?.link;
        if (typeof link !== "string") return sendRefusal(response, linkMissing());
        const verified = await verifyToken(folder.signingKey, link, "link", now());
        if (!verified.ok || !folder.usedLinks.use(verified.id, verified.expires))
          return sendProblem(response, "link-used");
        await begin(folder, verified.actor, response, now());
      },
    },
    {
      method: "post",
      path: `${base}/session/demonstration`,
      rule: "public",
      operation: {
        operationId: "session.demonstration",
        summary: "Take a role in a demonstration, on loopback only",
        tags: ["session"],
      },
      async handle(request, response) {
        if (!offersRoles(folder, request)) return sendProblem(response, "no-route");
        const { role, unit } = (request.body ?? {}) as { role?: unknown; unit?: unknown };
        if (typeof role !== "string" || !roles.includes(role as Role)) return sendRefusal(response, roleWrong());
        const chosen =
          typeof unit === "string" && unit !== "" ? unit : role === "central-coordinator" ? "kommunstyrelsen" : null;
        if (needsUnit(role as Role) && chosen === null) return sendRefusal(response, roleWrong());
        try {
          await begin(folder, { subject: `demo-${role}`, role: role as Role, unit: chosen }, response, now());
        } catch (error) {
          if (error instanceof TokenRequestError) return sendRefusal(response, roleWrong());
          throw error;
        }
      },
    },
    {
      method: "delete",
      path: `${base}/session`,
      rule: "public",
      operation: { operationId: "session.end", summary: "Sign out", tags: ["session"] },
      async handle(request, response) {
        const identity = await identify(request, folder, now());
        if (identity.kind === "actor" && identity.by === "session") folder.usedLinks.use(identity.id, identity.expires);
        response.clearCookie(sessionCookie, { path: "/" }).status(204).end();
      },
    },
  ];
}

const linkMissing = () =>
  refuse("input-invalid", { fields: "/link" }, [
    { pointer: "/link", sv: "link: ange länkens kod", en: "link: give the link's code" },
  ]).refusal;

const roleWrong = () =>
  refuse("input-invalid", { fields: "/role" }, [
    {
      pointer: "/role",
      sv: `role: välj något av ${roles.join(", ")}; en lokal samordnare anger också unit`,
      en: `role: choose one of ${roles.join(", ")}; a local coordinator also gives unit`,
    },
  ]).refusal;
