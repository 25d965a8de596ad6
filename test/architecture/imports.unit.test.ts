import { existsSync, globSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Cruised, compilerFound, cruiseTree, type Violation } from "./cruise.ts";
import { rowOf } from "./import-table.ts";
import { openingViolations } from "./openings.ts";
import { addLibrary, type SampleTree, sampleTree } from "./sample-tree.ts";

const repository = join(import.meta.dirname, "../..");
const groups = ["packages", "projections", "services"];

describe("the repository", () => {
  let real: Cruised;
  beforeAll(async () => {
    real = await cruiseTree(
      repository,
      [...groups, "test"].filter((folder) => existsSync(join(repository, folder))),
    );
  });

  test("the compiler that reads the sources is found", () => {
    expect(compilerFound()).toMatch(/^typescript@6\./);
  });

  test("every source file on disk is read", () => {
    const files = globSync("{packages,projections,services}/*/src/**/*.{ts,tsx}", { cwd: repository });
    expect(files.length).toBeGreaterThan(0);
    expect(files.filter((file) => !real.modules.includes(file))).toEqual([]);
  });

  test("no import breaks a rule", () => {
    expect(real.violations).toEqual([]);
  });

  test("no import goes past a port or takes values where types are open", () => {
    expect(openingViolations(repository)).toEqual([]);
  });

  test("every package has its row in the table", () => {
    const folders = globSync("{packages,projections,services}/*/package.json", { cwd: repository });
    expect(folders.map((file) => file.replace("/package.json", "")).filter((f) => rowOf(f) === undefined)).toEqual([]);
  });
});

// The design's table once more, as a picture: + all, t types, p port or guard, . nothing. Columns as in `columns`.
const columns = [
  "packages/calendar",
  "packages/domain",
  "packages/views",
  "packages/event-store",
  "packages/vault",
  "packages/view-store",
  "packages/privacy",
  "packages/access",
  "packages/ledger",
  "projections/situation-picture",
  "services/api",
  "services/cli",
  "services/dashboard",
] as const;
const picture: Readonly<Record<string, string>> = {
  "packages/calendar": "+............",
  "packages/domain": "++...........",
  "packages/views": "+++..........",
  "packages/event-store": ".t.+.........",
  "packages/vault": ".t..+........",
  "packages/view-store": ".++p.+.......",
  "packages/privacy": "+++.p.+......",
  "packages/access": "+++.p..+.....",
  "packages/ledger": "+++pp++++....",
  "projections/situation-picture": "+++......+...",
  "services/api": "+++++++++++..",
  "services/cli": "++++++++++++.",
  "services/dashboard": "++t...p..t..+",
};
const pairs = columns.flatMap((from) =>
  columns.flatMap((to, at) => (from === to ? [] : [{ from, to, mark: picture[from]?.[at] ?? "" }])),
);
const short = (folder: string): string => folder.replace(/.*\//, "");

describe("a sample tree", () => {
  let tree: SampleTree;
  let found: readonly Violation[];

  const samples: readonly { title: string; file: string; text: string; rule: string; also?: Record<string, string> }[] =
    [
      {
        title: "two files that import each other's types",
        file: "packages/domain/src/egg.ts",
        text: 'import type { Hen } from "./hen.ts";\nexport type Egg = Hen | undefined;\n',
        also: { "packages/domain/src/hen.ts": 'import type { Egg } from "./egg.ts";\nexport type Hen = Egg | null;\n' },
        rule: "no cycle",
      },
      {
        title: "a deep import by relative path",
        file: "packages/views/src/deep.ts",
        text: 'export { open } from "../../domain/src/open.ts";\n',
        rule: "through the index",
      },
      {
        title: "a deep import by name",
        file: "packages/views/src/deep-name.ts",
        text: 'export { open } from "@liggare/domain/src/open.ts";\n',
        rule: "exists",
      },
      {
        title: "a deep import from a test",
        file: "packages/views/test/deep.unit.test.ts",
        text: 'import "../../domain/src/open.ts";\n',
        rule: "through the index",
      },
      {
        title: "another package's index by relative path",
        file: "packages/views/src/relative.ts",
        text: 'export { open } from "../../domain/src/index.ts";\n',
        rule: "by its name",
      },
      {
        title: "an import that leads nowhere",
        file: "packages/views/src/nowhere.ts",
        text: 'export { gone } from "./gone.ts";\n',
        rule: "exists",
      },
      ...["packages/calendar", "packages/domain", "packages/views", "projections/situation-picture"].map((folder) => ({
        title: `the file system in ${short(folder)}`,
        file: `${folder}/src/reads.ts`,
        text: 'import { readFileSync } from "node:fs";\nexport const read = readFileSync;\n',
        rule: "pure: no built-in module",
      })),
      {
        title: "SQLite in the domain, by dynamic import",
        file: "packages/domain/src/stores.ts",
        text: 'export const load = () => import("node:sqlite");\n',
        rule: "pure: no built-in module",
      },
      {
        title: "a built-in module's type in the dashboard",
        file: "services/dashboard/src/page.tsx",
        text: 'import type { Server } from "node:http";\nexport const page = (s: Server) => <p>{String(s)}</p>;\n',
        rule: "pure: no built-in module",
      },
      {
        title: "a web server in a projection",
        file: "projections/situation-picture/src/serves.ts",
        text: 'import express from "express";\nexport const app = express;\n',
        rule: "pure: no other library",
      },
      {
        title: "one store in another",
        file: "packages/event-store/src/memory.ts",
        text: 'export { two } from "./sqlite/two.ts";\n',
        also: { "packages/event-store/src/sqlite/two.ts": "export const two = 2;\n" },
        rule: "stores apart",
      },
      {
        title: "a test's helper in a source file",
        file: "packages/ledger/src/helped.ts",
        text: 'export { help } from "../test/help.ts";\n',
        also: { "packages/ledger/test/help.ts": "export const help = 1;\n" },
        rule: "nothing imports tests",
      },
      {
        title: "one view in another",
        file: "projections/situation-picture/src/other.ts",
        text: 'export { open } from "@liggare/collaboration-log";\n',
        rule: "table: projections/*",
      },
      {
        title: "every name of the domain where only types are open",
        file: "packages/event-store/src/everything.ts",
        text: 'import type * as domain from "@liggare/domain";\nexport type All = typeof domain;\n',
        rule: "opening",
      },
      {
        title: "a mixed import where only types are open",
        file: "packages/event-store/src/mixed.ts",
        text: 'import { type Shape, open } from "@liggare/domain";\nexport const mixed: Shape = open;\n',
        rule: "opening",
      },
      {
        title: "a dynamic import past a port",
        file: "packages/ledger/src/late.ts",
        text: 'export const late = () => import("@liggare/vault");\n',
        rule: "opening",
      },
      {
        title: "a store behind the port, renamed on the way",
        file: "packages/ledger/src/renamed.ts",
        text: 'export { sqlite as port } from "@liggare/event-store";\n',
        rule: "opening",
      },
    ];

  beforeAll(async () => {
    tree = sampleTree([...columns, "projections/collaboration-log"]);
    addLibrary(tree, "express");
    addLibrary(tree, "zod");
    for (const folder of ["packages/event-store", "packages/vault", "packages/privacy"]) {
      const file = folder.endsWith("privacy") ? "guard" : "port";
      tree.write(
        `${folder}/src/index.ts`,
        `export { open } from "./open.ts";\nexport type { Shape } from "./open.ts";\nexport { inside as port } from "./${file}.ts";\nexport { sqlite } from "./${file}-sqlite.ts";\n`,
      );
      tree.write(`${folder}/src/${file}.ts`, "export const inside = 1;\n");
      tree.write(`${folder}/src/${file}-sqlite.ts`, "export const sqlite = 1;\n");
    }
    for (const { from, to } of pairs) {
      const name = `@liggare/${short(to)}`;
      tree.write(`${from}/src/value-${short(to)}.ts`, `export { open } from "${name}";\n`);
      tree.write(`${from}/src/type-${short(to)}.ts`, `import type { Shape } from "${name}";\nexport type S = Shape;\n`);
      tree.write(`${from}/src/port-${short(to)}.ts`, `import { port } from "${name}";\nexport const p = port;\n`);
      tree.write(`${from}/test/any-${short(to)}.unit.test.ts`, `import "${name}";\n`);
    }
    tree.write("packages/domain/src/parses.ts", 'import zod from "zod";\nexport const z = zod;\n');
    for (const sample of samples) {
      tree.write(sample.file, sample.text);
      for (const [file, text] of Object.entries(sample.also ?? {})) tree.write(file, text);
    }
    found = [...(await cruiseTree(tree.root, groups)).violations, ...openingViolations(tree.root)];
  });
  afterAll(() => tree.remove());

  const rulesFor = (file: string): readonly string[] =>
    found.filter(({ from }) => from === file).map(({ rule }) => rule);

  test.each(samples)("$title is refused by its rule", ({ file, rule }) => {
    expect(rulesFor(file)).toContain(rule);
  });

  test.each(columns)("%s may import exactly what the table says", (row) => {
    const allowed = pairs
      .filter(({ from }) => from === row)
      .map(({ to }) => {
        const free = (kind: string): boolean => rulesFor(`${row}/src/${kind}-${short(to)}.ts`).length === 0;
        if (free("value")) return `${to} +`;
        if (free("type")) return `${to} t`;
        return free("port") ? `${to} p` : `${to} .`;
      });
    expect(allowed).toEqual(pairs.filter(({ from }) => from === row).map(({ to, mark }) => `${to} ${mark}`));
  });

  test("tests may import any package through its index", () => {
    expect(found.filter(({ from }) => /\/test\/any-/.test(from))).toEqual([]);
  });

  test("a library on the list may be used in the domain", () => {
    expect(rulesFor("packages/domain/src/parses.ts")).toEqual([]);
  });
});
