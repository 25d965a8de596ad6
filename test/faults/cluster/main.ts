import { execFile } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs, promisify } from "node:util";
import { start } from "../../../packages/domain/src/index.ts";
import { openEventStoreDb } from "../../../packages/event-store/src/index.ts";
import { check } from "./check.ts";
import { Load } from "./load.ts";

/* Kills, hangs and stops the leader of a real cluster under load, and looks at what is left. */

const help = `Usage: npm run faults:cluster -- [options]

Writes to a real cluster without rest, while its leader is killed, hung and gracefully stopped, and compares the log
and a subscriber with what the writers were told.

  --url <address>     the cluster; default EVENTSTORE_URL
  --control <program> does things to nodes: kill-leader, pause-leader, resume, stop-leader, start-node <n>;
                      default EVENTSTORE_CONTROL. The first three name the node that they act on ("node <n>").
  --rounds <n>        of each fault; default 10
  --writers <n>       default 16
  --kinds <list>      of kill,hang,stop; default all
  --json              prints one JSON object
`;

const { values } = parseArgs({
  options: {
    url: { type: "string", default: process.env.EVENTSTORE_URL ?? "" },
    control: { type: "string", default: process.env.EVENTSTORE_CONTROL ?? "" },
    rounds: { type: "string", default: "10" },
    writers: { type: "string", default: "16" },
    kinds: { type: "string", default: "kill,hang,stop" },
    json: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});
if (values.help || values.url === "" || values.control === "") {
  process.stdout.write(help);
  process.exit(values.help ? 0 : 2);
}

const run = promisify(execFile);
// The server reads its own options from variables that begin like the client's address.
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("EVENTSTORE_")));
const control = async (...args: string[]): Promise<string> => (await run(values.control, args, { env })).stdout.trim();
const say = (text: string) => process.stderr.write(`${text}\n`);

const kinds = {
  kill: { does: "kill-leader", within: 3_000, heal: (node: string) => control("start-node", node) },
  hang: { does: "pause-leader", within: 10_000, heal: () => control("resume") },
  stop: { does: "stop-leader", within: 6_000, heal: (node: string) => control("start-node", node) },
} as const;
type Kind = keyof typeof kinds;

/** Where the nodes tell of each other, as the address names them. */
const gossips = (() => {
  const { tls } = /[?&]tls=(?<tls>false|true)/i.exec(values.url)?.groups ?? {};
  const hosts = values.url.replace(/^\w+:\/\//, "").replace(/[/?].*$/, "");
  return hosts.split(",").map((host) => `http${tls?.toLowerCase() === "false" ? "" : "s"}://${host}/gossip`);
})();

interface Member {
  readonly state: string;
  readonly isAlive: boolean;
  readonly httpEndPointPort: number;
}

/** Whether what each node tells of all is one and the same: all of them there, one leading, the others following. */
function isWhole(told: readonly (readonly Member[])[]): boolean {
  const leaders = told.map((members) => {
    const leading = members.filter(({ state }) => state === "Leader");
    const settled = members.every(({ state, isAlive }) => isAlive && (state === "Leader" || state === "Follower"));
    return settled && members.length === gossips.length && leading.length === 1 ? leading[0]?.httpEndPointPort : null;
  });
  return leaders[0] !== null && new Set(leaders).size === 1;
}

/**
 * Waits until every node says that each of them leads or follows. That it runs is not enough: an old leader with a tail
 * of its own comes back, cuts it off and ends twice before it follows, and without it the next fault would take the
 * majority away.
 */
async function wholeAgain(heal: () => Promise<unknown>): Promise<void> {
  let heard: unknown;
  let whole = 0;
  for (let look = 0; look < 240; look += 1) {
    // again and again: a node that was told to stop may still be stopping when it is started
    if (look % 10 === 0) await heal();
    await pause(500);
    try {
      const told = await Promise.all(
        gossips.map(async (url) => (await fetch(url, { signal: AbortSignal.timeout(2_000) })).json()),
      );
      heard = told;
      whole = isWhole((told as { members: Member[] }[]).map(({ members }) => members)) ? whole + 1 : 0;
      // A node that was away tells of what it knew before, for a moment.
      if (whole === 6) return;
    } catch (error) {
      whole = 0;
      heard = error;
    }
  }
  throw new Error(`the cluster is not whole again within two minutes: ${JSON.stringify(heard)}`, { cause: heard });
}

const store = await openEventStoreDb({ url: values.url, prefix: `faults.${Date.now().toString(36)}` });
const followed: string[] = [];
let ended: unknown;
store.subscribe(start).subscribe({
  next: (delivery) => {
    if (delivery.kind === "events") for (const { id } of delivery.events) followed.push(id);
  },
  error: (error: unknown) => {
    ended = error;
  },
});
const load = new Load(store, Number(values.writers));
const times: Record<Kind, number[]> = { kill: [], hang: [], stop: [] };
for (const kind of values.kinds.split(",") as Kind[]) {
  const { does, heal } = kinds[kind];
  for (let round = 1; round <= Number(values.rounds); round += 1) {
    await pause(3_000);
    const before = load.answered.length;
    // asked for before the node is gone, so that the time is never too short
    const instant = performance.now();
    const told = await control(does);
    const node = /node (\d+)/.exec(told)?.[1];
    if (node === undefined) throw new Error(`${does} did not name a node: ${told}`);
    let back: number | undefined;
    const done = performance.now();
    while (back === undefined && performance.now() - instant < 60_000) {
      await pause(20);
      back = load.firstAfter(done);
    }
    const took = back === undefined ? Number.POSITIVE_INFINITY : back - instant;
    times[kind].push(took);
    say(`${kind} ${round}: node ${node}, back after ${Math.round(took)} ms; ${before} appends before`);
    await pause(2_000);
    await wholeAgain(() => heal(node));
    await pause(3_000);
  }
}
await load.end();
const { number } = await store.head();
for (let look = 0; look < 100 && followed.length < number; look += 1) await pause(100);
const violations = await check(store, load, followed);
const events = load.answered.reduce((sum, { ids }) => sum + ids.length, 0);
const result = {
  appends: load.answered.length,
  events,
  gaveUp: load.unknown.length,
  followed: followed.length,
  subscriptionEnded: ended === undefined ? null : String(ended),
  store: store.stats(),
  violations,
  back: Object.fromEntries(
    Object.entries(times)
      .filter(([, all]) => all.length > 0)
      .map(([kind, all]) => {
        const sorted = all.toSorted((a, b) => a - b).map(Math.round);
        return [
          kind,
          { median: sorted[Math.floor(sorted.length / 2)], most: sorted.at(-1), goal: kinds[kind as Kind].within },
        ];
      }),
  ),
};
process.stdout.write(`${JSON.stringify(result, null, values.json ? 0 : 2)}\n`);
await store.close();
const failed = Object.values(violations).some((count) => count > 0) || ended !== undefined || events === 0;
process.exit(failed ? 1 : 0);
