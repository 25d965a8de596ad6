import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { contentOf } from "./commands/content.ts";
import { judgeLog, judgeServer, serveUntilItEnds } from "./commands/failing-server.ts";
import { examined } from "./commands/liggare.ts";
import { serverSyncErrors } from "./kinds/server-sync-errors.ts";
import { strace } from "./machine.ts";
import { runKind } from "./run.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "liggare-failing-disk-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

// The system refuses to let any file grow beyond this: a fault of writing, and no full disk. Blocks of 512 bytes.
const limited = ["sh", "-c", 'ulimit -f 4000; exec "$@"', "sh"];

it("A server whose disk refuses a write says so, acknowledges nothing more, and ends; a new start has it all", async () => {
  const data = join(folder, "data");
  const served = await serveUntilItEnds(data, limited);
  expect(judgeServer(served)).toEqual([]);
  expect(served).toMatchObject({ opened: true, code: 3 });
  expect(served.answers.filter(({ status }) => status === 201).length).toBeGreaterThan(20);
  const settings = { LIGGARE_DATA: data };
  expect(judgeLog((await contentOf(settings)).events, served.answers)).toEqual([]);
  expect(await examined(settings)).toEqual([]);
});

it("A server one of whose syncs fails says so, acknowledges nothing more, and ends", async (context) => {
  const missing = strace.missing();
  if (missing !== undefined) return context.skip(missing);
  const report = await runKind(serverSyncErrors, { seed: 7, count: serverSyncErrors.counts.short });
  expect(report.violations).toEqual([]);
});
