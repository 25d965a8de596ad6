import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";

/** A real server for tests, or why there is none. */
type Server = { readonly url: string; readonly stop?: () => Promise<unknown> } | { readonly missing: string };

const address = "set EVENTSTORE_URL, such as esdb://127.0.0.1:2113?tls=false";
/** Milliseconds that an image may take to be fetched and to start. */
const patience = 300_000;

/** Where a container engine listens, as far as that can be seen without asking it; undefined where there is none. */
export function containerEngine(
  environment: Readonly<Record<string, string | undefined>>,
  exists: (path: string) => boolean = existsSync,
): string | undefined {
  if (environment.DOCKER_HOST) return environment.DOCKER_HOST;
  const own = environment.XDG_RUNTIME_DIR;
  return [
    "/var/run/docker.sock",
    ...(own ? [join(own, "docker.sock")] : []),
    join(homedir(), ".docker", "run", "docker.sock"),
  ].find(exists);
}

/** The server that `EVENTSTORE_URL` names, or one in a container of its own where there is an engine for it. */
async function findServer(): Promise<Server> {
  const url = process.env.EVENTSTORE_URL;
  if (url) return { url };
  const engine = containerEngine(process.env);
  if (engine === undefined) return { missing: `no server: ${address}, or have a container engine that can start one` };
  try {
    const { KurrentDbContainer } = await import("@testcontainers/kurrentdb");
    const container = await new KurrentDbContainer("kurrentplatform/kurrentdb:25.1.0")
      .withStartupTimeout(patience)
      .start();
    return { url: container.getConnectionString().replace("kurrentdb:", "esdb:"), stop: () => container.stop() };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { missing: `no server: the container engine at ${engine} did not start one (${reason}); ${address}` };
  }
}

/**
 * Tests that need the real server. Where there is none they are skipped with a line that says what would run them;
 * `LIGGARE_REQUIRE_EVENTSTORE=1` makes that a failure.
 */
export async function onServer(title: string, tests: (url: string) => void): Promise<void> {
  const server = await findServer();
  if ("url" in server) {
    const { url, stop } = server;
    if (stop) afterAll(stop, patience);
    tests(url);
    return;
  }
  describe(title, () => {
    it(`is skipped: ${server.missing}`, (context) => {
      if (process.env.LIGGARE_REQUIRE_EVENTSTORE === "1") expect.unreachable(server.missing);
      context.skip(server.missing);
    });
  });
}

/** A ledger of its own on the server: its streams have a prefix that no other has. */
export const newPrefix = (): string => `test.${randomBytes(8).toString("hex")}`;
