import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { brotliCompressSync, brotliDecompressSync, constants } from "node:zlib";
import type { CommitPlace } from "@liggare/event-store";
import { startProgram } from "../child.ts";
import type { Operation, Recording } from "./operations.ts";
import { operationsIn, straceArguments } from "./strace.ts";

/** Lets a process write a log and answers what it asked of the file system. */
export async function record(
  folder: string,
  options: {
    readonly seed: string;
    readonly rounds: number;
    readonly synchronous: Recording["synchronous"];
    readonly place: CommitPlace;
  },
): Promise<Recording> {
  const { seed, rounds, synchronous, place } = options;
  const file = join(folder, "log.db");
  const marks = join(folder, "acknowledged");
  const trace = join(folder, "trace");
  const weaken = pathToFileURL(join(import.meta.dirname, "..", "programs", "weaken.main.ts")).href;
  const under = synchronous === "NORMAL" ? ["env", `NODE_OPTIONS=--import=${weaken}`] : [];
  const argv = [file, marks, seed, String(rounds), place];
  const child = startProgram("recorded", argv, [...under, ...straceArguments(trace)]);
  const { code, errors } = await child.ended;
  if (code !== 0) throw new Error(`the recorded process ended with ${code}: ${errors.slice(-1_000)}`);
  const operations = operationsIn(readFileSync(trace, "latin1"), file, marks);
  rmSync(trace);
  return { synchronous, seed, operations };
}

/** Keeps a recording as compressed JSON, data in hexadecimal. */
export function saveRecording(path: string, recording: Recording): void {
  const operations = recording.operations.map((operation) =>
    operation.kind === "write" ? { ...operation, data: operation.data.toString("hex") } : operation,
  );
  const text = Buffer.from(JSON.stringify({ ...recording, operations }));
  const params = { [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_QUALITY]: 11 };
  writeFileSync(path, brotliCompressSync(text, { params }));
}

export function loadRecording(path: string): Recording {
  const { operations, ...rest } = JSON.parse(brotliDecompressSync(readFileSync(path)).toString("utf8"));
  const restored = operations.map((operation: { kind: string; data?: string }) =>
    operation.kind === "write" ? { ...operation, data: Buffer.from(operation.data ?? "", "hex") } : operation,
  );
  return { ...rest, operations: restored as Operation[] };
}
