import { type History, type RowOf, rowsOf } from "../history.ts";
import type { LogIndex } from "./index-of-log.ts";
import type { Report } from "./rules.ts";

type Attempt = RowOf<"command">;

/** Rules 2, 3 and 6 for a ledger's commands: one event each, found by its correlation. */
export function checkCommands(history: History, index: LogIndex, report: Report): void {
  const rows = rowsOf(history, "command");
  for (const attempts of Map.groupBy(rows, ({ args }) => args.group).values()) checkGroup(attempts, index, report);
  for (const attempts of Map.groupBy(rows, ({ args }) => args.key).values()) checkKey(attempts, index, report);
}

function checkGroup(attempts: readonly Attempt[], index: LogIndex, report: Report) {
  const { group } = attempts[0]!.args;
  const places = index.byCorrelation.get(group) ?? [];
  const answers = new Set<string>();
  const types = new Set(attempts.map(({ result }) => result.type));
  if (places.length > 1)
    report(
      types.has("ok") ? "ok stands exactly once" : "info stands at most once",
      `command ${group} stands ${places.length} times`,
    );
  if (types.has("ok") && places.length === 0)
    report("ok stands exactly once", `command ${group} was acknowledged and is lost`);
  if (places.length > 0 && !types.has("ok") && !types.has("info"))
    report("fail never stands", `command ${group} was refused and stands in the log`);
  for (const { args, result } of attempts) {
    if (result.type !== "ok") continue;
    const { revision, position, number, recordedAt, events } = result;
    answers.add(JSON.stringify({ revision, position, recordedAt, events }));
    const last = index.byId.get(events.at(-1)?.id ?? "");
    const event = last === undefined ? undefined : index.log[last];
    const numbered = number === null || number === (last ?? -1) + 1;
    if (
      event === undefined ||
      event.stream !== args.stream ||
      event.revision !== revision ||
      event.position !== position ||
      !numbered
    )
      report("answers are true", `command ${group} was told of ${position}, where it does not stand`);
    const after = args.expectedRevision;
    if (after !== undefined && events[0]?.revision !== after + 1)
      report(
        "first revision is expected + 1",
        `command ${group} expected ${after} and was given ${events[0]?.revision}`,
      );
  }
  if (answers.size > 1)
    report("a repetition is answered alike", `command ${group} was told ${[...answers].join(", then ")}`);
}

/** A key stands for one payload: whichever was carried out first. */
function checkKey(attempts: readonly Attempt[], index: LogIndex, report: Report) {
  const { key } = attempts[0]!.args;
  const groups = new Set(attempts.map(({ args }) => args.group));
  const standing = [...groups].filter((group) => index.byCorrelation.has(group));
  if (standing.length > 1)
    report("another payload is refused", `key ${key} was carried out with ${standing.length} payloads`);
  for (const { args, result, complete } of attempts) {
    if (result.type === "ok" && standing.length > 0 && !standing.includes(args.group))
      report(
        "another payload is refused",
        `key ${key} was acknowledged to ${args.group}, and ${standing[0]} stands in the log`,
      );
    if (result.type !== "fail" || result.code !== "key-reused") continue;
    const others = standing.filter((group) => group !== args.group);
    const begun = others.flatMap((group) => index.byCorrelation.get(group)!.map((at) => index.times[at]!.invoke));
    if (!begun.some((invoke) => invoke < complete))
      report("a repetition is answered alike", `key ${key} was refused as used, and no other payload had it`);
  }
}
