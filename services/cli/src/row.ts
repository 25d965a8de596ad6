import type { Problem } from "@liggare/api";
import { problemOf } from "@liggare/api";
import type { Lang } from "@liggare/calendar";
import {
  aggregateNamed,
  aggregates,
  type Bilingual,
  commandsOf,
  mapLeaves,
  offeredCommandsOf,
  parse,
  refuse,
} from "@liggare/domain";
import { type CommandRequest, canonicalHash, commandBody } from "@liggare/ledger";
import * as z from "zod/mini";

const rowSchema = z.strictObject({
  aggregate: z.string(),
  id: z.string().check(z.minLength(1)),
  command: z.string(),
  input: z.unknown(),
  key: z.optional(z.string()),
  ...commandBody,
});

export type Row =
  | { readonly ok: true; readonly request: CommandRequest }
  | { readonly ok: false; readonly problem: Problem };

/** Reads a row of an import. What it holds is checked by the ledger; its shape and names are checked here. */
export function parseRow(text: string, lang: Lang): Row {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return malformed({ sv: (error as Error).message, en: (error as Error).message }, lang);
  }
  if (typeof value === "object" && value !== null && "recordedOn" in value)
    return wrong("/recordedOn", { sv: "hör bara till en grundimport", en: "belongs to a founding import only" }, lang);
  const parsed = z.safeParse(rowSchema, value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    if (issue === undefined || issue.path.length + ("keys" in issue ? 1 : 0) === 0)
      return malformed({ sv: "raden är inget JSON-objekt", en: "the row is no JSON object" }, lang);
    if (issue.code === "unrecognized_keys")
      return wrong(`/${issue.keys[0]}`, { sv: "fältet finns inte här", en: "there is no such field here" }, lang);
    const said = { sv: "saknas eller har fel form", en: "is missing or has the wrong shape" };
    return wrong(`/${issue.path.join("/")}`, said, lang);
  }
  if (!("input" in (value as object)))
    return wrong("/input", { sv: "saknas eller har fel form", en: "is missing or has the wrong shape" }, lang);
  const unknown = unknownCommand(parsed.data.aggregate, parsed.data.command);
  return unknown ? wrong(unknown.pointer, unknown, lang) : { ok: true, request: parsed.data as CommandRequest };
}

/** Says which aggregates or commands there are, where a name is none of them. */
export function unknownCommand(
  aggregate: string,
  command: string,
): (Bilingual & { readonly pointer: "/aggregate" | "/command" }) | undefined {
  const found = aggregateNamed(aggregate);
  if (!found) {
    const names = aggregates.map(({ name }) => name).join(", ");
    return { pointer: "/aggregate", sv: `välj något av ${names}`, en: `choose one of ${names}` };
  }
  const commands = offeredCommandsOf(found);
  if (Object.hasOwn(commands, command)) return undefined;
  const names = Object.keys(commands).join(", ");
  return {
    pointer: "/command",
    sv: `${aggregate} har kommandona ${names}`,
    en: `${aggregate} has the commands ${names}`,
  };
}

function malformed(reason: Bilingual, lang: Lang): Row {
  return { ok: false, problem: problemOf(refuse("body-malformed", { reason }, []).refusal, lang) };
}

function wrong(pointer: string, said: Bilingual, lang: Lang): Row {
  const name = pointer.slice(1);
  const fault = { pointer, sv: `${name}: ${said.sv}`, en: `${name}: ${said.en}` };
  return { ok: false, problem: problemOf(refuse("input-invalid", { fields: pointer }, [fault]).refusal, lang) };
}

/**
 * The idempotency keys of a file's rows: a row's own, or one made from its content and from how many equal rows came
 * before it. Free texts are left out of what is hashed: no guessable text stays behind in an event's id.
 */
export function rowKeys(): (row: CommandRequest) => { readonly key?: string; readonly keyFromRow?: true } {
  const seen = new Map<string, number>();
  return (row) => {
    if (row.key !== undefined) return { key: row.key };
    const content = contentOf(row);
    if (content === undefined) return {};
    // as bytes, a quarter of the hexadecimal text: a file may hold a million rows
    const short = Buffer.from(content, "hex").toString("latin1");
    const occurrence = (seen.get(short) ?? 0) + 1;
    seen.set(short, occurrence);
    return { key: `row-${content}.${occurrence}`, keyFromRow: true };
  };
}

/** Hash of a row without its texts; undefined where its input fits no schema, so that it will be refused. */
function contentOf({ aggregate, id, command, input, occurredOn, source }: CommandRequest): string | undefined {
  const found = aggregateNamed(aggregate);
  const definition = found && commandsOf(found)[command];
  if (!definition) return undefined;
  const parsed = parse(definition.input, input, "/input");
  if (!parsed.ok) return undefined;
  const withoutTexts = mapLeaves(definition.input, parsed.value, ({ meta, value }) =>
    meta?.kind === "text" ? null : value,
  );
  return canonicalHash({
    aggregate,
    id,
    command,
    input: withoutTexts,
    occurredOn: occurredOn ?? null,
    source: source ?? null,
  });
}
