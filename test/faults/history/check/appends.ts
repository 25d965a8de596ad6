import { type History, type RowOf, rowsOf } from "../history.ts";
import type { LogIndex } from "./index-of-log.ts";
import type { Report } from "./rules.ts";

type Attempt = RowOf<"append">;

/** Rules 2, 3 and 6 for appends. Attempts of the same append are one group: together they happened once or never. */
export function checkAppends(history: History, index: LogIndex, report: Report): void {
  const groups = Map.groupBy(rowsOf(history, "append"), ({ args }) => args.group);
  const copies = new Map<string, number>();
  for (const { id } of index.log) copies.set(id, (copies.get(id) ?? 0) + 1);
  for (const attempts of groups.values()) {
    checkPlace(attempts, index, copies, report);
    checkAnswers(attempts, index, report);
    for (const attempt of attempts) if (attempt.result.type === "fail") checkConflict(attempt, index, report);
  }
}

/** What was sent stands whole, once, as sent and where it was expected; or not at all. */
function checkPlace(
  attempts: readonly Attempt[],
  index: LogIndex,
  copies: ReadonlyMap<string, number>,
  report: Report,
) {
  // The longest attempt asks for all of it; others may ask for its beginning again.
  const { args } = attempts.reduce((long, one) => (one.args.ids.length > long.args.ids.length ? one : long));
  const { group, stream, expected, ids, digests } = args;
  const types = new Set(attempts.map(({ result }) => result.type));
  const places = ids.map((id) => index.byId.get(id));
  const there = places.filter((place) => place !== undefined).length;
  if (types.has("ok") && there === 0) report("ok stands exactly once", `append ${group} was acknowledged and is lost`);
  if (!types.has("ok") && !types.has("info") && there > 0)
    report("fail never stands", `append ${group} was refused and stands in the log`);
  if (ids.some((id) => (copies.get(id) ?? 0) > 1))
    report(
      types.has("ok") ? "ok stands exactly once" : "info stands at most once",
      `append ${group} stands more than once`,
    );
  if (there === 0) return;
  const first = places[0];
  if (there < ids.length || places.some((place, at) => place !== first! + at)) {
    report(
      "batches are whole",
      `of ${ids.length} events of append ${group} ${there} stand in the log, or not in a row`,
    );
    return;
  }
  for (const [at, place] of places.entries()) {
    const event = index.log[place!]!;
    if (event.stream !== stream || event.revision !== expected + 1 + at)
      report(
        "first revision is expected + 1",
        `append ${group} expected ${expected} in ${stream}; its event ${at} is ${event.stream} ${event.revision}`,
      );
    else if (index.digests[place!] !== digests[at])
      report("stored as sent", `event ${at} of append ${group} differs from what was sent`);
  }
}

/** Every acknowledgement says where the events stand; a repetition says the same. */
function checkAnswers(attempts: readonly Attempt[], index: LogIndex, report: Report) {
  const answers = new Map<number, string>();
  let acknowledged = Number.POSITIVE_INFINITY;
  for (const { args, result, invoke, complete } of attempts) {
    const { group, ids, expected } = args;
    if (result.type === "fail" && acknowledged < invoke)
      report("a repetition is answered alike", `append ${group} was acknowledged, and a repetition refused`);
    if (result.type !== "ok") continue;
    acknowledged = Math.min(acknowledged, complete);
    const { revision, position, number } = result;
    if (revision !== expected + ids.length)
      report("answers are true", `append ${group} of ${ids.length} after ${expected} was told revision ${revision}`);
    const place = index.byId.get(ids.at(-1)!);
    const event = place === undefined ? undefined : index.log[place];
    if (event !== undefined && (event.position !== position || (number !== undefined && number !== place! + 1)))
      report(
        "answers are true",
        `append ${group} was told ${position} (${number}), and stands at ${event.position} (${place! + 1})`,
      );
    const answer = JSON.stringify([revision, position]);
    const earlier = answers.get(ids.length) ?? answer;
    answers.set(ids.length, earlier);
    if (earlier !== answer)
      report("a repetition is answered alike", `append ${group} was told ${earlier}, then ${answer}`);
  }
}

/**
 * The revision that the conflict names was the stream's last at some instant of the operation, and what stood there
 * then left no room for the append.
 */
function checkConflict({ args, result, invoke, complete }: Attempt, index: LogIndex, report: Report) {
  if (result.type !== "fail") return;
  const { group, stream, expected, ids } = args;
  const { actual } = result;
  const events = index.streams.get(stream) ?? [];
  const told = `append ${group} to ${stream} after ${expected} met a conflict at ${actual}`;
  const last = events[actual];
  if (actual >= 0 && (last === undefined || index.times[last]!.invoke > complete))
    report("conflicts are justified", `${told}, which nobody had asked for`);
  const next = events[actual + 1];
  if (next !== undefined && index.times[next]!.known < invoke)
    report("conflicts are justified", `${told}, but revision ${actual + 1} was acknowledged before`);
  const repeated = ids.every((id, at) => {
    const place = events[expected + 1 + at];
    return place !== undefined && expected + 1 + at <= actual && index.log[place]!.id === id;
  });
  if (expected === actual || repeated) report("conflicts are justified", `${told}, which is none`);
}
