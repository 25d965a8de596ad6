import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { shellFences } from "./fences.ts";
import { outputMatches } from "./output.ts";
import { runPage } from "./readme.ts";

const fence = (info: string, ...body: readonly string[]): string => [`\`\`\`${info}`, ...body, "```", ""].join("\n");
const page = (...parts: readonly string[]): string => parts.join("\n");

describe("fences of a page", () => {
  test("shell fences come in order, each with the text that follows it", () => {
    const markdown = page(
      "# A page",
      fence("sh", "echo a"),
      fence("text", "a"),
      fence("ts", "const a = 1;"),
      fence("sh no-run", "rm -rf everything"),
      "Words between.",
      fence("text", "not its output"),
    );
    expect(shellFences(markdown)).toEqual([
      { line: 2, script: "echo a", run: true, expected: "a" },
      { line: 14, script: "rm -rf everything", run: false, expected: undefined },
    ]);
  });

  test("a fence inside a list keeps its commands without the indent", () => {
    expect(shellFences("1. First\n   ```sh\n   echo a\n     echo b\n   ```\n")[0]?.script).toBe("echo a\n  echo b");
  });

  test("a longer fence may hold a shorter one", () => {
    expect(shellFences("````md\n```sh\necho a\n```\n````\n")).toEqual([]);
  });

  test("a fence that is never closed is a fault with its line", () => {
    expect(() => shellFences("x\n```sh\necho a\n")).toThrow("line 2: the fence is never closed");
  });

  test("a misspelt mark is a fault and not a run", () => {
    expect(() => shellFences(fence("sh norun", "rm -rf x"))).toThrow('line 1: unknown mark "norun"');
  });
});

describe("promised output", () => {
  test.each([
    ["the same lines", "a\nb", "a\nb\n", true],
    ["a line too many at the end", "a", "a\nb\n", false],
    ["a line too few", "a\nb", "a\n", false],
    ["lines in another order", "a\nb", "b\na\n", false],
    ["a gap in the middle", "a\n…\nd", "a\nb\nc\nd\n", true],
    ["a gap for no line at all", "a\n…\nd", "a\nd\n", true],
    ["a gap that hides the last line", "a\n…\nd", "a\nb\n", false],
    ["two gaps round a line that repeats", "…\nb\n…\nc", "b\nb\nx\nc\n", true],
    ["a placeholder in a line", "id <uuid> at <time>", "id 12-34 at 10:00\n", true],
    ["a placeholder over two lines", "id <uuid>", "id 1\n2\n", false],
    ["signs that mean something in a pattern", "a.b (c)? [1]", "a.b (c)? [1]\n", true],
    ["a point that is no wildcard", "a.b", "axb\n", false],
    ["nothing where nothing is promised", "", "\n", true],
  ])("%s: the answer is right", (_, expected, actual, fits) => {
    expect(outputMatches(expected, actual)).toBe(fits);
  });
});

describe("running a page", () => {
  let cwd: string;
  beforeAll(() => {
    cwd = mkdtempSync(join(tmpdir(), "liggare-page-"));
    const start = "node server.mjs";
    writeFileSync(join(cwd, "package.json"), JSON.stringify({ name: "sample", private: true, scripts: { start } }));
    writeFileSync(
      join(cwd, "server.mjs"),
      `import { createServer } from "node:http";
       const port = Number(process.env.LIGGARE_PORT);
       createServer((_, answer) => answer.end("hej\\n")).listen(port, "127.0.0.1", () => {
         console.log("listening on http://127.0.0.1:" + port);
       });`,
    );
    mkdirSync(join(cwd, "broken"));
    writeFileSync(join(cwd, "broken/package.json"), JSON.stringify({ name: "broken", private: true, scripts: {} }));
  });
  afterAll(() => rmSync(cwd, { recursive: true, force: true }));

  test("fences share one data folder and run in order", async () => {
    const markdown = page(
      fence("sh", 'mkdir -p "$LIGGARE_DATA"', 'echo kept > "$LIGGARE_DATA/a"'),
      fence("sh", 'cat "$LIGGARE_DATA/a"'),
      fence("text", "kept"),
    );
    expect(await runPage(markdown, { cwd })).toEqual([]);
  });

  test("output that differs from the page is a fault with both", async () => {
    const faults = await runPage(page("", fence("sh", "echo one"), fence("text", "two")), { cwd });
    expect(faults).toEqual([{ line: 2, what: "printed:\none\n\nwhere the page says:\ntwo" }]);
  });

  test("a command that fails in the middle is a fault and stops the page", async () => {
    const faults = await runPage(page(fence("sh", "false", "echo on"), fence("sh", "exit 9")), { cwd });
    expect(faults).toEqual([{ line: 1, what: "ended with 1:\n" }]);
  });

  test("a fence that is not run is still held to shell syntax", async () => {
    expect(await runPage(fence("sh no-run", "exit 1"), { cwd })).toEqual([]);
    const [fault] = await runPage(fence("sh no-run", "if true; then"), { cwd });
    expect(fault?.what).toMatch(/^is no shell syntax:/);
  });

  test("a fence that does not end is ended and is a fault", async () => {
    const [fault] = await runPage(fence("sh", "exec tail -f /dev/null"), { cwd, limit: 300 });
    expect(fault?.what).toMatch(/^did not end within 300 ms/);
  });

  test("a server is started in the background, reached on its port and ended with the page", async () => {
    const ask =
      "node -e \"fetch('http://127.0.0.1:4019/').then((a) => a.text()).then(console.log, () => console.log(1))\"";
    const started = page(
      fence("sh", "npm start"),
      fence("sh", ask, 'echo "$LIGGARE_PORT" > port'),
      fence("text", "hej"),
    );
    expect(await runPage(started, { cwd })).toEqual([]);
    const later = page(fence("sh", ask.replace("4019", "$(cat port)")), fence("text", "1"));
    expect(await runPage(later, { cwd })).toEqual([]);
  });

  test("a server that ends without an address is a fault with what it said", async () => {
    const [fault] = await runPage(fence("sh", "npm start --if-present nowhere; echo no; exit 3"), {
      cwd: join(cwd, "broken"),
    });
    expect(fault?.what).toMatch(/^ended with 3 and printed no address:\n(?:.*\n)*no\n$/);
  });

  test("notes on standard error are no part of the promised output", async () => {
    const markdown = page(fence("sh", "echo a note >&2", "echo one"), fence("text", "one"));
    expect(await runPage(markdown, { cwd })).toEqual([]);
  });
});
