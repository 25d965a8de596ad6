import { setTimeout as sleep } from "node:timers/promises";
import type { RecordedEvent } from "@liggare/domain";
import { type Answered, writeUntilSilent } from "./clients.ts";
import { startLiggare } from "./liggare.ts";

const clients = 4;

/** Milliseconds in which the server must have ended by itself once nobody writes any more. */
const grace = 20_000;

/** Whose ledger is founded where there is none. */
export const municipality = { LIGGARE_MUNICIPALITY: "Exempelkommun" } as const;

/** A server that ended by itself, or was killed when it did not (`code` null). */
export interface EndedServer {
  readonly answers: readonly Answered[];
  readonly code: number | null;
  /** What it said at its end, in JSON. */
  readonly said: string;
  /** Whether it came as far as answering. */
  readonly opened: boolean;
}

/** Starts a server under a program that makes its disk fail, and writes with several clients until nobody answers. */
export async function serveUntilItEnds(data: string, under: readonly string[]): Promise<EndedServer> {
  const settings = { LIGGARE_DATA: data, LIGGARE_PORT: "0", ...municipality };
  const { process: child, lines, ended, kill } = startLiggare(["serve", "--json"], settings, under);
  while (lines.length === 0 && child.exitCode === null) await sleep(5);
  const { url } = JSON.parse(lines[0] ?? "{}") as { readonly url?: string };
  const answers = url === undefined ? [] : await writeUntilSilent(data, url, clients);
  const timer = setTimeout(kill, grace);
  const { code, out, err } = await ended;
  clearTimeout(timer);
  return { answers, code, said: out.trim().split("\n").at(-1) + err, opened: url !== undefined };
}

/** What a server whose disk failed did wrong, one sentence each. */
export function judgeServer({ answers, code, said, opened }: EndedServer): string[] {
  const wrong: string[] = [];
  if (code === 0 || code === null) wrong.push(`the server ended with ${code}`);
  if (!said.includes("the disk reported an error")) wrong.push(`the server said at its end: ${said.slice(-400)}`);
  if (!opened) return wrong;
  if (!said.includes('"code":"disk-failed"')) wrong.push(`it did not say that the disk failed: ${said.slice(-400)}`);
  const refused = answers.filter(({ status }) => status >= 400);
  const told = refused.filter(({ code: each }) => each === "disk-failed");
  if (told.length === 0) wrong.push("nobody was told that the disk failed");
  for (const { status, type, code: each } of refused)
    if (status !== 503 || !type.startsWith("application/problem+json") || !["disk-failed", "stopping"].includes(each))
      wrong.push(`it answered ${status} ${each} (${type})`);
  const first = Math.min(...told.map(({ heard }) => heard));
  const later = answers.filter(({ status, asked }) => status === 201 && asked > first);
  if (later.length > 0) wrong.push(`${later.length} were acknowledged after the disk had failed`);
  return wrong;
}

/** What was acknowledged is in the log that a new start finds, once; nothing else was added but what nobody heard of. */
export function judgeLog(events: readonly RecordedEvent[], answers: readonly Answered[]): string[] {
  const wrong: string[] = [];
  const ids = events.map(({ id }) => id);
  if (new Set(ids).size !== ids.length) wrong.push("an event stands twice in the log");
  for (const { unit, status, events: acknowledged } of answers) {
    const written = events.filter(({ stream }) => stream === `unit-${unit}`).map(({ id }) => id);
    if (status === 201 && written.join() !== acknowledged.join()) wrong.push(`${unit} was acknowledged and is lost`);
    if (written.length > 1) wrong.push(`${unit} was written ${written.length} times`);
  }
  return wrong;
}
