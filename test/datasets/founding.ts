import { readFileSync } from "node:fs";
import {
  aggregateNamed,
  commandsOf,
  decide,
  fold,
  type Known,
  mapLeaves,
  parse,
  type RecordedEvent,
  type Support,
  streamOf,
} from "../../packages/domain/src/index.ts";
import { applyEvent, memoryCells, type Question, type ViewDefinition } from "../../packages/views/src/index.ts";

/* Founding a log from a data set without a ledger. */

/** A line of a data set. */
export interface Row {
  readonly aggregate: string;
  readonly id: string;
  readonly command: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly occurredOn: string;
  readonly recordedOn: string;
  readonly recordedOnSupport: "stated" | "assumed";
  readonly source: { readonly document: string; readonly section: string; readonly support: Support };
  /** Names the row, so that later ones may correct its event or point at it. */
  readonly key?: string;
}

/** The rows of a file below this folder. */
export const rowsOf = (name: string): readonly Row[] =>
  readFileSync(new URL(name, import.meta.url), "utf8")
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Row);

/** Carries out all rows as a founding import does; throws at the first row that does not fit. */
export function found(all: readonly Row[]): readonly RecordedEvent[] {
  const streams = new Map<string, RecordedEvent[]>();
  const log: RecordedEvent[] = [];
  /** Ids of events by the row that led to them. */
  const ids = new Map<string, string>();
  const named = (value: unknown): unknown => {
    if (typeof value === "string") return ids.get(value) ?? value;
    if (Array.isArray(value)) return value.map(named);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, named(part)]));
  };
  /** Another stream as it stands; a founding import has no views. */
  const streamNeeded = (aggregateName: string, id: string): Known | undefined => {
    const needed = aggregateNamed(aggregateName);
    const { unit, ...folded } = needed ? fold(needed, streams.get(streamOf(aggregateName, id)) ?? []) : {};
    return unit === undefined ? undefined : ({ kind: "stream", unit, ...folded } as Known);
  };
  all.forEach((row, index) => {
    const at = `row ${index + 1} (${row.aggregate} ${row.id} ${row.command})`;
    const aggregate = aggregateNamed(row.aggregate);
    const command = aggregate && commandsOf(aggregate)[row.command];
    if (!aggregate || !command) throw new Error(`${at}: no such command`);
    const parsed = parse(command.input, named(row.input));
    if (!parsed.ok) throw new Error(`${at}: ${JSON.stringify(parsed.fields)}`);
    const input = mapLeaves(command.input, parsed.value, ({ meta, value }) =>
      meta?.kind === "text" ? { textId: `t-${index}`, commitment: "c" } : value,
    );
    const name = streamOf(row.aggregate, row.id);
    const stream = streams.get(name) ?? [];
    const { entry } = parsed.value as { readonly entry?: string };
    const corrected = entry === undefined ? undefined : stream.find(({ id }) => id === entry)?.unit;
    const owner = corrected ?? (aggregate.ownedBy === "stream" ? stream[0]?.unit : undefined);
    const unit = owner ?? aggregate.unitOf(row.id, parsed.value);
    if (!unit) throw new Error(`${at}: belongs to no unit`);
    const { occurredOn, recordedOn, recordedOnSupport, source } = row;
    const context = { id: row.id, unit, today: recordedOn, occurredOn, founding: true };
    const known = Object.fromEntries(
      Object.entries(command.needs?.(input, context) ?? {}).map(([what, need]) => [
        what,
        need.kind === "stream" ? streamNeeded(need.aggregate, need.id) : undefined,
      ]),
    );
    const decided = decide(aggregate, stream, row.command, input, { ...context, known });
    if ("kind" in decided) throw new Error(`${at}: ${JSON.stringify(decided.refusal)}`);
    for (const [place, event] of decided.entries()) {
      const number = String(log.length + 1).padStart(12, "0");
      const stored: RecordedEvent = {
        id: `00000000-0000-8000-8000-${number}`,
        stream: name,
        revision: stream.length,
        number: log.length + 1,
        position: number,
        hash: "",
        payloadHash: "",
        recordedAt: "2026-01-01T12:00:00.000Z",
        recordedOn,
        recordedOnSupport,
        unit,
        by: { subject: "import", role: "administrator", unit: null },
        source,
        ...event,
      };
      if (row.key !== undefined && place === 0) ids.set(`row:${row.key}`, stored.id);
      stream.push(stored);
      log.push(stored);
    }
    streams.set(name, stream);
  });
  return log;
}

/** What a view answers, before disclosure, from a founded log as known at the end of a day. */
export function answerFrom<A>(
  view: ViewDefinition<A>,
  log: readonly RecordedEvent[],
  asKnownOn: string,
  more: Partial<Question> = {},
): A {
  const cells = memoryCells();
  for (const event of log) {
    const knownOn = event.recordedOn ?? event.recordedAt.slice(0, 10);
    if (knownOn <= asKnownOn) applyEvent(view, event, knownOn, cells);
  }
  const question = { asKnownOn, on: asKnownOn, structure: "of-its-time" as const, policy: {}, ...more };
  return view.evaluate(cells.snapshot(), { closedMonth: asKnownOn.slice(0, 7), ...question });
}
