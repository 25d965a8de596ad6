import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { dayOf } from "@liggare/calendar";
import { aggregates, ledgerStream, lift, type RecordedEvent } from "@liggare/domain";
import { arbitraryOf } from "@liggare/domain/arbitrary";
import { type EventStore, openMemoryStore } from "@liggare/event-store";
import { type FoundingRow, type Ledger, openLedger } from "@liggare/ledger";
import { handClock } from "@liggare/ledger/harness";
import { openMemoryVault } from "@liggare/vault";
import { type CommitStep, openViewStore, type ViewStore } from "@liggare/view-store";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { projections } from "../src/data-folder.ts";

const dataset = new URL("../../../test/datasets/stockholm-2019/commands.jsonl", import.meta.url);
const rows = readFileSync(dataset, "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as FoundingRow);

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "liggare-rebuild-"));
});
afterAll(() => rmSync(root, { recursive: true, maxRetries: 3 }));
const folder = () => mkdtempSync(join(root, "views-"));

interface Attempt {
  readonly aggregate: string;
  readonly command: string;
  readonly id: string;
  readonly input: unknown;
  readonly correct: boolean;
  readonly hours: number;
}

/** A command of the catalogue with an input that fits its schema, on one of a few ids, some hours after the last. */
const commands: fc.Arbitrary<Attempt> = fc.oneof(
  ...aggregates.flatMap((aggregate) =>
    Object.entries(aggregate.commands).map(([command, { input }]) =>
      fc.record({
        aggregate: fc.constant(aggregate.name),
        command: fc.constant(command),
        id: fc.constantFrom(
          "skarholmen",
          "spanga-tensta",
          "m1",
          "f1",
          "skarholmen-2019",
          "skarholmen-2026",
          "webbutbildning-grund",
        ),
        input: arbitraryOf(input),
        correct: fc.boolean(),
        hours: fc.integer({ min: 0, max: 60 }),
      }),
    ),
  ),
);

/** What random inputs refer to: registered, so that they are found. */
const codes = ["m1", "i1", "c1", "q1", "r1", "f1", "x", "constructor"];

const central = { subject: "c-1", role: "central-coordinator", unit: "kommunstyrelsen" } as const;
const local = (unit: string) => ({ subject: "l-1", role: "local-coordinator", unit }) as const;

/** Founds a ledger with the Stockholm data, carries out what is accepted of the commands, and corrects some of it. */
async function ledgerWith(store: EventStore, sequence: readonly Attempt[]): Promise<Ledger> {
  const clock = handClock("2026-03-10T09:00:00.000Z");
  let at = clock.now().getTime();
  const ledger = await openLedger({
    store,
    vault: openMemoryVault(),
    viewFolder: folder(),
    views: projections,
    opening: { municipality: "Stockholms stad", kind: "demonstration" },
    rehearsal: () => ({ store: openMemoryStore({}), vault: openMemoryVault() }),
    clock,
  });
  await ledger.found({ name: "stockholm-2019", rows });
  for (const code of codes) {
    await ledger.execute(
      { aggregate: "unit", id: code, command: "register", input: { name: code, kind: "office" } },
      central,
    );
    const forum = {
      unit: "kommunstyrelsen",
      name: code,
      convener: { kind: "not-stated" },
      cadence: { kind: "every", count: 1, unit: "month" },
      kind: "internal-network",
    };
    await ledger.execute({ aggregate: "forum", id: code, command: "register", input: forum }, central);
  }
  for (const { aggregate, id, command, input, correct, hours } of sequence) {
    at += hours * 3_600_000;
    clock.set(new Date(at).toISOString());
    const { unit = id.split("-20")[0] } = input as { unit?: string };
    for (const actor of [local(unit ?? id), central]) {
      const outcome = await ledger.execute({ aggregate, id, command, input }, actor);
      if (outcome.kind === "refused") continue;
      const withdraw = { aggregate, id, command: "withdraw", input: { entry: outcome.events[0]?.id, why: "Prov" } };
      if (correct) await ledger.execute(withdraw, actor);
      break;
    }
  }
  await ledger.views.caughtUp(await ledger.head(), 20_000);
  return ledger;
}

async function exportsOf(views: ViewStore): Promise<Record<string, string>> {
  const all: Record<string, string> = {};
  for (const { name } of projections) {
    all[name] = "";
    for await (const line of views.exportView(name)) all[name] += line;
  }
  return all;
}

const viewsOver = (store: EventStore, at: string, onStep: (step: CommitStep) => void = () => undefined) =>
  openViewStore({
    folder: at,
    views: projections,
    store,
    dayOf,
    lift: (event) => lift(event as RecordedEvent),
    systemStream: ledgerStream,
    backOff: () => 1,
    onStep,
  });

it("Views that were deleted and rebuilt, or built after crashes at random points, export the same bytes", async () => {
  let accepted = 0;
  const setUp = rows.length + 3 + codes.length * 2;
  await fc.assert(
    fc.asyncProperty(fc.array(commands, { minLength: 100, maxLength: 140 }), fc.nat(200), async (sequence, crashAt) => {
      const store = openMemoryStore({});
      const ledger = await ledgerWith(store, sequence);
      const { number, position } = await store.head();
      accepted += number - setUp;
      const incremental = await exportsOf(ledger.views);

      const rebuilt = await viewsOver(store, folder());
      rebuilt.start();
      await rebuilt.caughtUp(position, 20_000);
      expect(await exportsOf(rebuilt)).toEqual(incremental);
      await rebuilt.rebuild();
      expect(await exportsOf(rebuilt)).toEqual(incremental);
      await rebuilt.close();

      let steps = 0;
      const crashing = await viewsOver(store, folder(), () => {
        if (steps++ === crashAt) throw new Error("crash");
      });
      crashing.start();
      await crashing.caughtUp(position, 20_000);
      expect(await exportsOf(crashing)).toEqual(incremental);
      await crashing.close();
      await ledger.close();
    }),
    { numRuns: 6 },
  );
  expect(accepted).toBeGreaterThan(60);
});
