import { fc, test } from "@fast-check/vitest";
import type { NewEvent } from "@liggare/domain";
import canonicalize from "canonicalize";
import { expect, it } from "vitest";
import { canonicalText } from "../src/canonical.ts";
import { chainHash, envelopeText } from "../src/index.ts";
import { newEvent } from "./contract/kit.ts";

const key = fc.oneof(
  fc.string({ unit: "binary", maxLength: 4 }),
  fc.constantFrom("__proto__", "10", "9", "toJSON", "", "å", "b"),
);
const { value: anything } = fc.letrec((tie) => ({
  leaf: fc.oneof(
    fc.string({ unit: "binary" }),
    fc.double(),
    fc.constantFrom(null, undefined, true, -0, 1e21, "\\ud800", "\ud800"),
  ),
  list: fc.array(tie("value"), { maxLength: 4 }),
  object: fc.array(fc.tuple(key, tie("value")), { maxLength: 5 }).map((members) => Object.fromEntries(members)),
  value: fc.oneof({ maxDepth: 4 }, tie("leaf"), tie("list"), tie("object")),
}));

/** The text, or that it was refused. */
function outcome(run: () => unknown): unknown {
  try {
    return run();
  } catch {
    return "refused";
  }
}

test.prop([anything], { numRuns: 2_000 })(
  "the short way writes what the library writes, and refuses what it refuses",
  (data) => {
    expect(outcome(() => canonicalText({ z: data, a: 1 }))).toEqual(outcome(() => canonicalize({ z: data, a: 1 })));
  },
);

test.prop([
  anything,
  fc.subarray(["basis", "causation", "corrects", "unit", "schema", "by", "recordedOn", "source", "number", "extra"]),
])("an envelope's text is the library's text, whichever fields it has", (data, fields) => {
  const more = Object.fromEntries(fields.map((field) => [field, data]));
  const event = newEvent({ data: data as string }, more as Partial<NewEvent>);
  const { number: _, ...stored } = { ...event, stream: "a", revision: 3 } as typeof event & { number?: number };
  expect(outcome(() => envelopeText(event, "a", 3))).toEqual(outcome(() => canonicalize(stored)));
});

it("what JSON writes otherwise than it looks goes the library's way", () => {
  const nested = { at: new Date(0), list: [undefined, () => 1], "10": 1, "9": 2, boxed: Object("x") };
  expect(canonicalText(nested)).toBe('{"10":1,"9":2,"at":"1970-01-01T00:00:00.000Z","boxed":"x","list":[null,null]}');
  let deep: object = { end: 1 };
  for (let depth = 0; depth < 5_000; depth += 1) deep = { deep };
  expect(canonicalText(deep)).toBe(canonicalize(deep));
});

it("the stored text and its hash never change: they are the storage format", () => {
  const event = newEvent(
    { forum: "rådet", attendance: 12 },
    { id: "00000000-0000-4000-8000-000000000001", recordedOn: "2019-09-04", recordedOnSupport: "stated" },
  );
  const text = envelopeText(event, "meeting-1", 0);
  expect(text).toBe(
    '{"by":{"role":"local-coordinator","subject":"subject-1","unit":"rinkeby-kista"},"data":{"attendance":12,"forum":"rådet"},"id":"00000000-0000-4000-8000-000000000001","occurredOn":"2019-09-04","payloadHash":"0000000000000000000000000000000000000000000000000000000000000000","recordedAt":"2019-09-04T08:00:00.000Z","recordedOn":"2019-09-04","recordedOnSupport":"stated","revision":0,"schema":1,"stream":"meeting-1","type":"MeetingHeld","unit":"rinkeby-kista"}',
  );
  expect([chainHash("", text), chainHash("0".repeat(64), text)]).toEqual([
    "3f93acde7227a5da616bad88beeb105ea8be820924f332e2746220add0596baa",
    "5b6480e59c5ed65982b9f2926e2d5a574ae1fd95fe67649968be66733f656f30",
  ]);
});
