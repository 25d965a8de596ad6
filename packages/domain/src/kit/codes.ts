import type { StoredEvent } from "../envelope.ts";

/*
 * Numbers and codes that a stream gave out. What was withdrawn keeps its own for ever: others may have written it down,
 * and other streams may name it.
 */

function* valuesOf(field: string, value: unknown): Generator<unknown> {
  if (typeof value !== "object" || value === null) return;
  for (const [name, part] of Object.entries(value)) {
    if (name === field) yield part;
    yield* valuesOf(field, part);
  }
}

/** Every value that a field of this name ever had in a stream, at any depth of its payloads. */
const everGiven = (recorded: readonly StoredEvent[], field: string): readonly unknown[] =>
  recorded.flatMap(({ data }) => [...valuesOf(field, data)]);

const highest = (numbers: readonly number[]): number => numbers.reduce((most, each) => Math.max(most, each), 0);

/** The highest number that a field ever had; 0 before the first. */
export const lastNumber = (recorded: readonly StoredEvent[], field: string): number =>
  highest(everGiven(recorded, field).filter((value) => typeof value === "number"));

/** The highest n of the codes `<prefix><n>` that a field ever had; 0 before the first. */
export const lastCode = (recorded: readonly StoredEvent[], prefix: string, field: string): number =>
  highest(
    everGiven(recorded, field).map((value) =>
      typeof value === "string" && value.startsWith(prefix) && /^\d{1,15}$/.test(value.slice(prefix.length))
        ? Number(value.slice(prefix.length))
        : 0,
    ),
  );

/** The code `<prefix><n>` above every one that a field ever had. */
export const nextCode = (recorded: readonly StoredEvent[], prefix: string, field: string): string =>
  `${prefix}${lastCode(recorded, prefix, field) + 1}`;
