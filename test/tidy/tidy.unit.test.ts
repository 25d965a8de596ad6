import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { lineCount, lineLimit, longFiles, tidyRules, withoutComments } from "./rules.ts";

const root = join(import.meta.dirname, "../..");

/** Tracked and new files that are text; a file with a zero byte is not. */
function textFiles(): readonly { readonly file: string; readonly content: string }[] {
  return execFileSync("git", ["ls-files", "-co", "--exclude-standard", "-z"], { cwd: root, encoding: "utf8" })
    .split("\0")
    .filter((file) => file !== "" && existsSync(join(root, file)) && statSync(join(root, file)).isFile())
    .map((file) => ({ file, content: readFileSync(join(root, file), "utf8") }))
    .filter(({ content }) => !content.includes("\0"));
}

describe("the repository", () => {
  const files = textFiles();

  test("its files are found and read", () => {
    expect(files.map(({ file }) => file)).toEqual(expect.arrayContaining(["package.json", "biome.json"]));
  });

  test.each(tidyRules)("$name in any of its files", ({ appliesTo, check, instead }) => {
    const found = files.filter(({ file }) => appliesTo(file)).flatMap(({ file, content }) => check(file, content));
    expect(
      found.map(({ file, line, text }) => `${file}:${line} ${text}`),
      instead,
    ).toEqual([]);
  });

  test("the list of long files only shrinks", () => {
    const stale = Object.entries(longFiles).filter(([file, lines]) => {
      const content = files.find((one) => one.file === file)?.content;
      return content === undefined || lineCount(content) < lines || lines <= lineLimit;
    });
    expect(stale).toEqual([]);
  });
});

interface Sample {
  readonly rule: string;
  readonly file: string;
  readonly bad: readonly string[];
  readonly good: readonly string[];
}

// Shapes of identity numbers are put together here, so that none stands in a file.
const shaped = (...parts: readonly string[]): string => parts.join("");

const samples: readonly Sample[] = [
  {
    rule: "no clock and no chance in pure packages",
    file: "packages/domain/src/meeting.ts",
    bad: ["const now = Date.now();", "const d = new Date();", "return Math.random();", "Temporal.Now.instant()"],
    good: ["// never Date.now() here", "/** unlike new Date() */ const day = new Date(0);"],
  },
  {
    rule: "no bare skip, only or todo",
    file: "packages/domain/test/meeting.unit.test.ts",
    bad: ["test.skip('x', f)", "describe.only('x', f)", "it.todo('x')", "test.concurrent.skip('x', f)"],
    good: ["test.skipIf(noBrowser)('a page is shown here', f)", "store.skip(3)"],
  },
  {
    rule: "no any and no silenced compiler",
    file: "packages/ledger/src/ledger.ts",
    bad: ["return x as any;", "function f(x: any) {}", "const m = new Map<any, string>();", "let xs: any[] = [];"],
    good: ['const text = "as any";', 'text: "refused: any revision",', "const anyOf = 1;", "// as any other"],
  },
  {
    rule: "no suppressed compiler or lint message",
    file: "packages/ledger/src/ledger.ts",
    bad: ["// @ts-ignore", "// @ts-nocheck", "// biome-ignore-all lint: all"],
    good: ["// @ts-expect-error a string is no number"],
  },
  {
    rule: "nothing left to do in the text",
    file: "README.md",
    bad: ["TODO write", "// FIXME", "XXX"],
    good: ["method", "XXXIV"],
  },
  {
    rule: "no path of one machine",
    file: "README.md",
    bad: ["cd /home/anna/liggare", "/Users/me/x", '"/root/.cache"'],
    good: ["https://example.org/home/x", "/tmp/liggare", "/api/v1/work"],
  },
  {
    rule: "no host of a package registry",
    file: ".npmrc",
    bad: ["registry=https://example.org", "https://registry.npmjs.org/zod", "http://npm.example.internal/"],
    good: ["the registry is the machine's own", "minimumReleaseAge: 10080"],
  },
  {
    rule: "no empty catch",
    file: "packages/ledger/src/ledger.ts",
    bad: ["try { f() } catch {}", "try { f() } catch (e) { /* never mind */ }"],
    good: ["try { f() } catch (fault) { report(fault); }", "f().catch(report)"],
  },
  {
    rule: "a promise's fault is not dropped without a reason",
    file: "packages/ledger/src/ledger.ts",
    bad: ["f().catch(() => {})", "f().catch((e) => undefined)"],
    good: [
      "f().catch(report)",
      "f().catch(() => {}); // the caller is told",
      "queue = f().catch(() => {\n  // the caller of f is told\n})",
    ],
  },
  {
    rule: "an index names its exports",
    file: "packages/domain/src/index.ts",
    bad: ['export * from "./meeting.ts";', 'export type * from "./a.ts";', 'export * as kit from "./kit.ts";'],
    good: ['export { meeting } from "./meeting.ts";', "// export * would hide names"],
  },
  {
    rule: "a source file is at most 250 lines",
    file: "packages/domain/src/long.ts",
    bad: ["x\n".repeat(lineLimit + 1)],
    good: ["x\n".repeat(lineLimit)],
  },
  {
    rule: "a test's title is a sentence",
    file: "packages/domain/test/meeting.unit.test.ts",
    bad: [
      'test("works", f)',
      "it('cancels a meeting', f)",
      'test.each([1, 2])("adds two numbers", f)',
      'test.prop([fc.string(), fc.array(fc.nat())])("is stable", f)',
    ],
    good: [
      'test("a cancelled meeting is not overdue", f)',
      'test.each(rows)("$name is refused at once", f)',
      'pattern.test("short")',
      'test.each(rows)("%s", f)',
      'test.prop([fc.string()])(\n  "a text comes back unchanged", f)',
    ],
  },
  {
    rule: "no personal identity number",
    file: "packages/domain/test/meeting.unit.test.ts",
    bad: [
      shaped("1912", "1212", "-1212"),
      shaped("121212", "-1212"),
      shaped("x 2012", "0672", "1234 x"),
      shaped("(121212", "+1212)"),
    ],
    good: [
      "212000-0142",
      "2019-09-04",
      "20190904",
      "1912-12-12T12:12",
      "0.1212121212",
      "recordedAt 2019-11-19",
      shaped("170101", "-2393"),
    ],
  },
];

describe("each rule", () => {
  test("every rule has its samples", () => {
    expect(samples.map(({ rule }) => rule)).toEqual(tidyRules.map(({ name }) => name));
  });

  test.each(samples)("$rule, tried on its bad and good samples", ({ rule, file, bad, good }) => {
    const tried = tidyRules.find(({ name }) => name === rule);
    expect(tried?.appliesTo(file)).toBe(true);
    expect(bad.filter((content) => tried?.check(file, content).length === 0)).toEqual([]);
    expect(good.filter((content) => tried?.check(file, content).length !== 0)).toEqual([]);
  });

  test("a finding names the line that breaks the rule", () => {
    const rule = tidyRules.find(({ name }) => name === "no empty catch");
    expect(rule?.check("a.ts", "try {\n  f();\n} catch {}\n")).toEqual([{ file: "a.ts", line: 3, text: "} catch {}" }]);
  });

  test("comments are blanked and addresses in strings are not", () => {
    expect(withoutComments('a; // b\n"http://x"; /* c\nd */ e')).toBe('a;     \n"http://x";     \n     e');
  });
});
