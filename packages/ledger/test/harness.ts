import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Actor } from "@liggare/access";
import type { LedgerOpened } from "@liggare/domain";
import { type EventStore, openMemoryStore } from "@liggare/event-store";
import { openMemoryVault, type Vault } from "@liggare/vault";
import { count, defineView, numbersOf, type ViewDefinition } from "@liggare/views";
import { afterEach } from "vitest";
import { type Accepted, type Clock, type CommandRequest, type Ledger, type Outcome, openLedger } from "../src/index.ts";

export const central: Actor = { subject: "central-1", role: "central-coordinator", unit: "kommunstyrelsen" };
export const local = (unit: string, subject = `local-${unit}`): Actor => ({ subject, role: "local-coordinator", unit });
export const auditor: Actor = { subject: "auditor-1", role: "auditor", unit: null };
export const board: Actor = { subject: "board-1", role: "executive-board", unit: null };
export const administrator: Actor = { subject: "admin-1", role: "administrator", unit: null };

/** A clock that is set by the test; its hands move together unless one is moved alone. */
export function handClock(
  start: string,
): Clock & { set(instant: string): void; leap(ms: number): void; suspend(ms: number): void } {
  let wall = Date.parse(start);
  let steady = 0;
  let slept = 0;
  return {
    now: () => new Date(wall),
    monotonic: () => steady,
    sinceBoot: () => steady + slept,
    suspend(ms) {
      wall += ms;
      slept += ms;
    },
    set(instant) {
      steady += Date.parse(instant) - wall;
      wall = Date.parse(instant);
    },
    leap(ms) {
      wall += ms;
    },
  };
}

/** A small view for these tests: meetings (process) and concern reports (sensitive) a month. */
export const counts = defineView({
  name: "counts",
  version: 1,
  title: { sv: "Antal", en: "Counts" },
  help: { sv: "Antal möten och rapporter.", en: "Counts of meetings and reports." },
  who: {
    "local-coordinator": "own unit",
    "central-coordinator": "any unit",
    "executive-board": "any unit",
    auditor: "any unit",
  },
  kinds: { meetings: "process", reports: "sensitive" },
  handles: {
    MeetingHeld: ({ occurredOn, data }) => [
      { kind: "meetings", key: occurredOn.slice(0, 7), data: { notes: data.notes ? { ...data.notes } : null } },
    ],
    ConcernReported: ({ occurredOn }) => [{ kind: "reports", key: occurredOn.slice(0, 7), data: {} }],
  },
  ignores: [],
  evaluate: (cells, { unit }) => ({
    meetings: cells
      .cells<{ notes: unknown }>("meetings")
      .filter((cell) => unit === undefined || cell.unit === unit)
      .map((cell) => ({
        unit: cell.unit,
        month: cell.key,
        held: count(cell.facts.length, { sensitivity: "process", unit: cell.unit, why: numbersOf(cell.facts) }),
        notes: cell.facts.map(({ data }) => data.notes),
      })),
    reports: cells
      .cells("reports")
      .filter((cell) => unit === undefined || cell.unit === unit)
      .map((cell) => ({
        unit: cell.unit,
        month: cell.key,
        reported: count(cell.facts.length, {
          sensitivity: "sensitive",
          unit: cell.unit,
          period: cell.key,
          why: numbersOf(cell.facts),
        }),
      })),
  }),
});

const cleanUps: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

export interface Opened {
  readonly ledger: Ledger;
  readonly store: EventStore;
  readonly vault: Vault;
  readonly clock: ReturnType<typeof handClock>;
  readonly folder: string;
  /** Carries out a command and waits for the views. Fails the test where it is refused. */
  done(request: CommandRequest, actor: Actor): Promise<Accepted>;
  /** The refusal's code. Fails the test where the command is accepted. */
  refused(request: CommandRequest, actor: Actor): Promise<string>;
}

/** A ledger in memory, with three units and a forum registered. */
export async function open(
  options: {
    store?: EventStore;
    vault?: Vault;
    opening?: Omit<LedgerOpened, "ledger">;
    empty?: boolean;
    views?: readonly ViewDefinition<unknown>[];
    start?: string;
  } = {},
): Promise<Opened> {
  const store = options.store ?? openMemoryStore({});
  const vault = options.vault ?? openMemoryVault();
  const clock = handClock(options.start ?? "2026-03-10T09:00:00.000Z");
  const folder = mkdtempSync(join(tmpdir(), "liggare-ledger-"));
  const ledger = await openLedger({
    store,
    vault,
    viewFolder: folder,
    views: options.views ?? [counts as ViewDefinition<unknown>],
    opening: options.opening ?? { municipality: "Exempelkommun", kind: "ordinary" },
    rehearsal: () => ({ store: openMemoryStore({}), vault: openMemoryVault() }),
    clock,
  });
  cleanUps.push(async () => {
    await ledger.close();
    rmSync(folder, { recursive: true });
  });
  const done = async (request: CommandRequest, actor: Actor) => {
    const outcome = await ledger.execute(request, actor);
    if (outcome.kind === "refused") throw new Error(`refused: ${JSON.stringify(outcome.refusal)}`);
    if (!(await ledger.views.caughtUp(outcome.position, 5_000))) throw new Error("the views did not catch up");
    return outcome;
  };
  const refused = async (request: CommandRequest, actor: Actor) => codeOf(await ledger.execute(request, actor));
  if (!options.empty) {
    for (const unit of ["kommunstyrelsen", "skarholmen", "farsta"])
      await done(
        {
          aggregate: "unit",
          id: unit,
          command: "register",
          input: { name: `Nämnden ${unit}`, kind: "district-board" },
        },
        administrator,
      );
    await done(
      {
        aggregate: "forum",
        id: "natverket",
        command: "register",
        input: {
          unit: "kommunstyrelsen",
          name: "Samordnarnas nätverk",
          convener: { kind: "unit", unit: "kommunstyrelsen" },
          cadence: { kind: "every", count: 1, unit: "month" },
          kind: "internal-network",
        },
      },
      central,
    );
  }
  return { ledger, store, vault, clock, folder, done, refused };
}

export function codeOf(outcome: Outcome): string {
  if (outcome.kind !== "refused") throw new Error("it was accepted");
  return outcome.refusal.code;
}

export const meeting = (
  id: string,
  unit: string,
  input: object = {},
  rest: Partial<CommandRequest> = {},
): CommandRequest => ({
  aggregate: "meeting",
  id,
  command: "hold",
  occurredOn: "2026-03-03",
  input: { unit, forum: "natverket", functions: ["local-coordinator"], units: [unit], ...input },
  ...rest,
});

export const report = (id: string, unit: string, occurredOn: string, input: object = {}): CommandRequest => ({
  aggregate: "concern-report",
  id,
  command: "report",
  occurredOn,
  input: {
    unit,
    environment: "not-known",
    setting: "school",
    kind: "worry",
    done: ["conversation"],
    consulted: ["local-coordinator"],
    ...input,
  },
});
