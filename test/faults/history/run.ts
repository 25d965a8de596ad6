import type { RecordedEvent } from "@liggare/domain";
import { start } from "@liggare/domain";
import type { EventStore } from "@liggare/event-store";
import { Random } from "../random.ts";
import { check } from "./check/check.ts";
import type { Violation } from "./check/rules.ts";
import { type Arena, Client } from "./clients.ts";
import { type Coverage, coverageOf } from "./coverage.ts";
import { Follower } from "./follower.ts";
import type { History } from "./history.ts";
import { LedgerClient, registration, streamOfUnit, units } from "./ledger-client.ts";
import { type Fired, Network, sumOf, turns } from "./network.ts";
import { Recorder, seen } from "./recorder.ts";
import { voidBecause } from "./void.ts";
import { type Bend, type Node, openLedgerNode, openViewNode, type Subject, viewedTypes } from "./world.ts";

export interface Setting {
  readonly subject: Subject;
  readonly seed: string;
  /** Whether the network loses answers and drops subscriptions. */
  readonly faults: boolean;
  /** Commands to two ledgers on one store, instead of appends. */
  readonly ledger: boolean;
  readonly bend?: Bend;
  /** So many times as many operations; default 1. */
  readonly length?: number;
  /** How long (milliseconds) views and followers may take to the end once nothing is added; default 10 s. */
  readonly patience?: number;
}

export interface Verdict {
  readonly history: History;
  readonly violations: readonly Violation[];
  readonly coverage: Coverage;
  readonly fired: Fired;
  readonly restarts: number;
  /** Why the run proves nothing; such a run counts as a failure. */
  readonly void: readonly string[];
}

async function all(store: EventStore): Promise<RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for await (const batch of store.readAll(start)) events.push(...batch);
  return events;
}

/** Runs one history: clients side by side, restarts where the store can, then quiet, and everything read once more. */
export async function runHistory(setting: Setting): Promise<Verdict> {
  const { subject, seed, faults, ledger, bend = {}, length = 1, patience = 10_000 } = setting;
  const random = new Random(seed);
  const opened = await subject.open();
  const recorder = new Recorder();
  const way = new Network(opened.store, random.fork("network"));
  /** One for each client of the log: two nodes of one process share theirs. */
  const ways = [way];
  let store = opened.store;
  let nodes: Node[] = [];
  try {
    if (ledger) {
      if (opened.another) ways.push(new Network(await opened.another(), random.fork("other network")));
      nodes = [await openLedgerNode(way, bend), await openLedgerNode(ways.at(-1)!, bend)];
      for (const unit of units) await nodes[0]!.execute!(...registration(unit));
    } else nodes = [await openViewNode(way, bend)];
    const before = (await all(store)).map(({ id }) => id);
    const streams = ledger
      ? units.map(streamOfUnit)
      : ["meeting-a", "meeting-ab", "meeting-b"].slice(0, 1 + random.below(3));
    const arena: Arena = { recorder, way, nodes: () => way.ready().then(() => nodes), streams };
    const Kind = ledger ? LedgerClient : Client;
    const clients = Array.from(
      { length: 3 + random.below(3) },
      (_, index) => new Kind(arena, `c${index}`, random.fork(`client ${index}`)),
    );
    const follower = new Follower(recorder, way, "follower", random.fork("follower"));
    if (faults) for (const each of ways) each.begin();
    const following = follower.run();
    let restarts = 0;
    const restart = opened.restart;
    const restarting = async () => {
      const times = restart === undefined || ledger || !random.chance(0.5) ? 0 : 1 + random.below(2);
      for (; restarts < times; restarts += 1) {
        await turns(10 + random.below(60));
        way.shut();
        await Promise.all(nodes.map((node) => node.close()));
        store = await restart!();
        // The node's opening needs the way; until it is there the clients find the old one closed.
        way.lead(store);
        nodes = [await openViewNode(way, bend)];
      }
    };
    const operations = length * (18 + random.below(16));
    const begun = performance.now();
    await Promise.all([restarting(), ...clients.map((client) => client.run(operations))]);
    const seconds = (performance.now() - begun) / 1_000;
    await Promise.all(ways.map((each) => each.quiet()));
    const ends = await settle({ recorder, store, streams, nodes, follower, patience });
    await following;
    const history: History = {
      seed,
      rows: recorder.rows,
      log: await all(store),
      head: await store.head(),
      before,
      faults: [...recorder.faults, ...ways.flatMap(({ defects }) => defects)],
      viewed: viewedTypes,
    };
    const violations = [...check(history), ...ends];
    const coverage = coverageOf(history);
    const fired = sumOf(ways.map((each) => each.fired));
    const why = voidBecause({
      history,
      coverage,
      fired,
      faults,
      seconds,
      least: clients.length * operations,
      leastRate: subject.leastRate ?? 20,
    });
    return { history, violations, coverage, fired, restarts, void: why };
  } finally {
    await Promise.all(nodes.map((node) => node.close()));
    await opened.end();
  }
}

interface Settling {
  readonly recorder: Recorder;
  readonly store: EventStore;
  readonly streams: readonly string[];
  readonly nodes: readonly Node[];
  readonly follower: Follower;
  readonly patience: number;
}

/** With nothing under way: every stream, the head and every view read once more, and the follower at the end. */
async function settle({ recorder, store, streams, nodes, follower, patience }: Settling): Promise<Violation[]> {
  const ends: Violation[] = [];
  for (const stream of streams) {
    await recorder.run("last", "read stream", { stream, from: 0 }, async () => ({
      type: "ok",
      events: (await store.readStream(stream)).map(seen),
    }));
  }
  const head = await store.head();
  await recorder.run("last", "head", {}, async () => ({ type: "ok", ...head }));
  for (const [node, { views, read }] of nodes.entries()) {
    if (!(await views.caughtUp(head.position, patience)))
      ends.push({ rule: "views come to the end", detail: `the views of node ${node} did not reach ${head.position}` });
    await recorder.run("last", "view", { node, atLeast: head.position }, () => read(head.position, 0));
  }
  const failed = await follower.until(head.number, patience);
  if (failed !== undefined) ends.push({ rule: "subscription without gap", detail: failed });
  return ends;
}
