import { type Actor, reachOf } from "@liggare/access";
import {
  aggregateNamed,
  commandsOf,
  type FieldFault,
  fold,
  lift,
  type Refused,
  refuse,
  type StoredEvent,
  streamOf,
  type TrainingState,
} from "@liggare/domain";
import { folded, isFault, type ParticipantList, readParticipantList, unitMatcher } from "@liggare/participant-lists";
import type { Reader } from "@liggare/privacy";
import type { Vault } from "@liggare/vault";
import { execute, type Machinery } from "./execute.ts";
import { canonicalHash, eventId } from "./ids.ts";
import {
  answerOf,
  type ListAnswer,
  type ListOutcome,
  type ListRequest,
  type Part,
  type Sorted,
} from "./participant-list-answer.ts";
import { partsOf, sortRows, withUnplaced } from "./participant-list-rows.ts";
import type { RegisteredUnit } from "./register-view.ts";
import type { Accepted, CommandRequest } from "./requests.ts";

/** What counting a list needs beside the machinery of commands. */
export interface ListSetting {
  readonly machinery: Machinery;
  readonly units: readonly RegisteredUnit[];
  /** Through whose eyes the answer is seen. */
  readonly reader: Reader;
}

const aggregate = aggregateNamed("training");
const commandName = "count-list";
/** Most rows of one list. */
const mostRows = 200_000;

const invalid = (faults: readonly FieldFault[]): Refused =>
  refuse("input-invalid", { fields: faults.map(({ pointer }) => pointer).join(", ") }, faults);

/** The list's content and all that changes how it is read: the same again is the same list. */
function contentOf(request: ListRequest, own: string | undefined): Uint8Array {
  const { content, key: _key, preview: _preview, disposalDecision: _decision, afterDiscard: _after, ...read } = request;
  const said = canonicalHash({ ...read, own: own ?? null });
  return Buffer.concat([Buffer.from(`${said}\n`), content]);
}

/** The parts of lists that count: those whose entries are in force and whose people can be recognised. */
function countingIn({ parts, recognised }: TrainingState) {
  const counted = new Set(parts);
  const lists = new Set(recognised);
  return (list: string, { tally, unit }: { readonly tally: string; readonly unit: string }) =>
    lists.has(list) && counted.has([list, unit, tally].join("|"));
}

/** The events that this key wrote before, or none. */
function earlierBy(key: string | undefined, { ledger }: Machinery, actor: Actor, history: readonly StoredEvent[]) {
  const stream = history[0]?.stream ?? "";
  const found: StoredEvent[] = [];
  for (const event of history)
    if (key !== undefined && event.id === eventId(ledger, actor.subject, stream, key, found.length)) found.push(event);
  return found;
}

const partsIn = (events: readonly StoredEvent[]): readonly Part[] =>
  events
    .filter(({ type }) => type === "ParticipantListCounted")
    .map(({ unit, data }) => ({ ...(data as unknown as Part), unit }));

/**
 * Counts a participant list in a course (DOMAIN §1.13). The caller sees to it that a course has one writer at a time.
 * The list itself is kept nowhere: keyed hashes go to the vault under the list's id, then the counts to the log in one
 * append. Only what is in the log counts, so a crash between the two, or the same list again, counts nobody twice.
 */
export async function countList(setting: ListSetting, request: ListRequest, actor: Actor): Promise<ListOutcome> {
  const { machinery } = setting;
  const { store, vault } = machinery;
  // 1. May the actor at all, and is there such a course?
  const command = aggregate && commandsOf(aggregate)[commandName];
  if (!aggregate || !command) return refuse("not-found");
  const reach = reachOf(command.who, actor);
  if (!reach) return refuse("role-not-allowed", { role: actor.role });
  const stream = streamOf(aggregate.name, request.course);
  const history = (await store.readStream(stream)).map(lift);
  const unit = actor.unit ?? history[0]?.unit;
  if (history.length === 0 || unit === undefined) return refuse("not-found");
  const own = reach === "own unit" ? unit : undefined;
  const { of = "all-staff" } = request;
  const state = fold(aggregate, history).state as TrainingState;

  // 2. Read the list; what cannot be read is named by row and column, never by what stands there.
  const list = await readParticipantList(request.content, {
    format: request.format,
    ...(request.sheet !== undefined && { sheet: request.sheet }),
    ...(request.state !== undefined && { state: request.state }),
    ...(request.columns && { columns: request.columns }),
    ...(request.statuses && { statuses: request.statuses }),
  });
  if (isFault(list)) return list.kind === "too large" ? { kind: "too large" } : invalid([list]);
  if (list.rows.length > mostRows) return { kind: "too large" };
  const faults = unitFaults(request, list, setting.units);
  if (faults.length > 0) return invalid(faults);
  const named = new Map(Object.entries(request.units ?? {}).map(([text, code]) => [folded(text), code]));
  const sorted = sortRows(list.rows, { of, own, unitOf: unitOfRows(request, list, unitMatcher(setting.units, named)) });

  // 3. Is it a list that was counted before, by its key or by its content?
  const content = contentOf(request, own);
  const shown = { setting, request, list, sorted, unit, state };
  const before = earlierBy(request.key, machinery, actor, history);
  const held = state.discarded ? new Set<string>() : await vault.tallies.lists(request.course);
  const same = held.size > 0 ? await vault.tallies.listWith(request.course, content) : undefined;
  if (before.length > 0) {
    const id = String(before[0]?.data.list);
    if (held.has(id) && same !== id) return refuse("key-reused");
    return answerFor(shown, { list: id, parts: partsIn(before), repeated: true });
  }

  // 4. Can people counted before be recognised?
  const lost = state.recognised.some((id) => !held.has(id) && state.parts.some((part) => part.startsWith(`${id}|`)));
  const blind = state.discarded || lost;
  if (blind && request.afterDiscard === undefined) return refuse("recognition-discarded");
  if (state.discarded && !request.preview) await vault.tallies.discard(request.course);
  const counting = blind ? () => false : countingIn(state);
  const known = await vault.tallies.recognise(request.course, sorted.entries, counting);
  const parts = partsOf(sorted, known, blind && request.afterDiscard === "start-over" ? {} : state.totals);

  // 5. The very same list, or only a look: nothing is recorded.
  const counted = same !== undefined && state.recognised.includes(same);
  const again = counted && parts.every((part) => part.new === 0);
  if (again || request.preview)
    return answerFor(shown, { list: again ? (same ?? null) : null, parts, repeated: again });

  // 6. Hashes to the vault, then the counts to the log.
  const id = same !== undefined && !Object.hasOwn(state.lists, same) ? same : crypto.randomUUID();
  const inForce = new Set(blind ? [] : state.recognised);
  const outcome = await execute(
    machinery,
    {
      aggregate: aggregate.name,
      id: request.course,
      command: commandName,
      input: {
        unit,
        list: id,
        ...(request.occasion !== undefined && { occasion: request.occasion }),
        ...(request.disposalDecision !== undefined && { disposalDecision: request.disposalDecision }),
        ...(blind && { afterDiscard: request.afterDiscard }),
        parts: withUnplaced(parts, sorted, { unit, of, state: request.state }),
      },
      ...(request.occurredOn !== undefined && { occurredOn: request.occurredOn }),
      ...(request.key !== undefined && { key: request.key }),
      expectedRevision: history.length - 1,
    },
    actor,
    false,
    {
      beforeAppend: async () => {
        // What was counted before and can no longer be told apart is not kept either.
        if (blind) await vault.tallies.discard(request.course);
        const tallied = { subject: request.course, list: id, content, entries: sorted.entries };
        await vault.tallies.put(tallied, (other) => inForce.has(other));
      },
    },
  );
  if (outcome.kind === "refused") return outcome;
  return answerFor(shown, { list: id, parts, repeated: false, recorded: outcome });
}

/**
 * The command that discards recognition has been recorded: the key goes now. Where a crash comes between, the next list
 * or the same command again ends it.
 */
export async function discardIfSaid(vault: Vault, { aggregate, id, command }: CommandRequest): Promise<void> {
  if (aggregate === "training" && command === "discard-recognition") await vault.tallies.discard(id);
}

const unitOfRows =
  (request: ListRequest, { hasUnits }: ParticipantList, match: (text: string) => string | undefined) =>
  (text: string): string | undefined =>
    hasUnits ? match(text) : request.unit;

function unitFaults(
  { unit, units = {} }: ListRequest,
  { hasUnits }: ParticipantList,
  registered: readonly RegisteredUnit[],
): readonly FieldFault[] {
  const codes = new Set(registered.map((each) => each.unit));
  const faults: FieldFault[] = [];
  if (!hasUnits && unit === undefined)
    faults.push({
      pointer: "/unit",
      sv: "unit: listan har ingen kolumn för nämnd eller förvaltning; ange kolumnen med map, eller nämnden för alla rader",
      en: "unit: the list has no column of boards; name the column with map, or the board of all rows",
    });
  if (unit !== undefined && !codes.has(unit))
    faults.push({ pointer: "/unit", sv: "unit: använd en nämnds kod", en: "unit: use a board's code" });
  if (Object.values(units).some((code) => !codes.has(code)))
    faults.push({ pointer: "/units", sv: "units: använd nämndernas koder", en: "units: use the boards' codes" });
  return faults;
}

interface Shown {
  readonly setting: ListSetting;
  readonly request: ListRequest;
  readonly list: ParticipantList;
  readonly sorted: Sorted;
  readonly unit: string;
  readonly state: TrainingState;
}

function answerFor(
  { setting, request, list, sorted, unit, state }: Shown,
  counted: Pick<ListAnswer, "list" | "repeated"> & { readonly parts: readonly Part[]; readonly recorded?: Accepted },
): ListAnswer {
  const given =
    counted.list !== null && Object.hasOwn(state.lists, counted.list) && state.lists[counted.list]?.disposal;
  return answerOf({
    ...counted,
    request,
    columns: list.columns,
    sorted,
    unit,
    names: new Map(setting.units.map((each) => [each.unit, each.name])),
    reader: setting.reader,
    disposalKnown: given === true || request.disposalDecision !== undefined,
  });
}
