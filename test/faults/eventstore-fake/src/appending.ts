import type {
  AppendReq,
  AppendResp,
  BatchAppendReq,
  BatchAppendResp,
} from "@eventstore/db-client/generated/streams_pb.js";
import messages from "@eventstore/db-client/generated/streams_pb.js";
import type { ServerDuplexStream, ServerReadableStream, sendUnaryData } from "@grpc/grpc-js";
import type { Calls } from "./calls.ts";
import type { Log, Proposed } from "./log.ts";
import { appendAnswer, proposedIn, textOf } from "./messages.ts";

/** Answers the append that keeps its deadline, as it is ordered. `drop` loses the connection by which it came. */
export async function answerAppend(
  request: ServerReadableStream<AppendReq, AppendResp>,
  answer: sendUnaryData<AppendResp>,
  calls: Calls,
  log: Log,
  drop: () => void,
): Promise<void> {
  let [stream, expected] = ["", -1];
  const proposed: Proposed[] = [];
  let cancelled = false;
  request.on("cancelled", () => {
    cancelled = true;
  });
  for await (const message of request as AsyncIterable<AppendReq>) {
    const options = message.getOptions();
    if (options) {
      stream = textOf(options.getStreamIdentifier());
      expected = options.hasRevision() ? Number(options.getRevision()) : -1;
    }
    const event = message.getProposedMessage();
    if (event) proposed.push(proposedIn(event));
  }
  const ids = proposed.map(({ id }) => id);
  const call = calls.begin("append", request.metadata, { stream, expected, ids, open: !cancelled });
  request.on("cancelled", () => {
    call.open = false;
  });
  const { fault } = call;
  if (fault?.kind === "fail") {
    call.open = false;
    answer(fault.with);
    return;
  }
  const stored = fault && "stored" in fault ? fault.stored : true;
  const actual = log.stream(stream).length - 1;
  const outcome = () =>
    fault?.kind === "refuse" ? ({ kind: "conflict", actual } as const) : log.append(stream, expected, proposed);
  const result = stored ? outcome() : undefined;
  if (fault?.kind === "hang") return;
  call.open = false;
  if (fault?.kind === "drop") drop();
  else if (result) answer(null, appendAnswer(result, expected));
}

/**
 * Answers the append that many share: a client that takes it though it should not is found out, since nothing is done
 * about its conflicts here. A hang is never answered.
 */
export function answerBatches(
  both: ServerDuplexStream<BatchAppendReq, BatchAppendResp>,
  calls: Calls,
  log: Log,
  drop: () => void,
): void {
  both.on("data", (message: BatchAppendReq) => {
    const stream = textOf(message.getOptions()?.getStreamIdentifier());
    const expected = message.getOptions()?.hasStreamPosition() ? Number(message.getOptions()?.getStreamPosition()) : -1;
    const proposed = message.getProposedMessagesList().map(proposedIn);
    const { fault } = calls.begin("batch append", both.metadata, {
      stream,
      expected,
      ids: proposed.map(({ id }) => id),
    });
    if (fault?.kind === "fail") both.emit("error", fault.with);
    if (fault?.kind === "drop") drop();
    if (fault) return;
    const result = log.append(stream, expected, proposed);
    if (result.kind === "conflict") return;
    const success = new messages.BatchAppendResp.Success();
    success.setCurrentRevision(String(result.last.revision));
    const answer = new messages.BatchAppendResp();
    answer.setCorrelationId(message.getCorrelationId());
    answer.setStreamIdentifier(message.getOptions()?.getStreamIdentifier());
    answer.setSuccess(success);
    both.write(answer);
  });
  both.on("end", () => both.end());
}
