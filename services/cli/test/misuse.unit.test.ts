import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { programIn } from "./program.ts";

const { folder, liggare, remove } = programIn();
afterAll(remove);
writeFileSync(join(folder, "rows.jsonl"), "{}\n");

interface Misuse {
  readonly title: string;
  readonly args: readonly string[];
  readonly exit: number;
  readonly err: RegExp;
}

const misuses: readonly Misuse[] = [
  { title: "no verb", args: [], exit: 2, err: /^Usage: liggare/ },
  {
    title: "a verb that does not exist",
    args: ["shwo"],
    exit: 2,
    err: /unknown command 'shwo'\s+\(Did you mean show\?\)/,
  },
  { title: "an option that does not exist", args: ["doctor", "--fast"], exit: 2, err: /unknown option '--fast'/ },
  {
    title: "a view that does not exist",
    args: ["show", "picture"],
    exit: 2,
    err: /collaboration-log, situation-picture/,
  },
  {
    title: "a date that is none",
    args: ["show", "policy", "--as-known-on", "2019-02-30"],
    exit: 2,
    err: /such as 2019-11-30/,
  },
  { title: "changes without an end", args: ["changes", "policy", "--from", "2019-01-01"], exit: 2, err: /--to <day>/ },
  {
    title: "a role that does not exist",
    args: ["show", "policy", "--role", "mayor"],
    exit: 2,
    err: /auditor, administrator/,
  },
  {
    title: "a local coordinator without a board",
    args: ["show", "policy", "--role", "local-coordinator"],
    exit: 2,
    err: /--unit: the role local-coordinator needs/,
  },
  { title: "a language that does not exist", args: ["show", "policy", "--lang", "fi"], exit: 2, err: /sv, en/ },
  {
    title: "an aggregate that does not exist",
    args: ["record", "metting", "new", "hold", "--input", "{}"],
    exit: 2,
    err: /aggregate: choose one of unit, forum, meeting/,
  },
  {
    title: "a command that does not exist",
    args: ["record", "meeting", "new", "held", "--input", "{}"],
    exit: 2,
    err: /command: meeting has the commands .*hold/,
  },
  {
    title: "an input that is not JSON",
    args: ["record", "meeting", "new", "hold", "--input", "{"],
    exit: 2,
    err: /--input: this is not valid JSON/,
  },
  {
    title: "an input's file that is missing",
    args: ["record", "meeting", "new", "hold", "--input", "@nowhere.json"],
    exit: 2,
    err: /nowhere\.json cannot be read \(ENOENT\)/,
  },
  {
    title: "a revision that is no number",
    args: ["record", "meeting", "new", "hold", "--input", "{}", "--if-match", "one"],
    exit: 2,
    err: /whole number from 0/,
  },
  { title: "an export of the log without a purpose", args: ["export"], exit: 2, err: /--purpose: state what/ },
  {
    title: "an export of a view with a log's option",
    args: ["export", "--view", "policy", "--after", "3"],
    exit: 2,
    err: /--after: a view is exported whole/,
  },
  {
    title: "a founding import that is told to go on",
    args: ["import", ".", "--founding", "--go-on"],
    exit: 2,
    err: /--go-on/,
  },
  {
    title: "a founding import of a folder without a set",
    args: ["import", ".", "--founding"],
    exit: 2,
    err: /dataset\.json is missing/,
  },
  {
    title: "an import of a file that is missing",
    args: ["import", "nowhere.jsonl"],
    exit: 2,
    err: /nowhere\.jsonl does not exist/,
  },
  { title: "an import of a folder", args: ["import", "."], exit: 2, err: /is a folder/ },
  {
    title: "an import before there is a ledger",
    args: ["import", "rows.jsonl"],
    exit: 3,
    err: /There is no ledger in/,
  },
  {
    title: "a question before there is a ledger",
    args: ["show", "policy"],
    exit: 3,
    err: /There is no ledger in .*LIGGARE_DATA/,
  },
  {
    title: "a token before there is a ledger",
    args: ["token", "--role", "auditor", "--subject", "a"],
    exit: 3,
    err: /There is no ledger/,
  },
  { title: "a token without a role", args: ["token", "--subject", "a"], exit: 2, err: /--role <role>/ },
  {
    title: "a lifetime without a unit of time",
    args: ["token", "--role", "auditor", "--subject", "a", "--lifetime", "30"],
    exit: 2,
    err: /30d or 15m/,
  },
  {
    title: "a server for a municipality without a name",
    args: ["serve"],
    exit: 2,
    err: /LIGGARE_MUNICIPALITY must name/,
  },
  {
    title: "a restore of what is no backup",
    args: ["restore", "."],
    exit: 1,
    err: /is no backup: manifest\.json is missing/,
  },
  { title: "a completion for another shell", args: ["completion", "fish"], exit: 2, err: /bash/ },
];

describe("misuse is answered in one line, with what is allowed and an exit code", () => {
  test.for(misuses)("$title", async ({ args, exit, err }) => {
    const ran = await liggare(args);
    expect(ran.err).toMatch(err);
    expect({ exit: ran.exit, out: ran.out }).toEqual({ exit, out: "" });
    expect(ran.err).not.toMatch(/\n\s+at /);
  });

  test("with --json the problem is JSON on stdout, and stderr is empty", async () => {
    const ran = await liggare(["show", "picture", "--json"]);
    expect(ran.exit).toBe(2);
    expect(JSON.parse(ran.out)).toMatchObject({ type: "urn:liggare:problem:usage", code: "usage", exit: 2 });
    expect(ran.err).toBe("");
  });
});

describe("settings", () => {
  const wrong = [
    { setting: { LIGGARE_PORT: "99999" }, says: /LIGGARE_PORT has a wrong value\. Allowed: a whole number from 0/ },
    { setting: { LIGGARE_STORE: "postgres:x" }, says: /LIGGARE_STORE has a wrong value\. Allowed: sqlite:<file>/ },
    { setting: { LIGGARE_PROT: "1" }, says: /LIGGARE_PROT is no setting of Liggare/ },
    { setting: { LIGGARE_CONFIG: "nowhere.json" }, says: /LIGGARE_CONFIG names .* which does not exist/ },
    { setting: { LIGGARE_STORE: "memory:" }, says: /LIGGARE_STORE=memory: keeps nothing on disk/ },
  ];
  test.for(wrong)("a wrong one is named with what is allowed: $says", async ({ setting, says }) => {
    const program = programIn(setting as unknown as Record<string, string>);
    const ran = await program.liggare(["show", "policy"]);
    program.remove();
    expect(ran.err).toMatch(says);
    expect(ran.exit).toBe(2);
  });
});

describe("help", () => {
  test("every verb has help with an example of itself", async () => {
    const { out } = await liggare(["--help"]);
    const names = [...out.matchAll(/^ {2}([a-z-]+) (?:\[|<|print)/gm)].map(([, name = ""]) => name);
    expect(names).toEqual([
      ...["serve", "demo", "pages", "show", "changes", "replay", "releases", "show-release", "verify-release"],
      ...[
        "compare-plan",
        "record",
        "contacts",
        "import",
        "import-participants",
        "export",
        "simulate",
        "rebuild",
        "backup",
      ],
      ...["restore", "verify", "move", "move-vault", "prepare-server", "token", "doctor", "completion", "help"],
    ]);
    for (const name of names.slice(0, -1)) {
      const help = await liggare([name, "--help"]);
      expect(help.exit).toBe(0);
      expect(help.out).toMatch(new RegExp(`Examples:[^]*liggare ${name}`));
    }
  });

  test("the version is the package's", async () => {
    expect((await liggare(["--version"])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  test("the completion script knows each verb's options and a view's names", async () => {
    const { out } = await liggare(["completion", "bash"]);
    expect(out).toMatch(/show\) COMPREPLY=.*executive-board-summary.*--as-known-on/);
    expect(out).toMatch(/--role\) COMPREPLY=.*local-coordinator/);
  });
});
