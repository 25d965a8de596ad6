import { EventStoreDBClient, jsonEvent } from "@eventstore/db-client";
import { describe, expect, it } from "vitest";
import { grantAccess, openEventStoreDb, verifyLog } from "../src/index.ts";
import { all, fill, newEvents, start } from "./contract/kit.ts";
import { newPrefix } from "./server.ts";

/*
 * On a real server with TLS whose administrator is known: EVENTSTORE_TLS_URL, such as
 * esdb://admin:changeit@127.0.0.1:2113?tls=true&tlsCAFile=/path/ca.crt
 */
const url = process.env.EVENTSTORE_TLS_URL;
const missing = "no server with TLS: set EVENTSTORE_TLS_URL, with the administrator in it";

describe("the ledger's user on a server with TLS", () => {
  it("may do what the store needs, and no more", { timeout: 60_000 }, async (context) => {
    if (!url) {
      if (process.env.LIGGARE_REQUIRE_EVENTSTORE === "1") expect.unreachable(missing);
      return context.skip(missing);
    }
    const [, username = "", password = ""] = /\/\/([^:]+):([^@]+)@/.exec(url) ?? [];
    const admin = { username, password };
    const plain = url.replace(/\/\/[^@]+@/, "//");
    const user = { username: `liggare-${newPrefix().slice(5)}`, password: "ett-langt-losenord" };
    const prefix = newPrefix();

    await expect(openEventStoreDb({ url: plain, credentials: user, prefix })).rejects.toMatchObject({
      code: "unavailable",
      message: expect.stringContaining("refuses this user"),
    });
    await grantAccess({ url: plain, admin, user });
    await grantAccess({ url: plain, admin, user });
    await expect(grantAccess({ url: plain, admin, user: { ...user, password: "ett-annat" } })).rejects.toMatchObject({
      message: expect.stringContaining("is there already, with another password"),
    });

    const store = await openEventStoreDb({ url: plain, credentials: user, prefix });
    await fill(store, "meeting-1", [newEvents(3), newEvents(2)]);
    expect(await all(store, start)).toHaveLength(5);
    expect((await verifyLog(store)).finding).toBeUndefined();
    await store.close();

    const client = EventStoreDBClient.connectionString(plain);
    const as = { credentials: user };
    await expect(client.deleteStream(`${prefix}/meeting-1`, as)).rejects.toMatchObject({ type: "access-denied" });
    await expect(client.setStreamMetadata(`${prefix}/meeting-1`, { maxCount: 1 }, as)).rejects.toMatchObject({
      type: "access-denied",
    });
    const event = jsonEvent({ type: "t", data: {} });
    await expect(client.appendToStream("$settings", event, as)).rejects.toMatchObject({ type: "access-denied" });
    await client.dispose();
  });
});
