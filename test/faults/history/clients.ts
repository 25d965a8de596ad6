import type { Cursor, NewEvent, Position } from "@liggare/domain";
import { start } from "@liggare/domain";
import type { EventStore, ExpectedRevision } from "@liggare/event-store";
import type { Random } from "../random.ts";
import type { Args } from "./history.ts";
import { digestOf, type Recorder, seen } from "./recorder.ts";
import type { Node } from "./world.ts";

/** What clients of one history share. */
export interface Arena {
  readonly recorder: Recorder;
  /** The way to the store, with its faults. */
  readonly way: EventStore;
  /** The API nodes, once they can be reached. */
  readonly nodes: () => Promise<readonly Node[]>;
  readonly streams: readonly string[];
}

interface Asked {
  readonly args: Args<"append">;
  readonly events: readonly NewEvent[];
  outcome: "ok" | "fail" | "info";
}

const asExpected = (revision: number): ExpectedRevision => (revision < 0 ? "no stream" : revision);

/** A sequential client. Its decisions follow from its seed and from what it was answered. */
export class Client {
  readonly #arena: Arena;
  readonly #name: string;
  readonly #random: Random;
  readonly #known = new Map<string, number>();
  readonly #asked: Asked[] = [];
  readonly #cursors: Cursor[] = [start];
  #lives = 0;
  #appends = 0;
  /** Position of the newest own event, as a token for views. */
  #token: Position | undefined;

  constructor(arena: Arena, name: string, random: Random) {
    this.#arena = arena;
    this.#name = name;
    this.#random = random;
  }

  get process(): string {
    return `${this.#name}.${this.#lives}`;
  }

  async run(operations: number): Promise<void> {
    for (let count = 0; count < operations; count += 1) {
      const outcome = await this.#step();
      // Whoever does not know what happened is somebody else from now on.
      if (outcome === "info") this.#lives += 1;
    }
  }

  #step(): Promise<"ok" | "fail" | "info"> {
    const random = this.#random;
    const chance = random.next();
    const open = this.#asked.filter(({ outcome }) => outcome === "info");
    if (open.length > 0 && chance < 0.3) return this.#attempt(random.pick(open));
    if (chance < 0.46) return this.#append();
    if (this.#asked.length > 0 && chance < 0.55) return this.#again(random.pick(this.#asked));
    if (chance < 0.7) return this.#readStream();
    if (chance < 0.82) return this.#readLog();
    if (chance < 0.88) return this.#head();
    return this.#view();
  }

  #append(): Promise<"ok" | "fail" | "info"> {
    const random = this.#random;
    const stream = random.pick(this.#arena.streams);
    const known = this.#known.get(stream) ?? -1;
    const astray = random.chance(0.12) ? random.pick([-3, -2, -1, 1, 2]) : 0;
    const expected = Math.max(-1, known + astray);
    const size = random.pick([1, 1, 1, 1, 1, 2, 2, 3, 4, 7, random.chance(0.2) ? 60 : 5]);
    const group = `${this.#name}/${this.#appends}`;
    this.#appends += 1;
    const events = Array.from({ length: size }, (_, at) => meeting(random.uuid(), `${group}/${at}`));
    const digests = events.map((event, at) => digestOf(event, stream, expected + 1 + at));
    const args = { stream, expected, ids: events.map(({ id }) => id), digests, group };
    const asked: Asked = { args, events, outcome: "info" };
    this.#asked.push(asked);
    return random.chance(0.08) ? this.#atOnce(asked) : this.#attempt(asked);
  }

  /** A retry of an append whose outcome is known already: whole, or only its beginning. */
  #again(asked: Asked): Promise<"ok" | "fail" | "info"> {
    const { ids } = asked.args;
    const part = asked.outcome === "ok" && this.#random.chance(0.5) ? 1 + this.#random.below(ids.length) : ids.length;
    return this.#attempt(asked, part);
  }

  /** The same append asked for twice at the same time. */
  async #atOnce(asked: Asked): Promise<"ok" | "info"> {
    const { length } = asked.events;
    const types = await Promise.all([this.#attempt(asked), this.#attempt(asked, length, `${this.process}'`)]);
    return types.includes("info") ? "info" : "ok";
  }

  async #attempt(asked: Asked, part = asked.events.length, process = this.process): Promise<"ok" | "fail" | "info"> {
    const { recorder, way } = this.#arena;
    const { stream, expected, ids, digests, group } = asked.args;
    const args = { stream, expected, ids: ids.slice(0, part), digests: digests.slice(0, part), group };
    const result = await recorder.run(process, "append", args, async () => {
      const answer = await way.append(stream, asExpected(expected), asked.events.slice(0, part));
      if (answer.kind === "conflict")
        return { type: "fail", actual: answer.actual === "no stream" ? -1 : answer.actual };
      const { revision, position, number } = answer;
      return { type: "ok", revision, position, ...(number === undefined ? {} : { number }) };
    });
    if (result.type === "ok") {
      this.#knows(stream, result.revision);
      this.#token = result.position;
    } else if (result.type === "fail") this.#known.set(stream, result.actual);
    // Once it is known to be there it stays known; and no conflict of a retry says that the first attempt is lost.
    if (result.type === "ok" || (result.type === "fail" && asked.outcome === "info")) asked.outcome = result.type;
    return result.type;
  }

  #knows(stream: string, revision: number): void {
    this.#known.set(stream, Math.max(revision, this.#known.get(stream) ?? -1));
  }

  async #readStream(): Promise<"ok" | "fail" | "info"> {
    const { recorder, way, streams } = this.#arena;
    const stream = this.#random.pick(streams);
    const known = this.#known.get(stream) ?? 0;
    // Long streams are mostly read from near their end.
    const near = known > 100 && this.#random.chance(0.9) ? known - 20 : 0;
    const from = near + (this.#random.chance(0.4) ? this.#random.below(6) : 0);
    const result = await recorder.run(this.process, "read stream", { stream, from }, async () => ({
      type: "ok",
      events: (await way.readStream(stream, from)).map(seen),
    }));
    if (result.type === "ok" && result.events.length > 0) this.#knows(stream, from + result.events.length - 1);
    return result.type;
  }

  async #readLog(): Promise<"ok" | "fail" | "info"> {
    const random = this.#random;
    const { recorder, way } = this.#arena;
    const after = random.pick(random.chance(0.9) ? this.#cursors.slice(-4) : this.#cursors);
    const limit = random.chance(0.25) ? { limit: 1 + random.below(30) } : {};
    const filters = [...this.#arena.streams, "meeting-", "meeting-a", "nowhere"];
    const streams = random.chance(0.35)
      ? { streams: random.chance(0.7) ? [random.pick(filters)] : [random.pick(filters), random.pick(filters)] }
      : {};
    const batch = random.chance(0.5) ? { batch: 1 + random.below(9) } : {};
    const args = { after, ...limit, ...streams };
    const result = await recorder.run(this.process, "read log", args, async () => {
      const events = [];
      for await (const page of way.readAll(after, { ...limit, ...streams, ...batch })) events.push(...page.map(seen));
      return { type: "ok", events };
    });
    if (result.type === "ok") {
      const last = result.events.at(-1);
      if (last?.number !== undefined && limit.limit === undefined)
        this.#cursors.push({ position: last.position, number: last.number });
    }
    return result.type;
  }

  async #head(): Promise<"ok" | "fail" | "info"> {
    const { recorder, way } = this.#arena;
    const result = await recorder.run(this.process, "head", {}, async () => ({ type: "ok", ...(await way.head()) }));
    return result.type;
  }

  async #view(): Promise<"ok" | "fail" | "info"> {
    const { recorder, nodes } = this.#arena;
    const reached = await nodes();
    const node = this.#random.below(reached.length);
    const atLeast = this.#token !== undefined && this.#random.chance(0.8) ? { atLeast: this.#token } : {};
    const waitMs = this.#random.pick([0, 0, 3]);
    const result = await recorder.run(this.process, "view", { node, ...atLeast }, () =>
      reached[node]!.read(atLeast.atLeast, waitMs),
    );
    // "Not yet" is an answer: nobody retires for it.
    return result.type;
  }
}

/** An event as small as its schema allows. */
const meeting = (id: string, note: string): NewEvent => ({
  id,
  type: "MeetingHeld",
  schema: 1,
  recordedAt: "2019-09-04T08:00:00.000Z",
  occurredOn: "2019-09-04",
  unit: "rinkeby-kista",
  by: { subject: "subject-1", role: "local-coordinator", unit: "rinkeby-kista" },
  data: { forum: "natverket", functions: [], units: [], decisions: [], actions: [], note },
  payloadHash: "0".repeat(64),
});
