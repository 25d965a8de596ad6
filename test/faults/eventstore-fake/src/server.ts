import { once } from "node:events";
import { type AddressInfo, createServer, type Server as Listener, type Socket } from "node:net";
import gossip from "@eventstore/db-client/generated/gossip_grpc_pb.js";
import features from "@eventstore/db-client/generated/serverfeatures_grpc_pb.js";
import services from "@eventstore/db-client/generated/streams_grpc_pb.js";
import { Server, ServerCredentials, type sendUnaryData } from "@grpc/grpc-js";
import { answerAppend, answerBatches } from "./appending.ts";
import { type Call, Calls, type Method } from "./calls.ts";
import { type Kept, Log } from "./log.ts";
import { clusterMessage, featuresMessage, type Member } from "./messages.ts";
import type { Fault } from "./orders.ts";
import { answerReading, askedIn, type Open } from "./reading.ts";

export interface FakeOptions {
  /** Certificate and key of a server that is reached with TLS only, PEM. */
  readonly tls?: { readonly certificate: string; readonly key: string };
  /** A log that other nodes have as well. */
  readonly log?: Log;
}

/** An event as tests put it: text that may be no JSON at all. */
export interface Put {
  readonly id?: string;
  readonly type?: string;
  readonly data?: string;
  readonly metadata?: string;
  readonly gone?: true;
}

/**
 * A fake of an EventStoreDB server, for faults only: it speaks the protocol's messages over an in-memory log and
 * misbehaves as it is told. That the real server works is never shown by it.
 */
export class EventStoreFake {
  readonly host = "127.0.0.1";
  readonly log: Log;
  readonly calls = new Calls();
  /** What it tells of the cluster; itself as the leader where nothing is said. */
  members: readonly Member[] | undefined;
  #port = 0;
  readonly #server = new Server();
  readonly #sockets = new Map<number, Socket>();
  readonly #subscriptions = new Map<Call, Open>();
  readonly #inject: (socket: Socket) => void;
  #listener: Listener | undefined;

  private constructor({ tls, log = new Log() }: FakeOptions) {
    this.log = log;
    this.#addServices();
    const credentials = tls
      ? ServerCredentials.createSsl(null, [
          { private_key: Buffer.from(tls.key), cert_chain: Buffer.from(tls.certificate) },
        ])
      : ServerCredentials.createInsecure();
    const injector = this.#server.createConnectionInjector(credentials);
    this.#inject = (socket) => injector.injectConnection(socket);
  }

  static async start(options: FakeOptions = {}): Promise<EventStoreFake> {
    const fake = new EventStoreFake(options);
    await fake.up();
    return fake;
  }

  get port(): number {
    return this.#port;
  }

  /** Where a client without TLS finds it. */
  get url(): string {
    return `esdb://${this.host}:${this.port}?tls=false`;
  }

  /** How the next calls of a method go, one each. */
  order(method: Method, ...faults: readonly Fault[]): void {
    this.calls.order(method, ...faults);
  }

  /** How all calls of a method go that have no order of their own, until `obey`. */
  orderAlways(method: Method, fault: Fault): void {
    this.calls.orderAlways(method, fault);
  }

  /** No orders any more. */
  obey(): void {
    this.calls.obey();
  }

  /** What happens now to the subscriptions that are open; answers how many. */
  toSubscriptions(fault: Fault): number {
    const open = [...this.#subscriptions].filter(([call]) => call.open);
    for (const [, subscription] of open) subscription.perform(fault);
    return open.length;
  }

  /** Puts events into a stream past every rule; answers the last. */
  put(stream: string, ...events: readonly Put[]): Kept {
    return this.log.put(
      stream,
      events.map(({ id = crypto.randomUUID(), type = "Something", data = "{}", metadata = "{}", gone }) => ({
        id,
        type,
        data: Buffer.from(data),
        metadata: Buffer.from(metadata),
        ...(gone && { gone }),
      })),
    );
  }

  /** Connections that are open. */
  get connections(): number {
    return this.#sockets.size;
  }

  /** All connections are lost at once. */
  dropConnections(): void {
    for (const socket of this.#sockets.values()) socket.destroy();
  }

  /** Nobody can connect any more, and whoever is connected is cut off. */
  async down(): Promise<void> {
    const listener = this.#listener;
    this.#listener = undefined;
    if (!listener) return;
    this.dropConnections();
    listener.close();
    await once(listener, "close");
  }

  /** Listens, at the port that it had before. */
  async up(): Promise<void> {
    const listener = createServer((socket) => {
      const port = socket.remotePort ?? 0;
      this.#sockets.set(port, socket);
      socket.on("close", () => this.#sockets.delete(port));
      // A connection that a test cuts off says so here; what it means is told by the call.
      socket.on("error", () => socket.destroy());
      this.#inject(socket);
    });
    listener.listen(this.#port, this.host);
    await once(listener, "listening");
    this.#port = (listener.address() as AddressInfo).port;
    this.#listener = listener;
  }

  async stop(): Promise<void> {
    await this.down();
    this.#server.forceShutdown();
  }

  #addServices(): void {
    const by = (call: { getPeer(): string }) => () => this.#drop(call);
    this.#server.addService(services.StreamsService, {
      read: (answer: Parameters<typeof answerReading>[0]) => {
        const asked = askedIn(answer.request);
        const call = this.calls.begin(asked.live ? "subscribe" : "read", answer.metadata, { stream: asked.stream });
        const open = answerReading(answer, call, this.log, asked, by(answer));
        if (asked.live) this.#subscriptions.set(call, open);
      },
      append: (request: Parameters<typeof answerAppend>[0], answer: Parameters<typeof answerAppend>[1]) => {
        answerAppend(request, answer, this.calls, this.log, by(request)).catch((error: Error) => answer(error));
      },
      batchAppend: (both: Parameters<typeof answerBatches>[0]) => answerBatches(both, this.calls, this.log, by(both)),
    });
    this.#server.addService(features.ServerFeaturesService, {
      getSupportedMethods: this.#unary("features", featuresMessage),
    });
    this.#server.addService(gossip.GossipService, {
      read: this.#unary("gossip", () =>
        clusterMessage(this.members ?? [{ host: this.host, port: this.port, state: "leader" }]),
      ),
    });
  }

  #unary<T>(method: Method, message: () => T) {
    return (request: { metadata: Parameters<Calls["begin"]>[1]; getPeer(): string }, answer: sendUnaryData<T>) => {
      const { fault } = this.calls.begin(method, request.metadata);
      if (fault?.kind === "fail") answer(fault.with);
      else if (fault?.kind === "drop") this.#drop(request);
      else if (fault?.kind !== "hang") answer(null, message());
    };
  }

  /** Loses the connection by which a call came. */
  #drop(call: { getPeer(): string }): void {
    this.#sockets.get(Number(call.getPeer().split(":").at(-1)))?.destroy();
  }
}
