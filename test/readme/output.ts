/** One line of the promise as a pattern: `<…>` stands for anything within the line. */
function linePattern(line: string): RegExp {
  const parts = line.trimEnd().split(/<[^<>\n]+>/);
  return new RegExp(`^${parts.map((part) => RegExp.escape(part)).join(".*?")}$`);
}

const isGap = (line: string): boolean => line.trim() === "…";

/** Drops blank lines at both ends and blanks at the ends of lines. */
function trimmed(text: string): readonly string[] {
  return text
    .replace(/^(?:[ \t]*\n)+/, "")
    .trimEnd()
    .split("\n")
    .map((line) => line.trimEnd());
}

/**
 * Whether the actual output is what the page promises. A line `…` stands for any number of lines, none included, and
 * `<anything>` within a line for any text. Every other line must stand as it is, in order, from first to last.
 */
export function outputMatches(expected: string, actual: string): boolean {
  const wanted = trimmed(expected);
  const got = trimmed(actual);
  // reachable[j]: the promise so far fits the first j lines of the output.
  let reachable = got.map(() => false);
  reachable.push(false);
  reachable[0] = true;
  for (const line of wanted) {
    if (isGap(line)) {
      const first = reachable.indexOf(true);
      reachable = reachable.map((_, j) => first !== -1 && j >= first);
    } else {
      const pattern = linePattern(line);
      const before = reachable;
      reachable = before.map((_, j) => j > 0 && before[j - 1] === true && pattern.test(got[j - 1] ?? ""));
    }
  }
  return reachable[got.length] === true;
}
