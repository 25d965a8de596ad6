import type { Actor } from "@liggare/access";
import {
  type AnyCommand,
  aggregateNamed,
  type Basis,
  type DecisionContext,
  fold,
  type Json,
  type Known,
  lift,
  type Need,
  type Refused,
  refuse,
  streamOf,
} from "@liggare/domain";
import type { EventStore } from "@liggare/event-store";
import { evaluate, type Reading, resolve } from "./ask.ts";

type Needed = Readonly<Record<string, Known | undefined>>;

/** Answers a need of a view; undefined where there is none, as on the empty ledger that tries a founding import. */
export type ReadView = (need: Need & { readonly kind: "view" }, actor: Actor) => Promise<Known | Refused>;

/** Milliseconds that a command waits for the views to come to the newest event. */
const patience = 5_000;

/** The executive board, as it reads everything. */
const board: Actor = { subject: "executive-board", role: "executive-board", unit: null };

/** A view as a decision sees it: with everything acknowledged before, disclosed, texts as references. */
export const readView =
  (reading: Reading, store: EventStore): ReadView =>
  async ({ view, readBy, asKnownOn, on, unit, structure }, actor) => {
    const { position } = await store.head();
    if (!(await reading.views.caughtUp(position, patience))) return refuse("not-yet");
    const request = {
      view,
      ...(asKnownOn !== undefined && { asKnownOn }),
      ...(on !== undefined && { on }),
      ...(unit !== undefined && { unit }),
      ...(structure !== undefined && { structure }),
    };
    const resolved = resolve(reading, request, readBy === "recorder" ? actor : board);
    if ("kind" in resolved) return resolved;
    const { answer, version, number, position: at, ...dates } = evaluate(reading, resolved);
    const plain = JSON.parse(JSON.stringify(answer)) as Json;
    return {
      kind: "view",
      answer: plain,
      version,
      number,
      position: at,
      asKnownOn: dates.asKnownOn,
      on: dates.on,
      threshold: resolved.reader.threshold,
    };
  };

/** Reads what a command's decision or advice needs. The streams read are part of a decision's basis. */
export async function readNeeds(
  command: Pick<AnyCommand, "needs">,
  input: unknown,
  context: Omit<DecisionContext, "known">,
  actor: Actor,
  { store, view }: { readonly store: Pick<EventStore, "readStream">; readonly view: ReadView | undefined },
): Promise<{ readonly known: Needed; readonly basis: readonly Basis[] } | Refused> {
  const known: Record<string, Known | undefined> = {};
  const basis: Basis[] = [];
  for (const [name, need] of Object.entries(command.needs?.(input, context) ?? {})) {
    if (need.kind === "view") {
      const found = await view?.(need, actor);
      if (found?.kind === "refused") return found;
      known[name] = found;
      continue;
    }
    const aggregate = aggregateNamed(need.aggregate);
    if (!aggregate) throw new Error(`a need names the aggregate ${need.aggregate}, which is not there`);
    const stream = streamOf(need.aggregate, need.id);
    const { state, entries, revision, unit } = fold(aggregate, (await store.readStream(stream)).map(lift));
    if (unit === undefined) continue;
    known[name] = { kind: "stream", state, entries, revision, unit };
    basis.push({ stream, revision });
  }
  return { known, basis };
}
