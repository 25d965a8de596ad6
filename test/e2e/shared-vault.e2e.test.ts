import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newPrefix, onServer } from "../../packages/event-store/test/server.ts";
import { onPostgres } from "../../packages/vault/test/postgres-server.ts";
import { Liggare, type ServerProcess } from "./liggare.ts";

/* Two nodes of the product over one log on a real server, with the texts of both in one real database. */

await onServer("two nodes with one vault", (url) => {
  onPostgres("two nodes with one vault", (database) => {
    const [first, second] = [new Liggare(), new Liggare()];
    let [one, two]: (ServerProcess | undefined)[] = [];
    let token = "";
    beforeAll(async () => {
      const keyFile = join(first.data, "..", "shared.key");
      const settings = {
        LIGGARE_STORE: url,
        LIGGARE_STORE_PREFIX: newPrefix(),
        LIGGARE_MUNICIPALITY: "Exempelkommun",
        LIGGARE_VAULT: await database.database(),
        LIGGARE_VAULT_KEY_FILE: keyFile,
      };
      writeFileSync(keyFile, `${"5a".repeat(32)}\n`, { mode: 0o600 });
      one = await first.serve(["serve"], settings);
      mkdirSync(second.data, { recursive: true, mode: 0o700 });
      copyFileSync(join(first.data, "token.key"), join(second.data, "token.key"));
      two = await second.serve(["serve"], settings);
      const board = '{"name":"Nämnden","kind":"district-board"}';
      expect(await first.run(["record", "unit", "farsta", "register", "--input", board], settings)).toMatchObject({
        exit: 0,
      });
      const role = ["--role", "local-coordinator", "--unit", "farsta", "--subject", "samordnare-1"];
      const made = await first.run(["token", ...role], settings);
      expect(made).toMatchObject({ exit: 0 });
      token = made.out.trim();
    });
    afterAll(async () => {
      await first.remove();
      await second.remove();
    });

    const headers = () => ({ authorization: `Bearer ${token}`, "content-type": "application/json" });
    const report = (node: ServerProcess | undefined, id: string, note: string) =>
      fetch(`${node?.url}/api/v1/commands/concern-report/${id}/report`, {
        method: "POST",
        headers: { ...headers(), "idempotency-key": id },
        body: JSON.stringify({
          input: {
            ...{ unit: "farsta", environment: "not-known", setting: "school", kind: "worry" },
            ...{ done: ["conversation"], consulted: ["local-coordinator"], note },
          },
        }),
      });
    const read = async (node: ServerProcess | undefined, id: string) => {
      const response = await fetch(`${node?.url}/api/v1/aggregates/concern-report/${id}`, { headers: headers() });
      return { status: response.status, text: await response.text() };
    };

    describe("two nodes with one vault", () => {
      it("read at one the text that was written at the other, and hold a key over both", async () => {
        for (const [writer, reader, id] of [
          [one, two, "rapport-1"],
          [two, one, "rapport-2"],
        ] as const) {
          const note = `Oro på skolan, skriven vid den andra noden (${id}).`;
          expect((await report(writer, id, note)).status).toBe(201);
          const { status, text } = await read(reader, id);
          expect([status, text.includes(note)]).toEqual([200, true]);
          const again = await report(reader, id, note);
          expect([again.ok, (await report(reader, id, "En annan text.")).ok]).toEqual([true, false]);
        }
      });

      it("answer 503 to what needs a text while the database is away, and go on when it is back", async () => {
        await database.stop("fast");
        const note = "Skriven medan databasen är borta.";
        expect((await report(one, "rapport-3", note)).status).toBe(503);
        expect((await read(two, "rapport-1")).status).toBe(503);
        const probe = await fetch(`${two?.url}/readyz`);
        expect(probe.status).toBe(200);
        await database.start();
        expect((await report(one, "rapport-3", note)).status).toBe(201);
        expect((await read(two, "rapport-3")).text).toContain(note);
      });
    });
  });
});
