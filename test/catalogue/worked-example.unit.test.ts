import { existsSync, globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { aggregateNamed, aggregates, commandsOf, eventTypes, kebab } from "@liggare/domain";
import { describe, expect, it } from "vitest";
import { astray, excerptsOf } from "../readme/excerpts.ts";
import { fences } from "../readme/fences.ts";

/* "Adding an event type" of CONTRIBUTING.md, held to what it claims. */

const root = fileURLToPath(new URL("../..", import.meta.url));
const read = (path: string): string => readFileSync(`${root}/${path}`, "utf8");
const page = read("CONTRIBUTING.md");
const example = page.slice(page.indexOf("### A worked example"), page.indexOf("## Sending a change"));
const excerpts = excerptsOf(fences(example));
const type = "HandoverPointDone";

/** The sources and tests that name the event, but for what crosses packages. */
const naming = globSync(
  ["packages/*/{src,test}/**/*.ts", "projections/*/{src,test}/**/*.ts", "services/*/src/**/*.ts*"],
  {
    cwd: root,
  },
).filter((file) => read(file).includes(type));

describe("the worked example of adding an event type", () => {
  it("shows code that stands in the files that it names", () => {
    expect(excerpts.length).toBeGreaterThanOrEqual(8);
    for (const excerpt of excerpts) {
      expect([excerpt.file, existsSync(`${root}/${excerpt.file}`)]).toEqual([excerpt.file, true]);
      expect([excerpt.file, astray(excerpt, read(excerpt.file))]).toEqual([excerpt.file, []]);
    }
  });

  it("names every file of the domain that the event touches, and elsewhere it touches views and tests alone", () => {
    const shown = new Set(excerpts.map(({ file }) => file));
    const inDomain = naming.filter((file) => file.startsWith("packages/domain/"));
    expect(inDomain).toHaveLength(4);
    expect(inDomain.filter((file) => !shown.has(file))).toEqual([]);
    const elsewhere = naming.filter((file) => !file.startsWith("packages/domain/"));
    const views = /^(?:packages\/views\/(?:src\/parts|test)|projections\/[^/]+\/(?:src|test))\//;
    expect(elsewhere.filter((file) => !views.test(file))).toEqual([]);
    expect(elsewhere.length).toBeGreaterThan(0);
  });

  it("names an event type and a command that are there, with the correction that it promises", () => {
    expect(eventTypes.get(type)?.aggregate?.name).toBe("unit");
    const unit = aggregateNamed("unit");
    const commands = unit ? Object.keys(commandsOf(unit)) : [];
    expect(commands).toEqual(expect.arrayContaining(["complete-handover-point", `correct-${kebab(type)}`, "withdraw"]));
    expect(example).toContain("/commands/unit/{id}/complete-handover-point");
  });

  it("tells an excerpt that has gone astray", () => {
    const [excerpt] = excerptsOf(fences("```ts a.ts\n  one\n  two\n// …\n  three\n```\n"));
    if (!excerpt) throw new Error("the excerpt was not found");
    expect(excerpt).toMatchObject({ line: 1, file: "a.ts", parts: [["one", "two"], ["three"]] });
    expect(astray(excerpt, "one\ntwo\n\nthree")).toEqual([]);
    expect(astray(excerpt, "three\none\ntwo")).toEqual(["three"]);
    expect(astray(excerpt, "one\n\ntwo\nthree")).toEqual(["one"]);
  });
});

describe("the catalogue", () => {
  it("has one line for each aggregate, and each aggregate a file of its name", () => {
    const list = /const catalogue = \[\n(?<lines>[\s\S]*?)\] as const;/.exec(read("packages/domain/src/catalogue.ts"));
    const lines = (list?.groups?.lines ?? "").trim().split("\n");
    expect(lines).toHaveLength(aggregates.length);
    expect(new Set(lines).size).toBe(lines.length);
    const missing = aggregates.filter(({ name }) => !existsSync(`${root}/packages/domain/src/${name}.ts`));
    expect(missing.map(({ name }) => name)).toEqual([]);
  });
});
