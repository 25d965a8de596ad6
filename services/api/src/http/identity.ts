import { type Actor, verifyToken } from "@liggare/access";
import type { Request } from "express";
import type { DataFolder } from "../data-folder.ts";

export const sessionCookie = "liggare_session";

export type Identity =
  | {
      readonly kind: "actor";
      readonly actor: Actor;
      readonly by: "token" | "session";
      readonly id: string;
      readonly expires: number;
    }
  | { readonly kind: "none"; readonly reason: "not-signed-in" | "token-expired" };

/** The value of a cookie, or undefined. */
function cookieOf(request: Request, name: string): string | undefined {
  for (const part of (request.headers.cookie ?? "").split(";")) {
    const at = part.indexOf("=");
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return undefined;
}

/** Who asks: by bearer token (programs) or session cookie (browsers). A token that was signed out is none. */
export async function identify(request: Request, { signingKey, usedLinks }: DataFolder, now: Date): Promise<Identity> {
  const [scheme, token] = (request.headers.authorization ?? "").split(" ");
  const bearer = scheme?.toLowerCase() === "bearer" ? token : undefined;
  const given = bearer ?? cookieOf(request, sessionCookie);
  if (!given) return { kind: "none", reason: "not-signed-in" };
  const by = bearer ? "token" : "session";
  const verified = await verifyToken(signingKey, given, bearer ? "program" : "session", now);
  if (!verified.ok) return { kind: "none", reason: verified.reason === "expired" ? "token-expired" : "not-signed-in" };
  if (usedLinks.has(verified.id)) return { kind: "none", reason: "token-expired" };
  return { kind: "actor", actor: verified.actor, by, id: verified.id, expires: verified.expires };
}

/** Names under which this server may be addressed (guards a loopback server against DNS rebinding). */
export function knownHosts({ config }: DataFolder, port: number): ReadonlySet<string> {
  // Listening on every address includes loopback, where a container's probe asks.
  const everywhere = config.host === "0.0.0.0" || config.host === "::";
  const names = config.loopback || everywhere ? ["127.0.0.1", "localhost", "[::1]"] : [config.host];
  const bracketed = names.map((name) =>
    (name.includes(":") && !name.startsWith("[") ? `[${name}]` : name).toLowerCase(),
  );
  const hosts = bracketed.flatMap((name) => [`${name}:${port}`, ...(port === 80 ? [name] : [])]);
  return new Set([...hosts, ...(config.publicUrl ? [new URL(config.publicUrl).host] : [])]);
}

/** A request that changes something and carries the cookie must come from our own pages. */
export function fromOwnPages(request: Request, hosts: ReadonlySet<string>): boolean {
  const { origin } = request.headers;
  if (origin !== undefined) return URL.canParse(origin) && hosts.has(new URL(origin).host);
  const site = request.headers["sec-fetch-site"];
  return site === "same-origin" || site === "none";
}

/** What proxies add to a request that they pass on. */
const passedOn = ["forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip", "via"];

const loopbackAddress = /^(?:127\.|::1$|::ffff:127\.)/;

/** Does the request come from this machine itself, and not through a proxy on it? */
export const fromThisMachine = ({ socket, headers }: Request): boolean =>
  loopbackAddress.test(socket.remoteAddress ?? "") && passedOn.every((name) => headers[name] === undefined);
