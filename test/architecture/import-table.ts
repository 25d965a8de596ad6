/**
 * Who may import whom: the design's table, row by row. What is not named here is forbidden, and a folder without
 * a row fails the test, so that a new package starts by saying what it leans on.
 */

/**
 * How much of the other package is open: all of its index, only its types, or only what its index re-exports from
 * one file (`port.ts`, `guard.ts`).
 */
export type Opening = "all" | "types" | { readonly file: string };

export type Row = Readonly<Record<string, Opening>>;

const port: Opening = { file: "port" };
const pure: Row = { calendar: "all", domain: "all" };
const privacyAndAccess: Row = { ...pure, views: "all", vault: port };
const everyPackage: Row = {
  ...pure,
  simulation: "all",
  views: "all",
  "event-store": "all",
  vault: "all",
  "view-store": "all",
  privacy: "all",
  access: "all",
  "participant-lists": "all",
  ledger: "all",
};

/** Rows by folder. `projections/*` stands for every view; none of them imports another. */
export const importTable: Readonly<Record<string, Row>> = {
  "packages/calendar": {},
  "packages/domain": { calendar: "all" },
  "packages/views": pure,
  "packages/simulation": { calendar: "all" },
  "packages/event-store": { domain: "types" },
  "packages/vault": { domain: "types" },
  "packages/participant-lists": { domain: "types" },
  "packages/view-store": { domain: "all", views: "all", "event-store": port },
  "packages/privacy": privacyAndAccess,
  "packages/access": privacyAndAccess,
  "packages/ledger": {
    ...pure,
    views: "all",
    "event-store": port,
    vault: port,
    "view-store": "all",
    privacy: "all",
    access: "all",
    "participant-lists": "all",
  },
  "projections/*": { ...pure, views: "all" },
  "services/api": { ...everyPackage, "projections/*": "all" },
  "services/cli": { ...everyPackage, "projections/*": "all", "services/api": "all" },
  // the pages know the shape of answers, not how they are made
  "services/dashboard": { ...pure, privacy: { file: "guard" }, views: "types", "projections/*": "types" },
};

/** Packages that take data and return data: no built-in module, and no library beyond `pureLibraries`. */
export const pureFolders = [
  "packages/calendar",
  "packages/domain",
  "packages/views",
  "packages/simulation",
  "projections/[^/]+",
] as const;

/** Libraries that do no input or output themselves. */
export const pureLibraries = ["zod", "canonicalize", "@noble/hashes"] as const;

/** Stores behind the port of `packages/event-store`, which know nothing of each other. */
export const stores = ["memory", "sqlite", "eventstoredb", "kurrentdb"] as const;

/** The row's folder for a folder on disk, or undefined where the table has none. */
export function rowOf(folder: string): string | undefined {
  if (folder in importTable) return folder;
  return folder.startsWith("projections/") ? "projections/*" : undefined;
}

/** A key of a row as a folder: a bare name is a package. */
export function folderOf(key: string): string {
  return key.includes("/") ? key : `packages/${key}`;
}
