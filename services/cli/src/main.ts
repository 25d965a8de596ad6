#!/usr/bin/env node
import { enableCompileCache } from "node:module";

// before the rest is loaded: starting takes half the time from the second run on
enableCompileCache();
const { run } = await import("./program.ts");
const { exits } = await import("./failure.ts");

const stopping = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.on(signal, () => {
    if (stopping.signal.aborted) process.exit(exits.interrupted);
    stopping.abort();
  });
// a reader that has gone (`| head`) is no fault
for (const stream of [process.stdout, process.stderr])
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(process.exitCode ?? exits.done);
    throw error;
  });

process.exitCode = await run(process.argv.slice(2), {
  environment: process.env,
  workingFolder: process.cwd(),
  streams: { out: process.stdout, err: process.stderr },
  stdin: process.stdin,
  now: () => new Date(),
  stop: stopping.signal,
});
