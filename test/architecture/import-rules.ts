import type { IFlattenedRuleSet, IForbiddenRuleType } from "dependency-cruiser";
import { folderOf, importTable, pureFolders, pureLibraries, stores } from "./import-table.ts";

const groups = "(?:packages|projections|services)";
const anyFolder = `^(${groups}/[^/]+)/`;

function pattern(folder: string): string {
  return folder.replaceAll("*", "[^/]+");
}

/** One rule a row: its sources import nothing of ours but themselves and the folders that the row names. */
function rowRule([folder, row]: readonly [string, Readonly<Record<string, unknown>>]): IForbiddenRuleType {
  const allowed = Object.keys(row).map((key) => `^${pattern(folderOf(key))}/`);
  return {
    name: `table: ${folder}`,
    severity: "error",
    comment: `what ${folder} may import stands in test/architecture/import-table.ts`,
    from: { path: `^(${pattern(folder)})/src/` },
    to: { path: anyFolder, pathNot: ["^$1/", ...allowed] },
  };
}

/** What tests of other packages may use of a package's tests: exported in its package.json. */
const openToTests = [
  "event-store/test/contract",
  "event-store/test/server",
  "vault/test/postgres-server",
  "views/test/story",
  "views/test/stories",
  "views/test/given",
  "views/test/projection",
  "ledger/test/harness",
  "domain/test/arbitrary",
].map((file) => `^packages/${file}\\.ts$`);

const pureSources = `^(?:${pureFolders.join("|")})/src/`;

/** The import table and what goes with it, as dependency-cruiser's rules. */
export const importRules: IFlattenedRuleSet = {
  forbidden: [
    ...Object.entries(importTable).map(rowRule),
    {
      name: "no cycle",
      severity: "error",
      comment: "two files that need each other are one file, or miss a third",
      from: { path: anyFolder },
      to: { circular: true },
    },
    {
      name: "through the index",
      severity: "error",
      comment: "another package is reached through its src/index.ts, or a file that its package.json exports to tests",
      from: { path: `^(${groups}/[^/]+|test)/` },
      to: {
        path: anyFolder,
        pathNot: ["^$1/", `^${groups}/[^/]+/src/index\\.ts$`, ...openToTests],
      },
    },
    {
      name: "by its name",
      severity: "error",
      comment: "another package is imported as @liggare/…, so that package.json tells what is used",
      from: { path: anyFolder },
      to: { path: anyFolder, pathNot: "^$1/", dependencyTypes: ["local"] },
    },
    {
      name: "exists",
      severity: "error",
      comment: "an import of ours that leads nowhere is a deep import or an undeclared one",
      from: { path: `^(?:${groups}|test)/` },
      to: { couldNotResolve: true, path: "^(?:@liggare/|\\.)" },
    },
    {
      name: "pure: no built-in module",
      severity: "error",
      comment: "no store, network, file system or clock where data goes in and data comes out",
      from: { path: [pureSources, "^services/dashboard/src/"] },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "pure: no other library",
      severity: "error",
      comment: "libraries of pure packages stand in pureLibraries",
      from: { path: pureSources },
      to: { path: "node_modules/", pathNot: `node_modules/(?:${pureLibraries.join("|")})/` },
    },
    {
      name: "stores apart",
      severity: "error",
      comment: "a store knows the port, never another store",
      from: { path: `^packages/event-store/src/(${stores.join("|")})\\b` },
      to: { path: `^packages/event-store/src/(?:${stores.join("|")})\\b`, pathNot: "^packages/event-store/src/$1\\b" },
    },
    {
      name: "nothing imports tests",
      severity: "error",
      comment: "sources stand without their tests",
      from: { path: `^${groups}/[^/]+/src/` },
      to: { path: [`^${groups}/[^/]+/test/`, "^test/"] },
    },
  ],
};
