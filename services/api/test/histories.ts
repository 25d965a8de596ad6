import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { dayOf } from "@liggare/calendar";
import { aggregates } from "@liggare/domain";
import { arbitraryOf } from "@liggare/domain/arbitrary";
import { type EventStore, openMemoryStore } from "@liggare/event-store";
import { type FoundingRow, type Ledger, openLedger } from "@liggare/ledger";
import { handClock } from "@liggare/ledger/harness";
import { openMemoryVault } from "@liggare/vault";
import fc from "fast-check";
import { afterAll, beforeAll } from "vitest";
import { projections } from "../src/data-folder.ts";

/* Random histories on top of the Stockholm data, for tests of what holds of every history. */

const dataset = new URL("../../../test/datasets/stockholm-2019/commands.jsonl", import.meta.url);
export const rows = readFileSync(dataset, "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as FoundingRow);

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "liggare-rebuild-"));
});
afterAll(() => rmSync(root, { recursive: true, maxRetries: 3 }));
export const folder = () => mkdtempSync(join(root, "views-"));

export interface Attempt {
  readonly aggregate: string;
  readonly command: string;
  readonly id: string;
  readonly input: unknown;
  readonly correct: boolean;
  readonly hours: number;
}

/** A command of the catalogue with an input that fits its schema, on one of a few ids, some hours after the last. */
export const commands: fc.Arbitrary<Attempt> = fc.oneof(
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
          "skarholmen-2026-t1",
          "skarholmen-specific",
          "2026-t1",
        ),
        input: arbitraryOf(input),
        correct: fc.boolean(),
        hours: fc.integer({ min: 0, max: 60 }),
      }),
    ),
  ),
);

/** What random inputs refer to: registered, so that they are found. */
export const codes = ["m1", "i1", "c1", "q1", "r1", "f1", "x", "constructor"];

const central = { subject: "c-1", role: "central-coordinator", unit: "kommunstyrelsen" } as const;
const local = (unit: string) => ({ subject: "l-1", role: "local-coordinator", unit }) as const;

/** Founds a ledger with the Stockholm data, carries out what is accepted of the commands, and corrects some of it. */
export async function ledgerWith(
  store: EventStore,
  sequence: readonly Attempt[],
): Promise<{ readonly ledger: Ledger; readonly lastDay: string }> {
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
  return { ledger, lastDay: dayOf(clock.now().toISOString()) };
}
