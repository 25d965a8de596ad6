import { setTimeout as pause } from "node:timers/promises";
import type { ReadReq, ReadResp } from "@eventstore/db-client/generated/streams_pb.js";
import messages from "@eventstore/db-client/generated/streams_pb.js";
import type { ServerWritableStream } from "@grpc/grpc-js";
import type { Call } from "./calls.ts";
import type { Kept, Log } from "./log.ts";
import { caughtUp, checkpoint, confirmation, eventMessage, noStreamMessage, textOf } from "./messages.ts";
import type { Fault } from "./orders.ts";

type Answer = ServerWritableStream<ReadReq, ReadResp>;
const { StreamOptionCase } = messages.ReadReq.Options;

/** What a reading asks for. */
export interface Asked {
  /** "$all" or a stream. */
  readonly stream: string;
  readonly live: boolean;
  readonly backwards: boolean;
  readonly most: number;
  /** Whether an event is one that the filter lets through. */
  matches(event: Kept): boolean;
  /** Whether an event lies at or after the beginning, seen in the direction of the reading. */
  begins(event: Kept): boolean;
}

/** What an open reading is told from outside. */
export interface Open {
  perform(fault: Fault): void;
}

export function askedIn(request: ReadReq): Asked {
  const options = request.getOptions();
  if (!options) throw new RangeError("a reading without options");
  const backwards = options.getReadDirection() === 1;
  const common = { live: options.hasSubscription(), backwards, most: Number(options.getCount()) };
  if (options.getStreamOptionCase() === StreamOptionCase.STREAM) {
    const asked = options.getStream();
    const revision = asked?.hasRevision() ? Number(asked.getRevision()) : undefined;
    const begins = (event: Kept) =>
      revision === undefined || (backwards ? event.revision <= revision : event.revision >= revision);
    return { ...common, stream: textOf(asked?.getStreamIdentifier()), matches: () => true, begins };
  }
  const all = options.getAll();
  const at = all?.getPosition();
  const [commit, prepare] = [BigInt(at?.getCommitPosition() ?? 0), BigInt(at?.getPreparePosition() ?? 0)];
  const prefixes = options.getFilter()?.getStreamIdentifier()?.getPrefixList() ?? [""];
  return {
    ...common,
    stream: "$all",
    matches: ({ stream }) => prefixes.some((prefix) => stream.startsWith(prefix)),
    begins(event) {
      if (!at) return true;
      const order = event.commit === commit ? event.prepare - prepare : event.commit - commit;
      return backwards ? order < 0n : order >= 0n;
    },
  };
}

/** Answers a reading, as it is ordered. `drop` loses the connection by which it came. */
export function answerReading(answer: Answer, call: Call, log: Log, asked: Asked, drop: () => void): Open {
  const queue: Kept[] = [];
  let [fault, running] = [call.fault, false];
  function source(): readonly Kept[] {
    const events = asked.stream === "$all" ? log.events : log.stream(asked.stream);
    if (fault?.kind !== "behind") return events;
    const unseen = new Set(log.events.slice(-fault.events));
    return events.filter((event) => !unseen.has(event));
  }

  function perform(what: Fault): void {
    if (what.kind === "drop") drop();
    else if (what.kind === "fail") answer.emit("error", what.with);
    else if (what.kind === "end") answer.end();
    if (what.kind !== "hang") call.open = false;
  }

  /** Gives what waits, minding what is ordered, as fast as the client takes it. */
  async function give(): Promise<void> {
    if (running) return;
    running = true;
    for (let event = queue.shift(); event && call.open; event = queue.shift()) {
      if (fault?.kind === "after" && call.given >= fault.events) return perform(fault.then);
      if (fault?.kind === "slow") await pause(fault.each);
      for (let times = fault?.kind === "twice" ? 2 : 1; times > 0 && call.open; times -= 1)
        if (!answer.write(eventMessage(event))) await taken(answer);
      call.given += 1;
    }
    running = false;
    if (!asked.live && call.open) {
      if (fault?.kind === "after") return perform(fault.then);
      answer.end();
      call.open = false;
    }
  }

  function begin(): void {
    const events = source().filter((event) => asked.matches(event) && asked.begins(event));
    if (asked.backwards) events.reverse();
    queue.push(...events.slice(0, asked.live ? undefined : asked.most));
    if (asked.stream !== "$all" && source().length === 0) answer.write(noStreamMessage(asked.stream));
    void give();
  }

  function follow(fromEnd: boolean): void {
    let seen = fromEnd ? source().length : 0;
    const more = () => {
      queue.push(
        ...source()
          .slice(seen)
          .filter((event) => asked.matches(event) && asked.begins(event)),
      );
      seen = source().length;
      void give().then(() => {
        const last = source().at(-1);
        if (last && call.open) answer.write(checkpoint(last));
      });
    };
    answer.write(confirmation());
    answer.write(caughtUp());
    const stop = log.onGrown(more);
    for (const over of ["cancelled", "close", "finish"]) answer.once(over, stop);
    more();
  }

  answer.on("cancelled", () => {
    call.open = false;
  });
  const straight: readonly Fault["kind"][] = ["slow", "twice", "after", "behind"];
  if (fault && !straight.includes(fault.kind)) perform(fault);
  else if (asked.live) follow(answer.request.getOptions()?.getAll()?.hasEnd() ?? false);
  else begin();
  return {
    perform(what) {
      if (straight.includes(what.kind)) fault = what;
      else perform(what);
    },
  };
}

/** Until the client has taken what was written, or is gone. */
function taken(answer: Answer): Promise<void> {
  const signs = ["drain", "cancelled", "close"];
  return new Promise((resolve) => {
    const over = () => {
      for (const sign of signs) answer.off(sign, over);
      resolve();
    };
    for (const sign of signs) answer.on(sign, over);
  });
}
