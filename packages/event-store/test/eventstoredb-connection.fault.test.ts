import { writeFileSync } from "node:fs";
import { inspect } from "node:util";
import { faults, selfSigned } from "@liggare/eventstore-fake";
import { describe, expect, it } from "vitest";
import { openEventStoreDb } from "../src/index.ts";
import { all, fill, newEvent, newEvents, start } from "./contract/kit.ts";
import { openOn, startFake } from "./fake.ts";
import { newFile } from "./folders.ts";

/** A fake with TLS, and the address to reach it by. */
async function startSecure() {
  const tls = await selfSigned();
  const fake = await startFake({ tls });
  const authority = newFile();
  writeFileSync(authority, tls.certificate);
  return { fake, url: `esdb://localhost:${fake.port}?tlsCAFile=${encodeURIComponent(authority)}` };
}

describe("credentials", () => {
  const credentials = { username: "ledger", password: "correct horse" };
  const basic = `Basic ${Buffer.from("ledger:correct horse").toString("base64")}`;

  it("go with each call, of whatever kind, where the connection is encrypted", async () => {
    const { fake, url } = await startSecure();
    const store = await openOn({ url }, { credentials });
    await fill(store, "meeting-1", [newEvents(2)]);
    await store.readStream("meeting-1");
    await all(store, start);
    await expect.poll(() => store.stats().live).toBe(true);
    for (const method of ["append", "read", "subscribe"] as const) {
      const headers = fake.calls.of(method).map((call) => call.headers.authorization);
      expect(new Set(headers), method).toEqual(new Set([basic]));
    }
  });

  it("are not sent over a connection that anybody can read", async () => {
    const fake = await startFake();
    const store = await openOn(fake, { credentials });
    await fill(store, "meeting-1", [newEvents(1)]);
    expect(fake.calls.all.filter(({ headers }) => "authorization" in headers)).toEqual([]);
  });

  it("stand in no message, whatever fails", async () => {
    const { fake, url } = await startSecure();
    const patience = { answer: 100, search: 100, whole: 200 };
    const withPassword = url.replace("esdb://", "esdb://ledger:correct%20horse@");
    const store = await openOn({ url: withPassword }, { patience });
    const told: unknown[] = [];
    for (const fault of [faults.hang, faults.drop, faults.internal, faults.accessDenied, faults.wrongPassword]) {
      for (const method of ["append", "read"] as const) fake.orderAlways(method, fault);
      told.push(await store.append("meeting-1", "no stream", [newEvent()]).catch((error) => error));
      told.push(await store.readStream("meeting-1").catch((error) => error));
      told.push(await openEventStoreDb({ url: withPassword, patience }).catch((error) => error));
    }
    expect(told).toHaveLength(15);
    for (const error of told) {
      if (!(error instanceof Error)) throw new Error("it did not fail");
      expect(inspect(error, { depth: 12, showHidden: true })).not.toMatch(/correct(?: |%20)horse|bGVkZ2VyOm/);
    }
    expect(store.server).toBe(`localhost:${fake.port}`);
  });
});
