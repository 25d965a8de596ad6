/** A fenced block of shell commands, and the output that the page promises. */
export interface ShellFence {
  /** Line of its opening fence, from 1. */
  readonly line: number;
  readonly script: string;
  /** Marked `no-run`: only its syntax is checked. */
  readonly run: boolean;
  /** The `text` fence that follows with nothing but blank lines between; undefined where there is none. */
  readonly expected: string | undefined;
}

/** A fenced block: its first and last line (from 1), the words after its mark, and what it holds. */
export interface Fence {
  readonly line: number;
  readonly last: number;
  readonly info: readonly string[];
  readonly body: string;
}

/** All fenced blocks; throws where one is never closed, since everything after it would go unread. */
export function fences(markdown: string): readonly Fence[] {
  const lines = markdown.split("\n");
  const found: Fence[] = [];
  for (let at = 0; at < lines.length; at++) {
    const opening = /^( {0,3})(`{3,}|~{3,})\s*([^`]*)$/.exec(lines[at] ?? "");
    if (opening === null) continue;
    const [, indent = "", mark = "", info = ""] = opening;
    const closing = new RegExp(`^ {0,3}${mark[0]}{${mark.length},}\\s*$`);
    const end = lines.findIndex((line, index) => index > at && closing.test(line));
    if (end === -1) throw new Error(`line ${at + 1}: the fence is never closed`);
    const body = lines.slice(at + 1, end).map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line));
    found.push({ line: at + 1, last: end + 1, info: info.trim().split(/\s+/), body: body.join("\n") });
    at = end;
  }
  return found;
}

/** The `sh` fences of a page in order, each with the `text` fence that follows it. */
export function shellFences(markdown: string): readonly ShellFence[] {
  const lines = markdown.split("\n");
  const all = fences(markdown);
  return all.flatMap((fence, at) => {
    const [language, ...marks] = fence.info;
    if (language !== "sh") return [];
    const unknown = marks.filter((mark) => mark !== "no-run");
    if (unknown.length > 0) throw new Error(`line ${fence.line}: unknown mark "${unknown.join(" ")}"`);
    const next = all[at + 1];
    const follows =
      next?.info[0] === "text" && lines.slice(fence.last, next.line - 1).every((line) => line.trim() === "");
    return [
      { line: fence.line, script: fence.body, run: marks.length === 0, expected: follows ? next.body : undefined },
    ];
  });
}
