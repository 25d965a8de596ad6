import type { Actor } from "@liggare/access";
import type { Position } from "@liggare/domain";
import type { CommandRequest } from "@liggare/ledger";
import type { Random } from "../random.ts";
import type { Arena } from "./clients.ts";
import type { Args } from "./history.ts";
import { seen } from "./recorder.ts";

export const units = ["farsta", "skarholmen"] as const;

const actor: Actor = { subject: "central-1", role: "central-coordinator", unit: "kommunstyrelsen" };
const administrator: Actor = { subject: "admin-1", role: "administrator", unit: null };

export const streamOfUnit = (unit: string): string => `unit-${unit}`;

/** A unit registered, so that there is something to record about. */
export const registration = (unit: string): readonly [CommandRequest, Actor] => [
  { aggregate: "unit", id: unit, command: "register", input: { name: `Nämnden ${unit}`, kind: "district-board" } },
  administrator,
];

interface Given {
  readonly unit: string;
  readonly key: string;
  readonly count: number;
  readonly group: string;
  readonly expectedRevision?: number;
  outcome: "ok" | "fail" | "info";
}

/** Gives commands to any node, each with an idempotency key, and reads back. Sequential, as `Client` is. */
export class LedgerClient {
  readonly #arena: Arena;
  readonly #name: string;
  readonly #random: Random;
  readonly #given: Given[] = [];
  readonly #revisions = new Map<string, number>();
  #lives = 0;
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
      if ((await this.#step()) === "info") this.#lives += 1;
    }
  }

  #step(): Promise<"ok" | "fail" | "info"> {
    const random = this.#random;
    const chance = random.next();
    const open = this.#given.filter(({ outcome }) => outcome === "info");
    if (open.length > 0 && chance < 0.3) return this.#send(random.pick(open));
    if (chance < 0.45) return this.#command();
    if (this.#given.length > 0 && chance < 0.57) return this.#send(random.pick(this.#given));
    if (chance < 0.63) return this.#atOnce();
    if (this.#given.length > 0 && chance < 0.7) return this.#reuse(random.pick(this.#given));
    if (chance < 0.85) return this.#readStream();
    return this.#view();
  }

  #command(): Promise<"ok" | "fail" | "info"> {
    return this.#send(this.#new());
  }

  #new(): Given {
    const random = this.#random;
    const unit = random.pick(units);
    const known = this.#revisions.get(unit);
    const guarded = known !== undefined && random.chance(0.4) ? { expectedRevision: known } : {};
    const key = `${this.#name}/${this.#given.length}`;
    const count = 1 + random.below(5_000);
    return this.#remember({ unit, key, count, group: `${key}=${count}`, outcome: "info", ...guarded });
  }

  /** The same key for something else: it must be refused wherever the first was carried out. */
  #reuse(given: Given): Promise<"ok" | "fail" | "info"> {
    return this.#send(this.#other(given));
  }

  #other({ unit, key, count }: Given): Given {
    return this.#remember({ unit, key, count: count + 1, group: `${key}=${count + 1}`, outcome: "info" });
  }

  /** A new key given twice at the same time, for the same payload or for two. */
  async #atOnce(): Promise<"ok" | "info"> {
    const given = this.#new();
    const twin = this.#random.chance(0.5) ? given : this.#other(given);
    const types = await Promise.all([this.#send(given), this.#send(twin, `${this.process}'`)]);
    return types.includes("info") ? "info" : "ok";
  }

  #remember(given: Given): Given {
    this.#given.push(given);
    return given;
  }

  async #send(given: Given, process = this.process): Promise<"ok" | "fail" | "info"> {
    const { recorder, nodes } = this.#arena;
    const { unit, key, count, group, expectedRevision } = given;
    const reached = await nodes();
    const node = this.#random.below(reached.length);
    const guard = expectedRevision === undefined ? {} : { expectedRevision };
    const args: Args<"command"> = { node, stream: streamOfUnit(unit), key, group, ...guard };
    const request: CommandRequest = {
      aggregate: "unit",
      id: unit,
      command: "state-headcount",
      input: { count, approximate: false, of: "all-staff" },
      // The default is the day of recording, which may change between two attempts.
      occurredOn: "2019-09-04",
      key,
      correlation: group,
      ...guard,
    };
    const result = await recorder.run(process, "command", args, async () => {
      const outcome = await reached[node]!.execute!(request, actor);
      if (outcome.kind === "refused") return { type: "fail", code: outcome.refusal.code };
      const { revision, position, number, recordedAt, events } = outcome;
      const written = events.map((event) => ({ id: event.id, revision: event.revision }));
      return { type: "ok", revision, position, number, recordedAt, events: written };
    });
    if (result.type === "ok") {
      this.#revisions.set(unit, result.revision);
      this.#token = result.position;
    }
    if (result.type === "ok" || (result.type === "fail" && given.outcome === "info")) given.outcome = result.type;
    return result.type;
  }

  async #readStream(): Promise<"ok" | "fail" | "info"> {
    const { recorder, way } = this.#arena;
    const unit = this.#random.pick(units);
    const stream = streamOfUnit(unit);
    const result = await recorder.run(this.process, "read stream", { stream, from: 0 }, async () => ({
      type: "ok",
      events: (await way.readStream(stream)).map(seen),
    }));
    if (result.type === "ok") this.#revisions.set(unit, result.events.length - 1);
    return result.type;
  }

  async #view(): Promise<"ok" | "fail" | "info"> {
    const { recorder, nodes } = this.#arena;
    const reached = await nodes();
    const node = this.#random.below(reached.length);
    const args = { node, ...(this.#token !== undefined && this.#random.chance(0.8) ? { atLeast: this.#token } : {}) };
    const waitMs = this.#random.pick([0, 0, 3]);
    const result = await recorder.run(this.process, "view", args, () => reached[node]!.read(args.atLeast, waitMs));
    return result.type;
  }
}
