import { dayOf } from "@liggare/calendar";
import { ledgerStream } from "@liggare/domain";
import type { ChangesBody, Client } from "../client/client.ts";
import type { Context, Verb } from "../context.ts";
import { type Exit, exits } from "../failure.ts";
import { type ActorOptions, day, examples, readerOf, readerOptions, viewArgument } from "../options.ts";
import { patchLines } from "../tables/patch.ts";

interface ReplayOptions extends ActorOptions {
  readonly from: string;
  readonly until: string;
}

/** Earlier than any event can be known. */
const beginning = "1900-01-01";

/** Replays a view: what changed in it on each day on which the ledger learned something. */
export const replay: Verb = (program, bind) =>
  bind<ReplayOptions>(
    readerOptions(
      program
        .command("replay")
        .description("replay a view's history: how it changed on each day on which something was learned")
        .addArgument(viewArgument("the view"))
        .requiredOption("--until <day>", "the last day", day)
        .option("--from <day>", "only after this day", day, beginning),
      "only this board",
    ).addHelpText(
      "after",
      `\nWith --json: one line a day, {"day","events","patch"}; the patches (RFC 6902) applied in order give the last state.\n${examples(
        "replay executive-board-summary --until 2019-11-30",
        "replay collaboration-log --from 2026-01-01 --until 2026-03-31 --unit skarholmen --json",
      )}`,
    ),
    async (context, [view = ""], options) => {
      const client = await context.connect();
      try {
        return await replayDays(context, client, view, options);
      } finally {
        await client.close();
      }
    },
  );

async function replayDays(context: Context, client: Client, view: string, options: ReplayOptions): Promise<Exit> {
  const { out, stop } = context;
  const reader = readerOf(options);
  const narrowed = options.unit === undefined ? {} : { unit: options.unit };
  const between = (from: string, to: string) => client.changes({ view, from, to, ...narrowed }, reader);
  const whole = await between(options.from, options.until);
  if (!whole.ok) return out.problem(whole.problem);
  let before = options.from;
  for (const learned of daysOf(whole.body.events)) {
    if (stop.aborted) return exits.interrupted;
    const step = await between(before, learned);
    if (!step.ok) return out.problem(step.problem);
    before = learned;
    const { events, patch } = step.body;
    out.data({ day: learned, events, patch });
    out.heading(`${learned} · ${events.length} events: ${typesOf(events)}`);
    for (const line of patch.length === 0 ? ["  nothing changed in this view"] : patchLines(patch)) out.line(line);
  }
  if (before === options.from) out.line("Nothing was learned in that time.");
  return exits.done;
}

/**
 * The days on which something was learned: the running maximum of the events' days, as "as known on" has it. The
 * ledger's own events belong to no day.
 */
function daysOf(events: ChangesBody["events"]): readonly string[] {
  const days: string[] = [];
  for (const { stream, recordedOn, recordedAt } of events) {
    if (stream === ledgerStream) continue;
    const known = recordedOn ?? dayOf(recordedAt);
    if (known > (days.at(-1) ?? "")) days.push(known);
  }
  return days;
}

function typesOf(events: ChangesBody["events"]): string {
  const counts = new Map<string, number>();
  for (const { type } of events) counts.set(type, (counts.get(type) ?? 0) + 1);
  return [...counts].map(([type, count]) => (count === 1 ? type : `${type} × ${count}`)).join(", ");
}
