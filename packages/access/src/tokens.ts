import { randomBytes, randomUUID } from "node:crypto";
import { chmodSync, existsSync, readFileSync, statSync } from "node:fs";
import { codePattern, type Role, roles } from "@liggare/domain";
import { errors, jwtVerify, SignJWT } from "jose";
import { type Actor, needsUnit } from "./actor.ts";
import { writeWhole } from "./whole-file.ts";

/** What a token is for; one is never taken for another. */
export type TokenUse = "program" | "session" | "link";

export interface TokenRequest extends Actor {
  readonly use: TokenUse;
  /** Seconds until it expires; at most 400 days. */
  readonly lifetime: number;
}

export type Verified =
  | { readonly ok: true; readonly actor: Actor; readonly id: string; readonly expires: number }
  | { readonly ok: false; readonly reason: "expired" | "invalid" };

/** A request for a token that cannot be met; the message says which value is wrong and what is allowed. */
export class TokenRequestError extends Error {
  override readonly name = "TokenRequestError";
}

const issuer = "liggare";
const longest = 400 * 24 * 3600;

/** Reads the signing key, or makes one (256 bits, file mode 0600). An empty file is one whose making was cut short. */
export function openSigningKey(file: string): Uint8Array {
  if (!existsSync(file) || statSync(file).size === 0) writeWhole(file, randomBytes(32).toString("base64url"));
  chmodSync(file, 0o600);
  const key = Buffer.from(readFileSync(file, "utf8").trim(), "base64url");
  if (key.length < 32) throw new Error(`The signing key in ${file} is too short: restore the file or remove it.`);
  return key;
}

/** Signs a token (JWT, HS256; RFC 7519). Throws `TokenRequestError` for a request that cannot be met. */
export async function issueToken(key: Uint8Array, request: TokenRequest, now: Date): Promise<string> {
  const { subject, role, unit, use, lifetime } = request;
  if (!roles.includes(role)) throw new TokenRequestError(`role: choose one of ${roles.join(", ")}`);
  if (needsUnit(role) && unit === null)
    throw new TokenRequestError(`unit: the role ${role} needs the code of its board`);
  if (unit !== null && !codePattern.test(unit)) throw new TokenRequestError("unit: use a–z, digits and hyphens");
  if (!/^[a-z0-9-]{1,80}$/.test(subject))
    throw new TokenRequestError("subject: use a pseudonym of a–z, digits and hyphens, never a name");
  if (!(lifetime > 0 && lifetime <= longest)) throw new TokenRequestError("lifetime: from 1 second to 400 days");
  const seconds = Math.floor(now.getTime() / 1000);
  return new SignJWT({ role, unit, use })
    .setProtectedHeader({ alg: "HS256", typ: "JWT" })
    .setIssuer(issuer)
    .setSubject(subject)
    .setJti(randomUUID())
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + lifetime)
    .sign(key);
}

/**
 * Checks signature, expiry and use. A token of an unknown role or without its unit is invalid. A signature that was found
 * good is not computed again while the token is used; its expiry is looked at each time.
 */
export async function verifyToken(key: Uint8Array, token: string, use: TokenUse, now: Date): Promise<Verified> {
  const known = foundGood.get(key) ?? new Map<string, Good>();
  foundGood.set(key, known);
  const before = known.get(token);
  const good = before ?? (await verifySignature(key, token, now));
  if (typeof good === "string") return { ok: false, reason: good };
  const { actor, id, expires } = good;
  // As jose has it: a token has expired in the second that it names.
  if (expires <= Math.floor(now.getTime() / 1000)) return { ok: false, reason: "expired" };
  if (good.use !== use) return { ok: false, reason: "invalid" };
  if (before === undefined) {
    if (known.size >= mostKnown) known.clear();
    known.set(token, good);
  }
  return { ok: true, actor, id, expires };
}

interface Good {
  readonly use: unknown;
  readonly actor: Actor;
  readonly id: string;
  readonly expires: number;
}

/** Tokens whose signature was found good, by the key that signed them; a city has some hundred in use. */
const foundGood = new WeakMap<Uint8Array, Map<string, Good>>();
const mostKnown = 5_000;

async function verifySignature(key: Uint8Array, token: string, now: Date): Promise<Good | "expired" | "invalid"> {
  try {
    const { payload } = await jwtVerify(token, key, { issuer, algorithms: ["HS256"], currentDate: now });
    const role = payload.role as Role;
    const unit = (payload.unit ?? null) as string | null;
    if (!roles.includes(role) || !payload.sub || !payload.jti || !payload.exp) return "invalid";
    if (needsUnit(role) && unit === null) return "invalid";
    return { use: payload.use, actor: { subject: payload.sub, role, unit }, id: payload.jti, expires: payload.exp };
  } catch (error) {
    if (error instanceof errors.JWTExpired) return "expired";
    if (error instanceof errors.JOSEError) return "invalid";
    throw error;
  }
}
