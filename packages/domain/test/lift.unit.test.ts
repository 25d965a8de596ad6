import { afterEach, describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { type Aggregate, aggregateNamed, eventTypes, lift, UnknownEvent } from "../src/index.ts";
import { sealed, streamFrom } from "./given.ts";

/* A type whose payload changed twice: `name` became `label`, then `labels`. It is known only within this file. */
const types = eventTypes as Map<string, unknown>;
const changed = {
  schema: 3,
  title: { sv: "Prov", en: "Sample" },
  data: z.strictObject({ labels: z.array(z.string()) }),
  example: { labels: ["a"] },
  lift: {
    1: ({ name }: { name: string }) => ({ label: name }),
    2: ({ label }: { label: string }) => ({ labels: [label] }),
  },
};
types.set("Sample", { type: "Sample", definition: changed });
afterEach(() => types.set("Sample", { type: "Sample", definition: changed }));

const meeting = aggregateNamed("meeting") as Aggregate;
const [stored] = streamFrom(meeting, "x", [{ type: "MeetingActionDone", data: { action: "a1" } }]);
const event = { ...stored!, type: "Sample", schema: 1, data: { name: "a" } };

const corrected = (schema: number, data: object, before: object) => ({
  ...stored!,
  type: "EntryCorrected",
  corrects: "x",
  data: { type: "Sample", schema, previous: { occurredOn: "2026", data: before }, data, why: sealed("Fel") } as never,
});

describe("an event of an older schema", () => {
  it("is lifted step by step, and keeps all else", () => {
    expect(lift(event)).toEqual({ ...event, schema: 3, data: { labels: ["a"] } });
    expect(lift({ ...event, schema: 2, data: { label: "a" } } as never)).toEqual(lift(event));
  });

  it("of the newest schema is returned as it is", () => {
    expect(lift(stored!)).toBe(stored);
  });

  it("inside a correction is lifted too, the new payload and the previous one", () => {
    expect(lift(corrected(1, { name: "b" }, { name: "a" }))).toMatchObject({
      type: "EntryCorrected",
      schema: 1,
      data: { schema: 3, previous: { occurredOn: "2026", data: { labels: ["a"] } }, data: { labels: ["b"] } },
    });
    const withdrawn = { ...corrected(2, {}, { label: "a" }), type: "EntryWithdrawn" };
    const { data: _none, ...rest } = withdrawn.data as Record<string, unknown>;
    const lifted = lift({ ...withdrawn, data: rest as never }).data;
    expect(lifted).toMatchObject({ schema: 3, previous: { data: { labels: ["a"] } } });
    expect(lifted).not.toHaveProperty("data");
  });

  it("inside a correction of the newest schema is returned as it is", () => {
    const newest = corrected(3, { labels: ["b"] }, { labels: ["a"] });
    expect(lift(newest)).toBe(newest);
  });
});

describe("an event that this version does not know", () => {
  it.each([
    ["of an unknown type", { ...event, type: "FromTheFuture" }],
    ["of a newer schema", { ...event, schema: 4 }],
    ["of no schema", { ...event, schema: 0 }],
    ["inside a correction", corrected(4, { labels: [] }, { labels: [] })],
  ])("stops the reader: %s", (_which, unknown) => {
    expect(() => lift(unknown as never)).toThrow(UnknownEvent);
  });

  it("is one whose step of lifting is missing", () => {
    types.set("Sample", { type: "Sample", definition: { ...changed, lift: { 1: changed.lift[1] } } });
    expect(() => lift(event)).toThrow(UnknownEvent);
  });
});
