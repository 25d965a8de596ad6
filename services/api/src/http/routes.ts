import type { Actor } from "@liggare/access";
import type { JsonObject, Who } from "@liggare/domain";
import type { Request, Response } from "express";

/** Who may use a route. What is not declared cannot be mounted. */
export type Rule =
  /** Everybody who reaches the server: health, documents, signing in. */
  | "public"
  /** Whoever is signed in; the ledger decides by the command's or view's own declaration. */
  | "signed in"
  | Who;

/** One route: everything that is mounted, documented and tested comes from this. */
export interface Route {
  readonly method: "get" | "post" | "put" | "delete";
  /** Express path, below the root. */
  readonly path: string;
  readonly rule: Rule;
  /** The route's OpenAPI operation; absent for pages and probes that are documented elsewhere. */
  readonly operation?: JsonObject;
  /** A body that is no JSON: its media types and most bytes. It reaches `handle` as a Buffer. */
  readonly body?: { readonly types: readonly string[]; readonly limit: number };
  /** `stillValid`: whether the token or session has neither expired nor been signed out since; for long answers. */
  handle(request: Request, response: Response, actor: Actor, stillValid: () => boolean): Promise<void> | void;
}

export const base = "/api/v1";

/** A route that needs no actor gets this one; it is in no list of who may do anything. */
export const nobody: Actor = { subject: "nobody", role: "administrator", unit: null };
