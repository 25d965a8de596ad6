import { describe, expect, it } from "vitest";
import type { FoundingRow } from "../src/index.ts";
import { textRefsIn } from "../src/texts.ts";
import { administrator, central, codeOf, local, meeting, open } from "./harness.ts";

const skarholmen = local("skarholmen");
const held = (decisions: readonly string[], notes: string) => ({
  ...meeting("m1", "skarholmen", { decisions, notes }),
  key: "k1",
});

describe("a retry", () => {
  it("is known where one text stands in two fields", async () => {
    const { ledger, done, refused } = await open();
    const request = held(["Samma text", "Annan text", "Samma text"], "Samma text");
    const first = await done(request, skarholmen);
    expect(await ledger.execute(request, skarholmen)).toMatchObject({ kind: "accepted", events: first.events });
    expect(await refused(held(["Samma text", "Samma text", "Annan text"], "Samma text"), skarholmen)).toBe(
      "key-reused",
    );
    expect(await refused(held(["Samma text", "Annan text", "Samma text"], "Annan text"), skarholmen)).toBe(
      "key-reused",
    );
  });

  it("is known after any of its texts was removed, also where one stands in two fields", async () => {
    const { ledger, store, vault, done } = await open();
    const request = held(["Samma text", "Annan text", "Samma text"], "En anteckning");
    await done(request, skarholmen);
    const refs = textRefsIn((await store.readStream("meeting-m1"))[0]?.data);
    for (const { textId } of refs) {
      await vault.remove([textId], { reference: "dnr-1", at: "2026-03-10" });
      expect(await ledger.execute(request, skarholmen)).toMatchObject({ kind: "accepted", repeated: true });
    }
  });

  it("of a correction is known, and answered alike after another correction and a restart", async () => {
    const opened = await open();
    const data = { forum: "natverket", functions: ["police"], units: ["skarholmen"], decisions: [], actions: [] };
    const first = await opened.done(meeting("m1", "skarholmen", { notes: "Första", decisions: ["Ett"] }), skarholmen);
    const correct = (notes: string, why: string, key: string) => ({
      aggregate: "meeting",
      id: "m1",
      command: "correct-meeting-held",
      input: { entry: first.events[0]?.id, data: { ...data, decisions: ["Ett", notes], notes }, why },
      key,
    });
    const request = correct("Första", "Fel funktion", "k1");
    const { number: _number, repeated: _repeated, ...answer } = await opened.done(request, skarholmen);
    await opened.done(correct("Andra", "Fel anteckning", "k2"), skarholmen);
    const again = await open({ store: opened.store, vault: opened.vault, empty: true });
    expect(await again.ledger.execute(request, skarholmen)).toMatchObject({ ...answer, repeated: true });
    expect(codeOf(await again.ledger.execute(correct("Tredje", "Fel funktion", "k1"), skarholmen))).toBe("key-reused");
  });
});

describe("a key given to two nodes at once", () => {
  const nodes = async () => {
    const one = await open();
    return [one, await open({ store: one.store, vault: one.vault, empty: true })] as const;
  };

  it("stands for one payload: the other is refused, wherever it was asked for", async () => {
    const [one, two] = await nodes();
    const asked = [
      one.ledger.execute(held(["Ett"], "A"), skarholmen),
      two.ledger.execute(held(["Två"], "B"), skarholmen),
    ];
    const outcomes = (await Promise.all(asked)).map((outcome) =>
      outcome.kind === "refused" ? outcome.refusal.code : outcome.kind,
    );
    expect(outcomes.toSorted()).toEqual(["accepted", "key-reused"]);
    expect(await one.store.readStream("meeting-m1")).toHaveLength(1);
  });

  it("with the same payload is answered alike by both, though each sealed the texts anew", async () => {
    const [one, two] = await nodes();
    const request = held(["Ett"], "A");
    const [first, second] = await Promise.all([
      one.ledger.execute(request, skarholmen),
      two.ledger.execute(request, skarholmen),
    ]);
    if (first.kind !== "accepted" || second.kind !== "accepted") throw new Error("refused");
    expect([second.events, second.recordedAt]).toEqual([first.events, first.recordedAt]);
    expect(await one.store.readStream("meeting-m1")).toHaveLength(1);
  });
});

describe("a correction", () => {
  it("keeps the references of its own entry, not those of an equal text elsewhere in the stream", async () => {
    const { done, store } = await open();
    const planned = { forum: "natverket", plannedFor: "2026-03-20", unit: "skarholmen" };
    await done({ aggregate: "meeting", id: "m1", command: "plan", input: planned }, skarholmen);
    const first = await done(meeting("m1", "skarholmen", { notes: "Fel datum" }), skarholmen);
    const [plan] = await store.readStream("meeting-m1");
    // the reason of another entry's correction is the same words
    await done(
      {
        aggregate: "meeting",
        id: "m1",
        command: "correct-meeting-planned",
        input: { entry: plan?.id, data: { forum: "natverket", plannedFor: "2026-03-21" }, why: "Fel datum" },
      },
      skarholmen,
    );
    const data = { forum: "natverket", functions: ["police"], units: ["skarholmen"], decisions: [], actions: [] };
    await done(
      {
        aggregate: "meeting",
        id: "m1",
        command: "correct-meeting-held",
        input: { entry: first.events[0]?.id, data: { ...data, notes: "Fel datum" }, why: "Fel funktion" },
      },
      skarholmen,
    );
    const [, hold, other, corrected] = await store.readStream("meeting-m1");
    expect(textRefsIn(corrected?.data.data)).toEqual(textRefsIn(hold?.data));
    expect(textRefsIn(other?.data.why)).not.toEqual(textRefsIn(hold?.data));
  });
});

describe("a founding", () => {
  const row = (id: string): FoundingRow => ({
    aggregate: "unit",
    id,
    command: "register",
    input: { name: `Nämnden ${id}`, kind: "district-board" },
    occurredOn: "2019",
    recordedOn: "2019-11-19",
    recordedOnSupport: "stated",
    source: { document: "Revisionsrapport", support: "stated" },
  });

  it("lets no ordinary command in between its rows", async () => {
    const { ledger, store } = await open({ empty: true });
    const material = { name: "prov", rows: ["a", "b", "c"].map(row) };
    const ordinary = {
      aggregate: "unit",
      id: "z",
      command: "register",
      input: { name: "Nämnden z", kind: "district-board" },
    };
    const outcomes: string[] = [];
    const sent: Promise<void>[] = [];
    const founded = await ledger.found(material, () => {
      sent.push(ledger.execute(ordinary, administrator).then((outcome) => void outcomes.push(codeOf(outcome))));
    });
    await Promise.all(sent);
    expect(founded).toMatchObject({ kind: "founded", added: 3 });
    expect(new Set(outcomes)).toEqual(new Set(["ledger-founding"]));
    expect(await store.readStream("unit-z")).toEqual([]);
    expect(ledger.founding().kind).toBe("completed");
  });

  it("is closed by a command that was under way when it began", async () => {
    const { ledger } = await open({ empty: true });
    const ordinary = {
      aggregate: "unit",
      id: "z",
      command: "register",
      input: { name: "Nämnden z", kind: "district-board" },
    };
    const [outcome, founded] = await Promise.all([
      ledger.execute(ordinary, administrator),
      ledger.found({ name: "prov", rows: [row("a")] }),
    ]);
    expect([outcome.kind, founded.kind === "refused" && founded.refusal.code]).toEqual(["accepted", "founding-closed"]);
  });

  it("is the only way to say when something was known", async () => {
    const { refused, store } = await open();
    expect(await refused(row("y"), administrator)).toBe("input-invalid");
    expect(await store.readStream("unit-y")).toEqual([]);
  });
});

describe("a clock", () => {
  it("that went on while the machine slept is right, one that was set is not", async () => {
    const { ledger, clock } = await open();
    clock.suspend(3_600_000);
    expect((await ledger.execute(meeting("m1", "skarholmen"), skarholmen)).kind).toBe("accepted");
    clock.leap(3_600_000);
    expect(codeOf(await ledger.execute(meeting("m2", "skarholmen"), skarholmen))).toBe("clock-behind");
  });
});

it("A look-up follows what other processes write to the stream that it looks at", async () => {
  const one = await open();
  const two = await open({ store: one.store, vault: one.vault, empty: true });
  const basis = async (id: string) =>
    (await one.store.readStream(`meeting-${id}`))[0]?.basis?.find(({ stream }) => stream === "unit-skarholmen")
      ?.revision;
  await one.done(meeting("m1", "skarholmen"), skarholmen);
  const input = { count: 1000, approximate: true, of: "all-staff" };
  await two.done({ aggregate: "unit", id: "skarholmen", command: "state-headcount", input }, skarholmen);
  await one.done(meeting("m2", "skarholmen"), skarholmen);
  expect([await basis("m1"), await basis("m2")]).toEqual([0, 1]);
  expect((await one.ledger.execute(meeting("m3", "skarholmen", { units: ["finns-inte"] }), central)).kind).toBe(
    "refused",
  );
});
