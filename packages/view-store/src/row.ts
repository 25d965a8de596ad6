import type { JsonObject, Source } from "@liggare/domain";
import type { Fact } from "@liggare/views";

/*
 * A fact as its row holds it: the values alone, in this order. Names of fields would be a third of the file, and of the
 * time to read it. What most facts lack comes last and is left out where it is missing.
 */
type Row = readonly [
  id: string,
  number: number,
  type: string,
  stream: string,
  unit: string,
  occurredOn: string,
  knownOn: string,
  data: JsonObject,
  source?: Source | null,
  corrections?: readonly number[] | null,
  reconstructed?: "stated" | "assumed",
];

export function rowOf({ id, number, type, stream, unit, occurredOn, knownOn, data, ...rest }: Fact): string {
  const { source, corrections, reconstructed } = rest;
  const row: unknown[] = [id, number, type, stream, unit, occurredOn, knownOn, data];
  if (source !== undefined || corrections.length > 0 || reconstructed !== undefined) row.push(source ?? null);
  if (corrections.length > 0 || reconstructed !== undefined) row.push(corrections.length > 0 ? corrections : null);
  if (reconstructed !== undefined) row.push(reconstructed);
  return JSON.stringify(row);
}

const none: readonly number[] = [];

export function factOf(text: string): Fact {
  const [id, number, type, stream, unit, occurredOn, knownOn, data, source, corrections, reconstructed] = JSON.parse(
    text,
  ) as Row;
  const fact: Fact = { id, number, corrections: corrections ?? none, type, stream, unit, occurredOn, knownOn, data };
  if (reconstructed === undefined && !source) return fact;
  return { ...fact, ...(reconstructed && { reconstructed }), ...(source && { source }) };
}
