import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { commit, newSalt, newTextId, type Vault, type VaultClock, VaultError } from "../src/index.ts";

export const decision = { reference: "KS 2020/17", at: "2020-03-02" };

/** A text with id and salt, ready to be put. */
export function textOf(text: string, event?: string) {
  return { textId: newTextId(), text, salt: newSalt(), ...(event !== undefined && { event }) };
}

export async function failure(work: Promise<unknown>): Promise<VaultError> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof VaultError)) throw new Error(`a VaultError was expected, not ${String(error)}`);
  return error;
}

/** What every vault does. `open` gives an empty vault that reads its time from the clock. */
export function vaultContract(name: string, open: (clock: VaultClock) => Promise<Vault>): void {
  describe(`a vault (${name})`, () => {
    let vault: Vault;
    let now: number;
    const at = (iso: string) => Temporal.Instant.from(iso).epochMilliseconds;

    beforeEach(async () => {
      now = at("2019-09-04T08:00:00Z");
      vault = await open(() => now);
    });
    afterEach(() => vault.close());

    it("gives back the texts that were put, and nothing for an id that was never stored", async () => {
      const [first, second] = [textOf("Trygghetsvandring i området"), textOf("Skolan och fältarna deltog")];
      await vault.put([first, second]);
      const unknown = newTextId();
      expect([...(await vault.get([second.textId, unknown, first.textId]))]).toEqual([
        [second.textId, { text: "Skolan och fältarna deltog" }],
        [first.textId, { text: "Trygghetsvandring i området" }],
      ]);
    });

    it("gives back the salts, with which the commitments can be computed again", async () => {
      const kept = textOf("Lägesbilden är oförändrad");
      await vault.put([kept]);
      const salts = await vault.salt([kept.textId, newTextId()]);
      expect([...salts.keys()]).toEqual([kept.textId]);
      expect(commit("Lägesbilden är oförändrad", salts.get(kept.textId)!)).toBe(commit(kept.text, kept.salt));
    });

    it("stores a text in Unicode NFC, so that both ways of typing å are the same text", async () => {
      const decomposed = textOf("Ra\u030Ad");
      await vault.put([decomposed]);
      await vault.put([{ ...decomposed, text: "Råd" }]);
      expect((await vault.get([decomposed.textId])).get(decomposed.textId)).toEqual({ text: "Råd" });
    });

    it("does nothing when the same text is put again under its id, also within one put", async () => {
      const kept = textOf("Ingen förändring");
      await vault.put([kept, kept]);
      await vault.put([kept]);
      expect((await vault.get([kept.textId])).get(kept.textId)).toEqual({ text: "Ingen förändring" });
    });

    it("refuses another text or another salt under an id in use, and stores nothing of that put", async () => {
      const kept = textOf("Den första texten");
      await vault.put([kept]);
      const other = textOf("Följer med");
      for (const clash of [
        { ...kept, text: "En annan text" },
        { ...kept, salt: newSalt() },
      ]) {
        const error = await failure(vault.put([other, clash]));
        expect([error.code, error.textId]).toEqual(["in use", kept.textId]);
      }
      const twice = await failure(vault.put([other, { ...other, text: "Samma id två gånger" }]));
      expect(twice.code).toBe("in use");
      expect(await vault.get([other.textId])).toEqual(new Map());
      expect((await vault.get([kept.textId])).get(kept.textId)).toEqual({ text: "Den första texten" });
    });

    it("refuses a salt of a wrong length", async () => {
      const error = await failure(vault.put([{ ...textOf("Text"), salt: new Uint8Array(16) }]));
      expect(error.code).toBe("invalid");
    });

    it("shows a removed text as removed, with the day, and gives its salt to nobody", async () => {
      const [gone, stays] = [textOf("Ska gallras"), textOf("Ska bevaras")];
      await vault.put([gone, stays]);
      expect(await vault.remove([gone.textId, newTextId(), gone.textId], decision)).toEqual({ removed: 1 });
      expect([...(await vault.get([gone.textId, stays.textId]))]).toEqual([
        [gone.textId, { removed: true, removedOn: "2020-03-02" }],
        [stays.textId, { text: "Ska bevaras" }],
      ]);
      expect([...(await vault.salt([gone.textId, stays.textId])).keys()]).toEqual([stays.textId]);
    });

    it("keeps the first decision when a text is removed again", async () => {
      const gone = textOf("Ska gallras");
      await vault.put([gone]);
      await vault.remove([gone.textId], decision);
      expect(await vault.remove([gone.textId], { reference: "KS 2021/3", at: "2021-01-01" })).toEqual({ removed: 0 });
      expect((await vault.get([gone.textId])).get(gone.textId)).toEqual({ removed: true, removedOn: "2020-03-02" });
    });

    it("never takes a removed text back", async () => {
      const gone = textOf("Ska gallras");
      await vault.put([gone]);
      await vault.remove([gone.textId], decision);
      const error = await failure(vault.put([gone]));
      expect([error.code, error.textId]).toEqual(["removed", gone.textId]);
    });

    it("refuses a removal without a decision or without a date", async () => {
      const kept = textOf("Ska bevaras");
      await vault.put([kept]);
      expect((await failure(vault.remove([kept.textId], { reference: " ", at: "2020-03-02" }))).code).toBe("invalid");
      expect((await failure(vault.remove([kept.textId], { reference: "KS 1", at: "i mars" }))).code).toBe("invalid");
      expect((await vault.get([kept.textId])).get(kept.textId)).toEqual({ text: "Ska bevaras" });
    });

    it("sweeps the texts that a crash before the append left, but neither young ones nor those in use", async () => {
      const [orphan, used] = [textOf("Kraschen kom före", "event-1"), textOf("Händelsen finns", "event-2")];
      await vault.put([orphan, used]);
      now = at("2019-09-04T10:00:00Z");
      const young = textOf("Händelsen är på väg");
      await vault.put([young]);

      const asked: (readonly [string, string | undefined])[] = [];
      const isReferenced = (textId: string, event?: string) => {
        asked.push([textId, event]);
        return textId === used.textId;
      };
      expect(await vault.sweepOrphans(isReferenced, "2019-09-04T09:00:00Z")).toBe(1);
      expect(asked).toContainEqual([orphan.textId, "event-1"]);
      expect([...(await vault.get([orphan.textId, used.textId, young.textId])).keys()]).toEqual([
        used.textId,
        young.textId,
      ]);
      await vault.put([orphan]);
      expect((await vault.get([orphan.textId])).get(orphan.textId)).toEqual({ text: "Kraschen kom före" });
    });

    it("refuses to sweep by something that is no instant", async () => {
      expect((await failure(vault.sweepOrphans(() => true, "igår"))).code).toBe("invalid");
    });

    it("takes a text of 100 kB and 5,000 texts in one put", async () => {
      const long = textOf("Lägesbild för området. ".repeat(4500));
      const many = Array.from({ length: 5000 }, (_, index) => textOf(`Anteckning ${index}`));
      await vault.put([long, ...many]);
      const found = await vault.get([long.textId, ...many.map(({ textId }) => textId)]);
      expect(found.size).toBe(5001);
      expect(found.get(long.textId)).toEqual({ text: long.text });
      expect(found.get(many[4999]!.textId)).toEqual({ text: "Anteckning 4999" });
    });

    it("keeps an empty text and one outside the basic plane", async () => {
      const texts = [textOf(""), textOf("𐐷 och 👍")];
      await vault.put(texts);
      const found = await vault.get(texts.map(({ textId }) => textId));
      expect([...found.values()]).toEqual([{ text: "" }, { text: "𐐷 och 👍" }]);
    });

    it("keeps a directory of those who record, ordered by subject", async () => {
      const { directory } = vault;
      await directory.put("s-2", { name: "Handläggare B", unit: "skarpnack" });
      await directory.put("s-1", { name: "Handläggare A", address: "a@example.org" });
      await directory.put("s-2", { name: "Handläggare B", unit: "arsta" });
      expect([...(await directory.list())]).toEqual([
        ["s-1", { name: "Handläggare A", address: "a@example.org" }],
        ["s-2", { name: "Handläggare B", unit: "arsta" }],
      ]);
      expect(await directory.remove("s-1")).toBe(true);
      expect(await directory.remove("s-1")).toBe(false);
      expect(await directory.get("s-1")).toBeUndefined();
      expect(await directory.get("s-2")).toEqual({ name: "Handläggare B", unit: "arsta" });
    });

    it("leaves the directory alone when texts are swept", async () => {
      await vault.directory.put("s-1", { name: "Handläggare A" });
      await vault.directory.put("s-1", { name: "Handläggare A (bytt)" });
      now = at("2019-10-01T00:00:00Z");
      await vault.sweepOrphans(() => false, "2019-09-30T00:00:00Z");
      expect(await vault.directory.get("s-1")).toEqual({ name: "Handläggare A (bytt)" });
    });

    it("says that it is closed", async () => {
      await vault.close();
      await vault.close();
      for (const work of [vault.get([]), vault.put([]), vault.directory.list(), vault.remove([], decision)]) {
        expect((await failure(work)).code).toBe("closed");
      }
    });

    const entry = (person: string, unit = "farsta") => ({ person, tally: "completed", unit });
    const listed = (list: string, people: readonly string[], content = list) => ({
      subject: "kurs",
      list,
      content: new TextEncoder().encode(content),
      entries: people.map((person) => entry(person)),
    });
    const all = () => true;

    it("recognises people of lists that count, in the same tally and subject only", async () => {
      const { tallies } = vault;
      await tallies.put(listed("l1", ["a", "b"]), all);
      const asked = [entry("b"), entry("c"), { ...entry("a"), tally: "taken-part" }];
      expect(await tallies.recognise("kurs", asked, all)).toEqual([true, false, false]);
      expect(await tallies.recognise("kurs", asked, (list) => list !== "l1")).toEqual([false, false, false]);
      expect(await tallies.recognise("annan", asked, all)).toEqual([false, false, false]);
    });

    it("knows the same list by its content, replaces what was put under its id and drops unwanted lists", async () => {
      const { tallies } = vault;
      await tallies.put(listed("l1", ["a"], "x"), all);
      expect(await tallies.listWith("kurs", new TextEncoder().encode("x"))).toBe("l1");
      expect(await tallies.listWith("kurs", new TextEncoder().encode("y"))).toBeUndefined();
      await tallies.put(listed("l1", ["b"]), all);
      expect(await tallies.recognise("kurs", [entry("a"), entry("b")], all)).toEqual([false, true]);
      await tallies.put(listed("l2", ["c"]), (list) => list === "l2");
      expect(await tallies.lists("kurs")).toEqual(new Set(["l2"]));
    });

    it("recognises nobody after the key was discarded, and the same people get other hashes", async () => {
      const { tallies } = vault;
      await tallies.put(listed("l1", ["a"]), all);
      expect([await tallies.discard("kurs"), await tallies.discard("kurs")]).toEqual([true, false]);
      expect(await tallies.lists("kurs")).toEqual(new Set());
      expect(await tallies.recognise("kurs", [entry("a")], all)).toEqual([false]);
      await tallies.put(listed("l2", ["a"]), all);
      expect(await tallies.recognise("kurs", [entry("a")], all)).toEqual([true]);
    });
  });
}
