import { readFileSync } from "node:fs";
import {
  type AllStreamResolvedEvent,
  EventStoreDBClient,
  FORWARDS,
  LEADER,
  type Position as ServerPosition,
} from "@eventstore/db-client";
import { ReadStream } from "@eventstore/db-client/dist/streams/utils/ReadStream.js";
import { convertGrpcEvent } from "@eventstore/db-client/dist/utils/convertGrpcEvent.js";
import shared from "@eventstore/db-client/generated/shared_pb.js";
import services from "@eventstore/db-client/generated/streams_grpc_pb.js";
import messages from "@eventstore/db-client/generated/streams_pb.js";
import type { Address } from "./address.ts";
import { NoAnswer } from "./faults.ts";

const { Options } = messages.ReadReq;

/** Anything that the client reads from: it ends, fails, or never comes. */
export interface Reading<T> extends AsyncIterable<T> {
  cancel(): Promise<void>;
}

export interface FilteredRead {
  /** Only streams whose name begins so. */
  readonly prefix: string;
  readonly from: "start" | "end" | ServerPosition;
  readonly direction: "forwards" | "backwards";
  readonly most?: number;
}

/**
 * The client with the one thing that the server can and the client does not offer: reading $all with a filter. Without
 * it a ledger would fetch everything that others keep on the server. The package is the last of its line and its version
 * is fixed: what is used of its inside does not move.
 */
export class Client extends EventStoreDBClient {
  readonly #address: Address;
  #calls = 0;
  #left = false;
  readonly #onLeft = new Set<() => void>();
  #idle: () => void = () => {};

  constructor(address: Address) {
    const { hosts, discover, settings, tls, certificates } = address;
    const [first = { address: "", port: 0 }] = hosts;
    const search = { ...settings, nodePreference: LEADER } as const;
    const { authority, user, key } = certificates;
    super(
      (discover
        ? { discover: first, ...search }
        : hosts.length > 1
          ? { endpoints: [...hosts], ...search }
          : { endpoint: first, ...settings }) as { endpoint: typeof first },
      {
        insecure: !tls,
        ...(authority && { rootCertificate: readFileSync(authority) }),
        ...(user && key && { userCertFile: readFileSync(user), userKeyFile: readFileSync(key) }),
      },
    );
    this.#address = address;
    // A call on a channel that was closed throws where nobody can catch it. So the client closes none by itself when it
    // fails (it is given up as a whole), and none is closed under calls that are on their way.
    this.handleError = async () => {};
    const { execute } = this;
    this.execute = async (...call) => {
      if (this.#left) throw new NoAnswer("the connection was given up");
      this.#calls += 1;
      try {
        return await execute(...call);
      } finally {
        this.#calls -= 1;
        if (this.#calls === 0) this.#idle();
      }
    };
  }

  /** The ledger's part of $all from a position on, beginning with what lies there. */
  readFiltered(read: FilteredRead): Reading<AllStreamResolvedEvent> {
    const request = new messages.ReadReq();
    request.setOptions(optionsOf(read));
    const { credentials } = this.#address;
    const call = this.GRPCStreamCreator(services.StreamsClient, "readAll", (client) =>
      client.read(
        request,
        ...this.callArguments({ credentials, requiresLeader: true }, { deadline: Number.POSITIVE_INFINITY }),
      ),
    );
    return new ReadStream(call, convertGrpcEvent, {}) as unknown as Reading<AllStreamResolvedEvent>;
  }

  /** Tells that the client is given up: readings that it has open then end without a word. Answers how to stop. */
  whenLeft(told: () => void): () => void {
    if (this.#left) told();
    this.#onLeft.add(told);
    return () => this.#onLeft.delete(told);
  }

  /**
   * Ends what is open, waits for calls on their way (they have deadlines; no longer than `most` milliseconds), and closes
   * the connection, which `dispose` leaves to time.
   */
  async leave(most: number): Promise<void> {
    this.#left = true;
    for (const told of [...this.#onLeft]) told();
    const idle = new Promise<void>((resolve) => {
      this.#idle = resolve;
      if (this.#calls === 0) resolve();
    });
    const late = new Promise<void>((resolve) => setTimeout(resolve, most).unref());
    await Promise.race([Promise.all([this.dispose(), idle]), late]);
    const channel = await Promise.race([this.getChannel(), late]);
    channel?.close();
  }
}

function optionsOf({ prefix, from, direction, most = Number.MAX_SAFE_INTEGER }: FilteredRead) {
  const all = new Options.AllOptions();
  if (from === "start") all.setStart(new shared.Empty());
  else if (from === "end") all.setEnd(new shared.Empty());
  else {
    const position = new Options.Position();
    position.setCommitPosition(from.commit.toString());
    position.setPreparePosition(from.prepare.toString());
    all.setPosition(position);
  }
  const names = new Options.FilterOptions.Expression();
  names.setPrefixList([prefix]);
  const filter = new Options.FilterOptions();
  filter.setStreamIdentifier(names);
  filter.setCount(new shared.Empty());
  filter.setCheckpointintervalmultiplier(1);
  const ids = new Options.UUIDOption();
  ids.setString(new shared.Empty());
  const options = new Options();
  options.setAll(all);
  options.setReadDirection(direction === FORWARDS ? 0 : 1);
  options.setResolveLinks(false);
  options.setCount(most.toString());
  options.setFilter(filter);
  options.setUuidOption(ids);
  return options;
}
