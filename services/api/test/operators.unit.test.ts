import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { EventStoreDbStore } from "@liggare/event-store";
import { vaultDatabaseSchemas } from "@liggare/vault";
import { expect, it } from "vitest";
import { readConfig } from "../src/config.ts";
import type { DataFolder } from "../src/data-folder.ts";
import { metricsOf } from "../src/http/health.ts";

/* What operators are given (infra/) speaks of figures and settings that there are. */

const infra = join(import.meta.dirname, "../../../infra");
const files = globSync("**/*{.md,.yml,.yaml,.json,.service,.timer,.sh,file}", { cwd: infra }).map((name) => ({
  name,
  text: readFileSync(join(infra, name), "utf8"),
}));
const named = (pattern: RegExp): readonly string[] => [
  ...new Set(files.flatMap(({ text }) => [...text.matchAll(pattern)].map(([all]) => all))),
];

const figures = { rebuilds: 1, retries: 2, unknown: 3, foundWritten: 4, conflicts: 5, dropped: 6, live: true };
const server = { stats: () => figures } as unknown as EventStoreDbStore;
const sqlite = { stats: () => ({ commits: 7, walPages: 9 }) };
const ledger = { headNumber: async () => 0, views: { status: () => ({ views: {} }) } };
const { registry } = metricsOf(
  { ledger, sqlite, server } as unknown as DataFolder,
  { count: () => 0, letGo: () => 8 } as never,
);

it("Every figure in dashboards and alerts is one that the server gives", async () => {
  const figures = registry.getMetricsAsArray().map(({ name }) => name);
  const given: readonly string[] = [...figures, ...Object.values(vaultDatabaseSchemas)];
  const asked = named(/\bliggare_[a-z0-9_]+/g).map((name) => name.replace(/_(?:bucket|sum|count)$/, ""));
  expect(asked.length).toBeGreaterThan(8);
  expect(asked.filter((name) => !given.includes(name))).toEqual([]);
});

it("The figures of the store's server are those that the store tells", async () => {
  const text = await registry.metrics();
  for (const line of [
    "liggare_store_rebuilds 1",
    "liggare_store_retries 2",
    "liggare_store_unknown 3",
    "liggare_store_found_written 4",
    "liggare_store_conflicts 5",
    "liggare_store_dropped 6",
    "liggare_store_live 1",
    "liggare_store_commits 7",
  ])
    expect(text.split("\n")).toContain(line);
});

it("Every setting that operators are told of is a setting", () => {
  const known = (() => {
    try {
      return String(readConfig({ LIGGARE_X: "" }, "/"));
    } catch (error) {
      return (error as Error).message;
    }
  })();
  const told = named(/\bLIGGARE_[A-Z_]+/g);
  expect(told.length).toBeGreaterThan(5);
  expect(told.filter((name) => !known.includes(name))).toEqual([]);
});
