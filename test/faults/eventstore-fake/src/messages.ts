import gossip from "@eventstore/db-client/generated/gossip_pb.js";
import features from "@eventstore/db-client/generated/serverfeatures_pb.js";
import type { StreamIdentifier } from "@eventstore/db-client/generated/shared_pb.js";
import shared from "@eventstore/db-client/generated/shared_pb.js";
import type {
  AppendReq,
  AppendResp,
  BatchAppendReq,
  ReadResp as ReadResponse,
} from "@eventstore/db-client/generated/streams_pb.js";
import messages from "@eventstore/db-client/generated/streams_pb.js";
import type { Kept, Outcome, Proposed } from "./log.ts";

/* The protocol's messages, between what the fake keeps and what goes over the wire. */

const { ReadResp } = messages;
const utf8 = new TextDecoder();

function idOf(text: string) {
  const id = new shared.UUID();
  id.setString(text);
  return id;
}

function streamOf(name: string): StreamIdentifier {
  const stream = new shared.StreamIdentifier();
  stream.setStreamName(Buffer.from(name).toString("base64"));
  return stream;
}

export const textOf = (stream: StreamIdentifier | undefined): string =>
  stream ? utf8.decode(stream.getStreamName_asU8()) : "";

function recorded(event: Kept) {
  const message = new ReadResp.ReadEvent.RecordedEvent();
  message.setId(idOf(event.id));
  message.setStreamIdentifier(streamOf(event.stream));
  message.setStreamRevision(String(event.revision));
  message.setCommitPosition(event.commit.toString());
  message.setPreparePosition(event.prepare.toString());
  message.setData(event.data);
  message.setCustomMetadata(event.metadata);
  // Ticks of 100 ns, as the server counts them: the beginning of 1970.
  for (const [key, value] of [
    ["type", event.type],
    ["content-type", "application/json"],
    ["created", "0"],
  ] as const)
    message.getMetadataMap().set(key, value);
  return message;
}

export function eventMessage(event: Kept): ReadResponse {
  const resolved = new ReadResp.ReadEvent();
  if (event.gone) resolved.setLink(recorded(event));
  else resolved.setEvent(recorded(event));
  resolved.setCommitPosition(event.commit.toString());
  const message = new ReadResp();
  message.setEvent(resolved);
  return message;
}

export function noStreamMessage(stream: string): ReadResponse {
  const missing = new ReadResp.StreamNotFound();
  missing.setStreamIdentifier(streamOf(stream));
  const message = new ReadResp();
  message.setStreamNotFound(missing);
  return message;
}

export function confirmation(): ReadResponse {
  const confirmed = new ReadResp.SubscriptionConfirmation();
  confirmed.setSubscriptionId(crypto.randomUUID());
  const message = new ReadResp();
  message.setConfirmation(confirmed);
  return message;
}

export function checkpoint({ commit, prepare }: Pick<Kept, "commit" | "prepare">): ReadResponse {
  const reached = new ReadResp.Checkpoint();
  reached.setCommitPosition(commit.toString());
  reached.setPreparePosition(prepare.toString());
  const message = new ReadResp();
  message.setCheckpoint(reached);
  return message;
}

export function caughtUp(): ReadResponse {
  const message = new ReadResp();
  message.setCaughtUp(new ReadResp.CaughtUp());
  return message;
}

export function proposedIn(message: AppendReq.ProposedMessage | BatchAppendReq.ProposedMessage): Proposed {
  return {
    id: message.getId()?.getString() ?? "",
    type: message.getMetadataMap().get("type") ?? "",
    data: message.getData_asU8(),
    metadata: message.getCustomMetadata_asU8(),
  };
}

/** A repetition is answered without a position, as the server does. */
export function appendAnswer(outcome: Outcome, expected: number): AppendResp {
  const answer = new messages.AppendResp();
  if (outcome.kind === "conflict") {
    const wrong = new messages.AppendResp.WrongExpectedVersion();
    if (outcome.actual < 0) wrong.setCurrentNoStream(new shared.Empty());
    else wrong.setCurrentRevision(String(outcome.actual));
    if (expected < 0) wrong.setExpectedNoStream(new shared.Empty());
    else wrong.setExpectedRevision(String(expected));
    answer.setWrongExpectedVersion(wrong);
    return answer;
  }
  const success = new messages.AppendResp.Success();
  success.setCurrentRevision(String(outcome.last.revision));
  if (outcome.kind === "repeated") success.setNoPosition(new shared.Empty());
  else {
    const position = new messages.AppendResp.Position();
    position.setCommitPosition(outcome.last.commit.toString());
    position.setPreparePosition(outcome.last.prepare.toString());
    success.setPosition(position);
  }
  answer.setSuccess(success);
  return answer;
}

/** What this server is said to be able to do: all that the client asks about. */
export function featuresMessage() {
  const batch = new features.SupportedMethod();
  batch.setServiceName("event_store.client.streams.streams");
  batch.setMethodName("batchappend");
  const message = new features.SupportedMethods();
  message.setEventStoreServerVersion("24.6.0");
  message.setMethodsList([batch]);
  return message;
}

/** A node of the cluster that the fake says it belongs to. */
export interface Member {
  readonly host: string;
  readonly port: number;
  readonly state: "leader" | "follower" | "unknown";
  readonly alive?: boolean;
}

const { VNodeState } = gossip.MemberInfo;
const states = { leader: VNodeState.LEADER, follower: VNodeState.FOLLOWER, unknown: VNodeState.UNKNOWN };

export function clusterMessage(members: readonly Member[]) {
  const message = new gossip.ClusterInfo();
  message.setMembersList(
    members.map(({ host, port, state, alive = true }) => {
      const place = new gossip.EndPoint();
      place.setAddress(host);
      place.setPort(port);
      const member = new gossip.MemberInfo();
      member.setInstanceId(idOf(crypto.randomUUID()));
      member.setState(states[state]);
      member.setIsAlive(alive);
      member.setHttpEndPoint(place);
      return member;
    }),
  );
  return message;
}
