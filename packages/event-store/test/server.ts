import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";

/** A real server for tests, or why there is none. */
type Server = { readonly url: string } | { readonly missing: string };

/**
 * The server that `EVENTSTORE_URL` names. Where it names none, tests of the real server are skipped with a line that says
 * what would run them; `LIGGARE_REQUIRE_EVENTSTORE=1` makes that a failure.
 */
function findServer(): Server {
  const url = process.env.EVENTSTORE_URL;
  if (url) return { url };
  return { missing: "no server: set EVENTSTORE_URL, such as esdb://127.0.0.1:2113?tls=false" };
}

/** Tests that need the real server. */
export function onServer(title: string, tests: (url: string) => void): void {
  const server = findServer();
  if ("url" in server) {
    tests(server.url);
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
