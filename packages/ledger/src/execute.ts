import { type Actor, mayUse, reachOf } from "@liggare/access";
import { dayOf } from "@liggare/calendar";
import {
  type Aggregate,
  type AnyCommand,
  aggregateNamed,
  type Basis,
  commandsOf,
  decide,
  type FieldFault,
  type JsonObject,
  lift,
  type NewEvent,
  parse,
  type Refused,
  refuse,
  type StoredEvent,
  streamOf,
} from "@liggare/domain";
import type { EventStore } from "@liggare/event-store";
import type { Vault } from "@liggare/vault";
import { notTheirs } from "./correctors.ts";
import { malformed, parseEnvelope } from "./envelope-input.ts";
import { filesIn, guardedStrings, guardStrings, unseenSigns } from "./guard.ts";
import { canonicalHash, eventId } from "./ids.ts";
import { lookUp } from "./look-up.ts";
import { type ReadView, readNeeds } from "./needs.ts";
import { newEvent } from "./new-event.ts";
import type { Accepted, CommandRequest, FoundingRow, Outcome } from "./requests.ts";
import { type Fresh, hashedInput, resealTexts, sealTexts, textRefsIn } from "./texts.ts";

/** What carrying out a command needs; everything with an effect is here. */
export interface Machinery {
  readonly ledger: string;
  readonly store: Pick<EventStore, "append" | "readStream">;
  readonly vault: Vault;
  /** Where ids and salts of texts come from; absent: from chance. */
  readonly fresh?: Fresh;
  /** Revisions seen of streams that are looked up; never beyond the true one, so any process may keep its own. */
  readonly revisions: Map<string, number>;
  /** Checks the clock against the newest event; the instant for `recordedAt`, or the refusal. */
  now(): { readonly at: Date } | Refused;
  /** Views for decisions that need them; absent where there are none. */
  readonly view?: ReadView;
  /** Told of each event appended, before the answer. */
  appended(events: readonly NewEvent[]): void;
}

/** A command that the ledger itself gives, and what is to be durable before its events are. */
export interface Inner {
  readonly beforeAppend: () => Promise<void>;
}

interface Prepared {
  readonly aggregate: Aggregate;
  readonly command: AnyCommand;
  readonly input: unknown;
  readonly stream: string;
}

const attempts = 5;

const invalid = (faults: readonly FieldFault[]): Refused =>
  refuse("input-invalid", { fields: faults.map(({ pointer }) => pointer).join(", ") }, faults);

/** Steps 1 and 2 of the way in: parse by the schema, guard every text, and ask whether the role may at all. */
export function prepare(request: CommandRequest, actor: Actor, founding: boolean, inner = false): Prepared | Refused {
  const aggregate = aggregateNamed(request.aggregate);
  const commands = aggregate && commandsOf(aggregate);
  const command = commands && Object.hasOwn(commands, request.command) ? commands[request.command] : undefined;
  if (!aggregate || !command || (command.inner && !inner)) return refuse("not-found");
  const unreadable = malformed(request.input, request.source);
  if (unreadable.length > 0) return invalid(unreadable);
  const envelope = parseEnvelope(request, founding);
  const parsed = parse(command.input, request.input, "/input");
  if (envelope.length > 0 || !parsed.ok) return invalid([...envelope, ...(parsed.ok ? [] : parsed.fields)]);
  const { source } = request;
  const strings = [
    { pointer: "/id", value: request.id },
    ...(source ? [{ pointer: "/source/document", value: source.document }] : []),
    ...(source?.section ? [{ pointer: "/source/section", value: source.section }] : []),
    ...guardedStrings(command.input, parsed.value, "/input"),
  ];
  const unseen = [...unseenSigns(strings), ...filesIn(strings)];
  if (unseen.length > 0) return invalid(unseen);
  const found = guardStrings(strings);
  if (found) return found;
  if (!founding && !reachOf(command.who, actor)) return refuse("role-not-allowed", { role: actor.role });
  return { aggregate, command, input: parsed.value, stream: streamOf(aggregate.name, request.id) };
}

/** The unit that the command concerns: the stream's, the corrected entry's, or the one that the input names. */
export function unitOf(
  { aggregate, input }: Prepared,
  id: string,
  history: readonly StoredEvent[],
): string | undefined {
  const { entry } = input as { readonly entry?: string };
  if (entry !== undefined) return history.find((event) => event.id === entry)?.unit ?? history[0]?.unit;
  const named = aggregate.unitOf(id, input);
  return aggregate.ownedBy === "entry" ? (named ?? history[0]?.unit) : (history[0]?.unit ?? named);
}

/** An input that names another unit than the stream's own says something that would not be recorded. */
export function otherUnit({ aggregate, input }: Prepared, id: string, unit: string): Refused | undefined {
  const named = aggregate.unitOf(id, input);
  if (named === undefined || named === unit) return undefined;
  return invalid([
    {
      pointer: "/input/unit",
      sv: `Nämnd eller kontor: det här hör till ${unit}`,
      en: `Board or office: this belongs to ${unit}`,
    },
  ]);
}

/** The stored events of a command that was carried out before, or none. */
function earlier(machinery: Machinery, actor: Actor, stream: string, key: string, history: readonly StoredEvent[]) {
  const found: StoredEvent[] = [];
  for (const event of history)
    if (event.id === eventId(machinery.ledger, actor.subject, stream, key, found.length)) found.push(event);
  return found;
}

const payloadHash = ({ command }: Prepared, request: CommandRequest, sealed: unknown): string =>
  canonicalHash({
    command: request.command,
    input: hashedInput(command, sealed, request.keyFromRow ?? false),
    occurredOn: request.occurredOn ?? null,
    source: (request.source as JsonObject | undefined) ?? null,
  });

/** Each stream once, as the decision read it last. */
const basisOf = (looked: readonly Basis[], needed: readonly Basis[]): readonly Basis[] => [
  ...looked.filter(({ stream }) => !needed.some((each) => each.stream === stream)),
  ...needed,
];

function accepted(
  request: CommandRequest,
  events: readonly StoredEvent[],
  number: number | null,
  repeated: boolean,
): Accepted {
  const last = events.at(-1) as StoredEvent;
  return {
    kind: "accepted",
    aggregate: request.aggregate,
    id: request.id,
    unit: last.unit,
    revision: last.revision,
    position: last.position,
    number,
    recordedAt: last.recordedAt,
    events: events.map(({ id, type, revision }) => ({ id, type, revision })),
    receipt: null,
    repeated,
  };
}

/**
 * Carries out one command. The caller sees to it that a stream has one writer at a time in this process; other
 * processes are met by the store's expected revision.
 */
export async function execute(
  machinery: Machinery,
  request: CommandRequest | FoundingRow,
  actor: Actor,
  founding = false,
  inner?: Inner,
): Promise<Outcome> {
  const { store, vault } = machinery;
  // 1–2. Parse, guard, role.
  const prepared = prepare(request, actor, founding, inner !== undefined);
  if ("kind" in prepared) return prepared;
  const { aggregate, command, input, stream } = prepared;
  const key = request.key ?? crypto.randomUUID();

  for (let attempt = 0; attempt < attempts; attempt++) {
    const history = (await store.readStream(stream)).map(lift);
    const unit = unitOf(prepared, request.id, history);
    // What belongs to another unit is as if it did not exist.
    const reached = unit !== undefined && (founding || mayUse(command.who, actor, unit));
    if (!reached) return refuse("not-found");

    const misnamed = otherUnit(prepared, request.id, unit);
    if (misnamed) return misnamed;
    const foreign = founding ? undefined : notTheirs(aggregate, input, history, actor);
    if (foreign) return foreign;

    // 3. Has this command been carried out before?
    if (request.key !== undefined) {
      const events = earlier(machinery, actor, stream, request.key, history);
      if (events.length > 0) {
        const resealed = await resealTexts(command, input, events, vault);
        if (payloadHash(prepared, request, resealed) !== events[0]?.payloadHash) return refuse("key-reused");
        return accepted(request, events, null, true);
      }
    }

    // 4. Is what the writer read still so?
    const actual = history.length - 1;
    if (request.expectedRevision !== undefined && request.expectedRevision !== actual)
      return refuse("revision-stale", { actual });

    // 5. Decide, on sealed texts.
    const clock = machinery.now();
    if ("kind" in clock) return clock;
    const basis = await lookUp(prepared, store, machinery.revisions);
    if ("kind" in basis) return basis;
    const { entry } = input as { readonly entry?: string };
    // a correction's unchanged texts keep their references: those of its entry's versions, no other's
    const versions = history.filter(({ id, corrects }) => entry !== undefined && (id === entry || corrects === entry));
    const known = versions.flatMap((event) => textRefsIn(event.data));
    const sealed = await sealTexts(command, input, vault, known, machinery.fresh);
    const today = "recordedOn" in request && founding ? request.recordedOn : dayOf(clock.at.toISOString());
    const occurredOn = request.occurredOn ?? today;
    const context = { id: request.id, unit, today, occurredOn, founding };
    const needed = await readNeeds(command, sealed.input, context, actor, { store, view: machinery.view });
    if ("kind" in needed) return needed;
    const decided = decide(aggregate, history, request.command, sealed.input, { ...context, known: needed.known });
    if ("kind" in decided) return decided;

    // 6. Texts first, then the events in one durable append.
    const hash = payloadHash(prepared, request, sealed.input);
    const seen = basisOf(basis, needed.basis);
    const envelope = { actor, unit, at: clock.at.toISOString(), hash, basis: seen, key, ledger: machinery.ledger };
    const events = decided.map((event, index) => newEvent(event, index, stream, request, envelope));
    if (sealed.texts.length > 0) await vault.put(sealed.texts.map((text) => ({ ...text, event: events[0]?.id ?? "" })));
    await inner?.beforeAppend();
    const result = await store.append(stream, actual < 0 ? "no stream" : actual, events);
    if (result.kind === "written") {
      machinery.appended(events);
      const first = actual + 1;
      const written = (await store.readStream(stream, first)).slice(0, events.length);
      // A store compares ids only: another process may have used this key meanwhile. Then step 3 tells for what.
      if (written[0]?.payloadHash !== hash) continue;
      return accepted(request, written, result.number ?? null, false);
    }
    if (request.expectedRevision !== undefined)
      return refuse("revision-stale", { actual: result.actual === "no stream" ? -1 : result.actual });
  }
  return refuse("busy");
}
