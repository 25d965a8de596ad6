import { describe, expect, it } from "vitest";
import { administrator, local, meeting, open } from "./harness.ts";

const skarholmen = local("skarholmen");

function nested(depth: number): unknown {
  let value: unknown = "x";
  for (let level = 0; level < depth; level++) value = [value];
  return value;
}

describe("an input", () => {
  it("nested a hundred thousand deep is refused like any other that does not fit", async () => {
    const { refused } = await open();
    expect(await refused(meeting("m1", "skarholmen", { notes: nested(100_000) }), skarholmen)).toBe("input-invalid");
    expect(await refused({ ...meeting("m1", "skarholmen"), input: nested(100_000) }, skarholmen)).toBe("input-invalid");
    const source = { document: nested(100_000), support: "stated" } as never;
    expect(await refused(meeting("m1", "skarholmen", {}, { source }), skarholmen)).toBe("input-invalid");
  });

  const unseen = {
    "a null": "\u0000",
    "a terminal's escape": "\u001b[2J",
    "an override of the reading direction": "\u202e",
    "an isolate of the reading direction": "\u2066",
    "half a surrogate pair": "\ud800",
  };
  for (const [what, sign] of Object.entries(unseen))
    it(`with ${what} in a label or a text names the field, and stores nothing`, async () => {
      const { ledger, store } = await open();
      const label = { name: `Nämnden${sign} z`, kind: "district-board" };
      const named = await ledger.execute(
        { aggregate: "unit", id: "z", command: "register", input: label },
        administrator,
      );
      expect(named).toMatchObject({
        kind: "refused",
        refusal: { code: "input-invalid", fields: [{ pointer: "/input/name" }] },
      });
      const text = await ledger.execute(meeting("m1", "skarholmen", { notes: `En${sign} text` }), skarholmen);
      expect(text).toMatchObject({
        kind: "refused",
        refusal: { code: "input-invalid", fields: [{ pointer: "/input/notes" }] },
      });
      const source = { document: `Rapport${sign}`, support: "stated" } as const;
      expect((await ledger.execute(meeting("m1", "skarholmen", {}, { source }), skarholmen)).kind).toBe("refused");
      expect([await store.readStream("unit-z"), await store.readStream("meeting-m1")]).toEqual([[], []]);
    });

  it("with a space of no width or a line break is refused in a label", async () => {
    const { refused } = await open();
    for (const sign of ["\u200b", "\n", "\u200f", "\ufeff"])
      expect(
        await refused(
          { aggregate: "unit", id: "z", command: "register", input: { name: `A${sign}b`, kind: "district-board" } },
          administrator,
        ),
      ).toBe("input-invalid");
  });

  it("may hold line breaks, tabs and emoji in a text", async () => {
    const { ledger } = await open();
    const notes = "Rad ett\r\nRad två\tmed tabb 👩‍👧";
    expect((await ledger.execute(meeting("m1", "skarholmen", { notes }), skarholmen)).kind).toBe("accepted");
  });

  it("whose field is called by an identity number is refused without the number in the answer", async () => {
    const { ledger } = await open();
    const outcome = await ledger.execute(meeting("m1", "skarholmen", { "201701012393": 1 }), skarholmen);
    expect(outcome.kind).toBe("refused");
    expect(JSON.stringify(outcome)).not.toContain("201701012393");
  });

  it("that names another unit than the stream's own is refused, not passed over", async () => {
    const { done, refused, store } = await open();
    const planned = { forum: "natverket", plannedFor: "2026-03-20", unit: "skarholmen" };
    await done({ aggregate: "meeting", id: "m1", command: "plan", input: planned }, skarholmen);
    expect(await refused(meeting("m1", "farsta"), skarholmen)).toBe("input-invalid");
    expect(await refused(meeting("m1", "farsta"), local("farsta"))).toBe("not-found");
    expect(await store.readStream("meeting-m1")).toHaveLength(1);
  });
});
