import { type History, rowsOf } from "./history.ts";

/** What a history, or many, reached: a generator that reaches little finds little. */
export interface Coverage {
  histories: number;
  operations: number;
  /** Events in the longest log. */
  longestLog: number;
  appends: number;
  conflicts: number;
  /** Conflicts with an append that ran at the same time. */
  races: number;
  info: number;
  /** Appends without an answer that stand in the log, and that do not. */
  infoHappened: number;
  infoNever: number;
  /** Attempts after the first: answered as written, and refused. */
  retriesWritten: number;
  retriesRefused: number;
  /** Retries of a part. */
  retriesOfPart: number;
  /** Appends, and commands of one key, that were asked for twice at the same time. */
  twins: number;
  twinKeys: number;
  single: number;
  batches: number;
  largestBatch: number;
  streamReads: number;
  logReads: number;
  filteredReads: number;
  heads: number;
  viewAnswers: number;
  tokens: number;
  notYet: number;
  subscriptions: number;
  deliveries: number;
  commands: number;
  commandsRefused: number;
  keysReused: number;
  commandsRepeated: number;
}

export const noCoverage = (): Coverage => ({
  histories: 0,
  operations: 0,
  longestLog: 0,
  appends: 0,
  conflicts: 0,
  races: 0,
  info: 0,
  infoHappened: 0,
  infoNever: 0,
  retriesWritten: 0,
  retriesRefused: 0,
  retriesOfPart: 0,
  twins: 0,
  twinKeys: 0,
  single: 0,
  batches: 0,
  largestBatch: 0,
  streamReads: 0,
  logReads: 0,
  filteredReads: 0,
  heads: 0,
  viewAnswers: 0,
  tokens: 0,
  notYet: 0,
  subscriptions: 0,
  deliveries: 0,
  commands: 0,
  commandsRefused: 0,
  keysReused: 0,
  commandsRepeated: 0,
});

export function coverageOf(history: History): Coverage {
  const reached = noCoverage();
  reached.histories = 1;
  reached.operations = history.rows.length;
  reached.longestLog = history.log.length;
  reached.twins = twins(rowsOf(history, "append"), ({ args }) => args.group);
  reached.info = history.rows.filter(({ result }) => result.type === "info").length;
  countAppends(history, reached);
  reached.twinKeys = twins(rowsOf(history, "command"), ({ args }) => args.key);
  const logReads = rowsOf(history, "read log");
  reached.logReads = logReads.length;
  reached.filteredReads = logReads.filter(({ args }) => args.streams !== undefined).length;
  reached.streamReads = rowsOf(history, "read stream").length;
  reached.heads = rowsOf(history, "head").length;
  for (const { args, result } of rowsOf(history, "view")) {
    if (result.type === "ok") reached.viewAnswers += 1;
    if (result.type === "fail") reached.notYet += 1;
    if (args.atLeast !== undefined) reached.tokens += 1;
  }
  for (const { result } of rowsOf(history, "subscription")) {
    reached.subscriptions += 1;
    if (result.type === "ok") reached.deliveries += result.deliveries.length;
  }
  for (const attempts of Map.groupBy(rowsOf(history, "command"), ({ args }) => args.group).values()) {
    reached.commands += attempts.length;
    reached.commandsRepeated += attempts.length - 1;
    for (const { result } of attempts) {
      if (result.type !== "fail") continue;
      reached.commandsRefused += 1;
      if (result.code === "key-reused") reached.keysReused += 1;
    }
  }
  return reached;
}

/** How many pairs of operations of one name overlapped in time. */
function twins<R extends { readonly invoke: number; readonly complete: number }>(
  rows: readonly R[],
  nameOf: (row: R) => string,
): number {
  let pairs = 0;
  for (const same of Map.groupBy(rows, nameOf).values()) {
    const inOrder = same.toSorted((a, b) => a.invoke - b.invoke);
    for (const [at, row] of inOrder.entries()) if (at > 0 && row.invoke < inOrder[at - 1]!.complete) pairs += 1;
  }
  return pairs;
}

function countAppends(history: History, reached: Coverage): void {
  const appends = rowsOf(history, "append");
  const inLog = new Set(history.log.map(({ id }) => id));
  const winners = new Map(history.log.map(({ id, stream, revision }) => [`${stream} ${revision}`, id]));
  /** When the first attempt of each event's append ended. */
  const endedAt = new Map<string, number>();
  for (const { args, complete } of appends)
    for (const id of args.ids) endedAt.set(id, Math.min(complete, endedAt.get(id) ?? complete));
  for (const attempts of Map.groupBy(appends, ({ args }) => args.group).values()) {
    const [first, ...retries] = attempts;
    if (first === undefined) continue;
    const { length } = first.args.ids;
    if (length === 1) reached.single += 1;
    else reached.batches += 1;
    reached.largestBatch = Math.max(reached.largestBatch, length);
    for (const { args, result } of retries) {
      if (result.type === "ok") reached.retriesWritten += 1;
      if (result.type === "fail") reached.retriesRefused += 1;
      if (args.ids.length < length) reached.retriesOfPart += 1;
    }
    if (attempts.every(({ result }) => result.type !== "info")) continue;
    if (inLog.has(first.args.ids[0]!)) reached.infoHappened += 1;
    else reached.infoNever += 1;
  }
  for (const { args, result, invoke } of appends) {
    reached.appends += 1;
    if (result.type !== "fail") continue;
    reached.conflicts += 1;
    const winner = winners.get(`${args.stream} ${args.expected + 1}`);
    if (winner !== undefined && (endedAt.get(winner) ?? 0) > invoke) reached.races += 1;
  }
}

const largest: ReadonlySet<keyof Coverage> = new Set(["longestLog", "largestBatch"]);

/** Adds what another history reached. */
export function addCoverage(sum: Coverage, more: Coverage): void {
  for (const key of Object.keys(sum) as (keyof Coverage)[])
    sum[key] = largest.has(key) ? Math.max(sum[key], more[key]) : sum[key] + more[key];
}
