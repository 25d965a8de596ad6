import { expect, it } from "vitest";
import { newTextId, openPostgresVault, parsePostgresAddress, type Vault, VaultError } from "../src/index.ts";
import { decision, failure, textOf } from "./contract.ts";
import { temporaryFolder } from "./folder.ts";
import { onPostgres } from "./postgres-server.ts";

const key = new Uint8Array(32).fill(7);

/** What came of calls made at once: "done", or the error's code. */
const outcomes = async (calls: readonly Promise<unknown>[]): Promise<readonly string[]> => {
  const settled = await Promise.allSettled(calls);
  return settled.map((each) => {
    if (each.status === "fulfilled") return "done";
    if (each.reason instanceof VaultError) return each.reason.code;
    throw each.reason;
  });
};

onPostgres("two nodes on one vault in PostgreSQL", (server) => {
  const open = (address: string, clock: () => number = () => Date.now()) =>
    openPostgresVault({ address: parsePostgresAddress(address), folder: temporaryFolder(), key, clock });
  const both = async (work: (one: Vault, two: Vault, address: string) => Promise<void>) => {
    const address = await server.database();
    const [one, two] = await Promise.all([open(address), open(address)]);
    try {
      await work(one, two, address);
    } finally {
      await Promise.all([one.close(), two.close()]);
    }
  };

  it("found it once when both start at the same moment, and read what the other wrote", () =>
    both(async (one, two, address) => {
      const [first, second] = [textOf("Från den ena"), textOf("Från den andra")];
      await one.put([first]);
      await two.put([second]);
      await one.directory.put("s-1", { name: "Handläggare A" });
      expect((await two.get([first.textId])).get(first.textId)).toEqual({ text: "Från den ena" });
      expect((await one.get([second.textId])).get(second.textId)).toEqual({ text: "Från den andra" });
      expect(await two.directory.get("s-1")).toEqual({ name: "Handläggare A" });
      const [row] = await server.sql(address, "SELECT count(*) AS n FROM liggare_vault.meta WHERE name = 'vault id'");
      expect(row?.n).toBe("1");
    }));

  it("store the same texts once when both put them at once, in any order, with one key each", () =>
    both(async (one, two, address) => {
      for (let round = 0; round < 8; round++) {
        const texts = Array.from({ length: 20 }, (_, index) => textOf(`Text ${round}-${index}`));
        const put = await outcomes([one.put(texts), two.put(texts.toReversed())]);
        expect(put).toEqual(["done", "done"]);
      }
      const [counts] = await server.sql(
        address,
        "SELECT (SELECT count(*) FROM liggare_vault.text) AS texts, (SELECT count(*) FROM liggare_vault_keys.data_key) AS keys",
      );
      expect(counts).toEqual({ texts: "160", keys: "160" });
    }));

  it("let one of two different texts have an id, and tell the other node", () =>
    both(async (one, two) => {
      for (let round = 0; round < 8; round++) {
        const mine = textOf("Den enas");
        const theirs = { ...textOf("Den andras"), textId: mine.textId };
        const [follower, other] = [textOf("Följer med den ena"), textOf("Följer med den andra")];
        const put = await outcomes([one.put([mine, follower]), two.put([theirs, other])]);
        expect([...put].sort()).toEqual(["done", "in use"]);
        const won = put[0] === "done";
        const found = await two.get([mine.textId, follower.textId, other.textId]);
        expect(found.get(mine.textId)).toEqual({ text: won ? "Den enas" : "Den andras" });
        expect([found.has(follower.textId), found.has(other.textId)]).toEqual([won, !won]);
      }
    }));

  it("never bring a text back that the other removes while it is put again", () =>
    both(async (one, two) => {
      for (let round = 0; round < 8; round++) {
        const text = textOf("Ska gallras");
        await one.put([text]);
        const [put, removed] = await outcomes([one.put([text]), two.remove([text.textId], decision)]);
        expect(["done", "removed"]).toContain(put);
        expect(removed).toBe("done");
        expect((await one.get([text.textId])).get(text.textId)).toEqual({ removed: true, removedOn: decision.at });
        expect((await failure(one.put([text]))).code).toBe("removed");
      }
    }));

  it("count a text that both remove at once as removed by one of them", () =>
    both(async (one, two) => {
      for (let round = 0; round < 6; round++) {
        const texts = Array.from({ length: 10 }, () => textOf("Ska gallras"));
        const ids = texts.map(({ textId }) => textId);
        await one.put(texts);
        const both = await Promise.all([one.remove(ids, decision), two.remove(ids.toReversed(), decision)]);
        expect(both[0].removed + both[1].removed).toBe(10);
      }
    }));

  it("never sweep a text that the other puts again meanwhile, and repeat what the sweep took first", async () => {
    const address = await server.database();
    let now = 0;
    const [one, two] = [await open(address, () => now), await open(address, () => now)];
    for (let round = 0; round < 8; round++) {
      now = round * 10_000;
      const texts = Array.from({ length: 20 }, () => textOf("Kraschen kom före"));
      await one.put(texts);
      now += 5_000;
      const before = Temporal.Instant.fromEpochMilliseconds(now - 1_000).toString();
      const ids = new Set(texts.map(({ textId }) => textId));
      const sweep = two.sweepOrphans((textId) => !ids.has(textId), before);
      expect(await outcomes([one.put(texts), sweep])).toEqual(["done", "done"]);
      expect((await two.get([...ids])).size).toBe(20);
      expect(await two.sweepOrphans((textId) => !ids.has(textId), before)).toBe(0);
    }
    await Promise.all([one.close(), two.close()]);
  });

  it("count people of lists that both put at once, each list whole under one key", () =>
    both(async (one, two) => {
      const entries = Array.from({ length: 30 }, (_, index) => ({
        person: `p${index}`,
        tally: "done",
        unit: "farsta",
      }));
      const listed = (list: string) => ({ subject: "kurs", list, content: Buffer.from(list), entries });
      for (let round = 0; round < 6; round++) {
        const puts = [
          one.tallies.put(listed(`a${round}`), () => true),
          two.tallies.put(listed(`b${round}`), () => true),
        ];
        const asked = one.tallies.recognise("kurs", entries, () => true);
        expect(await outcomes([...puts, asked])).toEqual(["done", "done", "done"]);
        const known = await asked;
        expect(new Set(known).size).toBe(1); // all of a list or none of it
      }
      expect((await two.tallies.lists("kurs")).size).toBe(12);
      expect(await two.tallies.recognise("kurs", entries, () => true)).toEqual(entries.map(() => true));
      const ended = await outcomes([one.tallies.discard("kurs"), two.tallies.put(listed("sist"), () => true)]);
      expect(ended).toEqual(["done", "done"]);
      expect([0, 1]).toContain((await one.tallies.lists("kurs")).size);
      await one.tallies.recognise("kurs", entries, () => true);
    }));

  it("keep the last of two names that both enter at once, with one key", () =>
    both(async (one, two, address) => {
      for (let round = 0; round < 6; round++) {
        const entered = await outcomes([
          one.directory.put("s-1", { name: `A ${round}` }),
          two.directory.put("s-1", { name: `B ${round}` }),
        ]);
        expect(entered).toEqual(["done", "done"]);
        expect([`A ${round}`, `B ${round}`]).toContain((await one.directory.get("s-1"))?.name);
      }
      const [row] = await server.sql(address, "SELECT count(*) AS n FROM liggare_vault_keys.data_key");
      expect(row?.n).toBe("1");
    }));

  it("answer for a text either as it is or as removed while the other removes it", () =>
    both(async (one, two) => {
      const texts = Array.from({ length: 100 }, () => textOf("Ska gallras"));
      await one.put(texts);
      const ids = [...texts.map(({ textId }) => textId), newTextId()];
      let removing = true;
      const reading = (async () => {
        while (removing) expect((await two.get(ids)).size).toBe(100);
      })();
      for (let from = 0; from < 100; from += 25) await one.remove(ids.slice(from, from + 25), decision);
      removing = false;
      await reading;
    }));
});
