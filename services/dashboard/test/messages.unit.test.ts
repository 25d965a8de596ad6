import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseSync } from "vite";
import { describe, expect, test } from "vitest";
import { en } from "../src/i18n/en.ts";
import { sv } from "../src/i18n/sv.ts";

const source = join(import.meta.dirname, "../src");

interface Tree {
  readonly [key: string]: string | Tree;
}
const flat = (tree: Tree, at = ""): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === "string" ? [[at + key, value] as const] : [...flat(value, `${at}${key}.`)],
    ),
  );
const swedish = flat(sv);
const english = flat(en);

const variablesOf = (text: string) => [...text.matchAll(/\{\{\s*([^}]*?)\s*\}\}/g)].map(([, name]) => name).sort();
const pluralForm = /_(?:zero|one|two|few|many|other)$/;

const files = readdirSync(source, { recursive: true, encoding: "utf8" })
  .filter((name) => /\.tsx?$/.test(name) && !name.startsWith("i18n"))
  .map((name) => ({ name, content: readFileSync(join(source, name), "utf8") }));
const written = files.map(({ content }) => content).join("\n");

/** Keys that code puts together: the part before the variable. */
const dynamic = [...written.matchAll(/`([a-zA-Z]+\.)\$\{/g)].map(([, prefix]) => prefix ?? "");

/** Texts that are rightly the same in both languages. */
const same = ["consolidated.cell", "log.forum", "training.who"];

describe("the interface's texts", () => {
  test("both languages have the same keys", () => {
    expect([...english.keys()]).toEqual([...swedish.keys()]);
  });

  test("each text has the same variables in both languages", () => {
    for (const [key, text] of swedish)
      expect({ key, variables: variablesOf(english.get(key) ?? "") }).toEqual({ key, variables: variablesOf(text) });
  });

  test("a text with one plural form has the other", () => {
    for (const texts of [swedish, english])
      for (const key of texts.keys())
        if (pluralForm.test(key)) {
          const stem = key.replace(pluralForm, "");
          expect([...texts.keys()].filter((one) => one.replace(pluralForm, "") === stem)).toEqual([
            `${stem}_one`,
            `${stem}_other`,
          ]);
        }
  });

  test("no text is empty", () => {
    const empty = [...swedish, ...english].filter(([, text]) => text.trim() === "");
    expect(empty).toEqual([]);
  });

  test("no text is the same in both languages but those that are listed", () => {
    const equal = [...swedish].filter(([key, text]) => english.get(key) === text).map(([key]) => key);
    expect(equal.sort()).toEqual([...same].sort());
  });

  test("no text is unused", () => {
    const unused = [...swedish.keys()].filter((key) => {
      const stem = key.replace(pluralForm, "");
      return !written.includes(`"${stem}"`) && !dynamic.some((prefix) => stem.startsWith(prefix));
    });
    expect(unused).toEqual([]);
  });

  test("Swedish addresses the reader plainly", () => {
    const stiff = [...swedish].filter(([, text]) => /\b(?:ej|vänligen|ogiltig\w*|t\.ex|bl\.a|m\.m)\b/i.test(text));
    expect(stiff).toEqual([]);
  });
});

interface Node {
  readonly type: string;
  readonly value?: unknown;
  readonly [key: string]: unknown;
}

/** Words that may stand in the pages' code: the product's own name. */
const ownName = "Liggare";
/** Attributes whose text is read or seen. */
const shown = new Set(["aria-label", "aria-description", "alt", "title", "placeholder", "label", "help", "caption"]);

/** Text in JSX that a reader would meet in one language only. */
function hardCoded(name: string, content: string): readonly string[] {
  const found: string[] = [];
  const visit = (node: unknown, parent?: Node): void => {
    if (Array.isArray(node)) for (const one of node) visit(one, parent);
    if (typeof node !== "object" || node === null || !("type" in node)) return;
    const at = node as Node;
    const attribute = parent?.type === "JSXAttribute" && shown.has(String((parent.name as Node).name));
    const text = at.type === "JSXText" || (at.type === "Literal" && attribute) ? String(at.value) : "";
    const words = text.replace(ownName, "").trim();
    if (/\p{L}{2,}/u.test(words)) found.push(`${name}: ${words}`);
    for (const part of Object.values(at)) visit(part, at);
  };
  visit(parseSync(name, content).program);
  return found;
}

describe("the pages' code", () => {
  test("no text is written into a page", () => {
    const found = files
      .filter(({ name }) => name.endsWith(".tsx"))
      .flatMap(({ name, content }) => hardCoded(name, content));
    expect(found).toEqual([]);
  });

  test("a text written into a page is found", () => {
    const page = 'export const Page = () => <main title="Läget"><h1>Samlad bild</h1>{t("page.log")}</main>;';
    expect(hardCoded("page.tsx", page)).toEqual(["page.tsx: Läget", "page.tsx: Samlad bild"]);
  });
});
