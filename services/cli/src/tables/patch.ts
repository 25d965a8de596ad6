import type { ChangesBody } from "../client/client.ts";

type Operation = ChangesBody["patch"][number];

/** How many lines of one part of an answer are shown before the rest is counted. */
const most = 12;

/** A patch for people: by part of the answer, what was added, changed and removed. */
export function patchLines(patch: readonly Operation[]): readonly string[] {
  const parts = new Map<string, Operation[]>();
  for (const operation of patch) {
    const part = operation.path.split("/")[1] ?? "";
    parts.set(part, [...(parts.get(part) ?? []), operation]);
  }
  return [...parts].flatMap(([part, operations]) => [
    `  ${part || "the whole answer"} (${operations.length})`,
    ...operations.slice(0, most).map((operation) => `    ${lineOf(operation)}`),
    ...(operations.length > most ? [`    … and ${operations.length - most} more (--json gives all)`] : []),
  ]);
}

function lineOf(operation: Operation): string {
  switch (operation.op) {
    case "add":
      return `+ ${operation.path}: ${short(operation.value)}`;
    case "replace":
      return `~ ${operation.path}: ${short(operation.value)}`;
    case "remove":
      return `- ${operation.path}`;
    case "move":
    case "copy":
      return `~ ${operation.path} from ${operation.from}`;
    case "test":
      return `= ${operation.path}`;
  }
}

function short(value: unknown): string {
  const text = JSON.stringify(value) ?? "";
  return text.length > 100 ? `${text.slice(0, 99)}…` : text;
}
