import { Metadata, type StatusObject, status } from "@grpc/grpc-js";

/** How the fake misbehaves in one call. */
export type Fault =
  /** Takes the call and never answers; an append may have been stored. */
  | { readonly kind: "hang"; readonly stored: boolean }
  /** The connection is lost before the answer; an append may have been stored. */
  | { readonly kind: "drop"; readonly stored: boolean }
  | { readonly kind: "fail"; readonly with: Partial<StatusObject> }
  /** An append is refused for its expected revision, whatever the log has. */
  | { readonly kind: "refuse" }
  /** A reading ends cleanly before its end. */
  | { readonly kind: "end" }
  /** A reading sees the log as it was before its last events: of a node that is behind. */
  | { readonly kind: "behind"; readonly events: number }
  /** Each message of a reading takes so long (milliseconds). */
  | { readonly kind: "slow"; readonly each: number }
  /** Each event of a reading comes twice. */
  | { readonly kind: "twice" }
  /** So many events of a reading, and then another fault. */
  | { readonly kind: "after"; readonly events: number; readonly then: Fault };

function failed(code: status, details: string, metadata: Readonly<Record<string, string>> = {}): Fault {
  const trailer = new Metadata();
  for (const [key, value] of Object.entries(metadata)) trailer.set(key, value);
  return { kind: "fail", with: { code, details, metadata: trailer } };
}

/** What can be ordered, by the names that tests use. */
export const faults = {
  hang: { kind: "hang", stored: false },
  storeAndHang: { kind: "hang", stored: true },
  drop: { kind: "drop", stored: false },
  storeAndDrop: { kind: "drop", stored: true },
  refuse: { kind: "refuse" },
  end: { kind: "end" },
  twice: { kind: "twice" },
  behind: (events: number): Fault => ({ kind: "behind", events }),
  slow: (each: number): Fault => ({ kind: "slow", each }),
  after: (events: number, then: Fault): Fault => ({ kind: "after", events, then }),
  internal: failed(status.INTERNAL, "something inside the server broke"),
  unavailable: failed(status.UNAVAILABLE, "the server is going away"),
  deadline: failed(status.DEADLINE_EXCEEDED, "Deadline Exceeded"),
  /** As a node says it between elections: the client knows no name for it. */
  notReady: failed(status.UNKNOWN, "Could not recognize Server Is Not Ready"),
  notLeader: ({ host, port }: { readonly host: string; readonly port: number }): Fault =>
    failed(status.NOT_FOUND, "Leader info available", {
      exception: "not-leader",
      "leader-endpoint-host": host,
      "leader-endpoint-port": String(port),
    }),
  accessDenied: failed(status.PERMISSION_DENIED, "Access Denied", { exception: "access-denied" }),
  wrongPassword: failed(status.UNAUTHENTICATED, "Authentication Failed"),
  streamDeleted: (stream: string): Fault =>
    failed(status.FAILED_PRECONDITION, `Event stream '${stream}' is deleted.`, {
      exception: "stream-deleted",
      "stream-name": stream,
    }),
  tooLarge: (most: number): Fault =>
    failed(status.INVALID_ARGUMENT, "Maximum Append Size Exceeded", {
      exception: "maximum-append-size-exceeded",
      "maximum-append-size": String(most),
    }),
} as const satisfies Record<string, Fault | ((...args: never[]) => Fault)>;
