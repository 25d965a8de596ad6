import type { Metadata } from "@grpc/grpc-js";
import type { Fault } from "./orders.ts";

/** A reading of a stream or of $all, one that stays open, the two ways of appending, the probe, and the cluster's state. */
export type Method = "read" | "subscribe" | "append" | "batch append" | "features" | "gossip";

/** A call that came, and how it went. */
export interface Call {
  readonly method: Method;
  /** Headers of the call, such as `authorization`. */
  readonly headers: Readonly<Record<string, string>>;
  /** Its stream, or "$all". */
  readonly stream?: string;
  /** An append's expected revision, -1 for no stream. */
  readonly expected?: number;
  /** Ids of an append's events. */
  readonly ids?: readonly string[];
  readonly fault: Fault | undefined;
  /** Still open at the server: not answered, not cancelled, its connection not lost. */
  open: boolean;
  /** Events given. */
  given: number;
}

/** What is ordered, and what came. */
export class Calls {
  readonly all: Call[] = [];
  readonly #once = new Map<Method, Fault[]>();
  readonly #always = new Map<Method, Fault>();

  order(method: Method, ...faults: readonly Fault[]): void {
    this.#once.set(method, [...(this.#once.get(method) ?? []), ...faults]);
  }

  orderAlways(method: Method, fault: Fault): void {
    this.#always.set(method, fault);
  }

  obey(): void {
    this.#once.clear();
    this.#always.clear();
  }

  /** Orders of a method that no call has had yet. */
  left(method: Method): number {
    return this.#once.get(method)?.length ?? 0;
  }

  begin(method: Method, metadata: Metadata, more: Partial<Call> = {}): Call {
    const fault = this.#once.get(method)?.shift() ?? this.#always.get(method);
    const headers = Object.fromEntries(Object.entries(metadata.getMap()).map(([key, value]) => [key, String(value)]));
    const call: Call = { method, headers, fault, open: true, given: 0, ...more };
    this.all.push(call);
    return call;
  }

  of(method: Method): readonly Call[] {
    return this.all.filter((call) => call.method === method);
  }
}
