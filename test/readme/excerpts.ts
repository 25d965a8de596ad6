import type { Fence } from "./fences.ts";

/** A `ts` fence that shows parts of a file: ```` ```ts packages/domain/src/unit.ts ````. */
export interface Excerpt {
  /** Line of its opening fence, from 1. */
  readonly line: number;
  /** Path from the root of the repository. */
  readonly file: string;
  /** What it shows, in order, as lines without indent; `// …` stands between parts. */
  readonly parts: readonly (readonly string[])[];
}

const left = "// …";
const linesOf = (text: string): readonly string[] => text.split("\n").map((line) => line.trim());

/** The excerpts among a page's fences. */
export const excerptsOf = (all: readonly Fence[]): readonly Excerpt[] =>
  all.flatMap(({ line, info: [language, file], body }) => {
    if (language !== "ts" || file === undefined) return [];
    const parts: string[][] = [[]];
    for (const each of linesOf(body)) {
      if (each === left) parts.push([]);
      else parts.at(-1)?.push(each);
    }
    return [{ line, file, parts }];
  });

/** The first line of each part that does not stand in the file as it is shown, after the part before it. */
export function astray({ parts }: Excerpt, content: string): readonly string[] {
  const lines = linesOf(content);
  let from = 0;
  const faults: string[] = [];
  for (const part of parts) {
    const at = lines.findIndex(
      (_, index) => index >= from && part.every((each, below) => lines[index + below] === each),
    );
    if (at < 0 || part.length === 0) faults.push(part[0] ?? "(nothing)");
    else from = at + part.length;
  }
  return faults;
}
