import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { runPage } from "./readme.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

for (const page of ["README.md", "CONTRIBUTING.md", "SECURITY.md", "infra/README.md"])
  it(`the commands of ${page} run, and print what stands below them`, { timeout: 180_000 }, async () => {
    expect(await runPage(readFileSync(`${root}/${page}`, "utf8"), { cwd: root })).toEqual([]);
  });
