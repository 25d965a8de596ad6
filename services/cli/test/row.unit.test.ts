import { describe, expect, test } from "vitest";
import { parseRow, rowKeys } from "../src/row.ts";

const meeting = {
  aggregate: "meeting",
  id: "mote-1",
  command: "hold",
  input: {
    unit: "skarholmen",
    forum: "samordnarnatverket",
    functions: ["local-coordinator"],
    units: ["skarholmen"],
    decisions: ["Lägesbilden tas upp igen."],
  },
  occurredOn: "2026-10-06",
};

const requestOf = (row: object) => {
  const parsed = parseRow(JSON.stringify(row), "en");
  if (!parsed.ok) throw new Error(parsed.problem.detail);
  return parsed.request;
};
const keysOf = (...rows: readonly object[]) => {
  const keyOf = rowKeys();
  return rows.map((row) => keyOf(requestOf(row)).key);
};

describe("an import row's idempotency key", () => {
  test("is the row's own where it has one", () => {
    const keyOf = rowKeys();
    expect(keyOf(requestOf({ ...meeting, key: "protokoll-7" }))).toEqual({ key: "protokoll-7" });
  });

  test("is the same the next time the file is imported", () => {
    expect(keysOf(meeting)).toEqual(keysOf(meeting));
  });

  test("counts how many equal rows came before, so that two honest equal rows are two", () => {
    const [first, second] = keysOf(meeting, meeting);
    expect(first).toMatch(/^row-[0-9a-f]{64}\.1$/);
    expect(second).toBe(first?.replace(/\.1$/, ".2"));
  });

  test("leaves free texts out, and nothing else", () => {
    const other = { ...meeting, input: { ...meeting.input, decisions: ["Något annat."] } };
    expect(keysOf(other)).toEqual(keysOf(meeting));
    for (const changed of [
      { ...meeting, id: "mote-2" },
      { ...meeting, occurredOn: "2026-10-07" },
      { ...meeting, input: { ...meeting.input, units: ["skarholmen", "kommunstyrelsen"] } },
      { ...meeting, input: { ...meeting.input, decisions: ["Ett.", "Två."] } },
      { ...meeting, source: { document: "Protokoll", support: "observed" } },
    ])
      expect(keysOf(changed)).not.toEqual(keysOf(meeting));
  });

  test("does not depend on the order of fields", () => {
    const { input, ...rest } = meeting;
    const turned = { input: Object.fromEntries(Object.entries(input).reverse()), ...rest };
    expect(keysOf(turned)).toEqual(keysOf(meeting));
  });
});

describe("a bad row is named by its field", () => {
  const bad: readonly {
    readonly title: string;
    readonly text: string;
    readonly code: string;
    readonly pointer?: string;
  }[] = [
    { title: "that is no JSON", text: "{", code: "body-malformed" },
    { title: "that is a list", text: "[]", code: "body-malformed" },
    { title: "that is null", text: "null", code: "body-malformed" },
    {
      title: "without an id",
      text: JSON.stringify({ ...meeting, id: undefined }),
      code: "input-invalid",
      pointer: "/id",
    },
    {
      title: "without an input",
      text: JSON.stringify({ ...meeting, input: undefined }),
      code: "input-invalid",
      pointer: "/input",
    },
    {
      title: "with a field too many",
      text: JSON.stringify({ ...meeting, when: 1 }),
      code: "input-invalid",
      pointer: "/when",
    },
    {
      title: "with a founding import's field",
      text: JSON.stringify({ ...meeting, recordedOn: "2019-11-19" }),
      code: "input-invalid",
      pointer: "/recordedOn",
    },
    {
      title: "of no aggregate",
      text: JSON.stringify({ ...meeting, aggregate: "person" }),
      code: "input-invalid",
      pointer: "/aggregate",
    },
    {
      title: "of no command",
      text: JSON.stringify({ ...meeting, command: "toString" }),
      code: "input-invalid",
      pointer: "/command",
    },
    {
      title: "with a source without its support",
      text: JSON.stringify({ ...meeting, source: { document: "Protokoll" } }),
      code: "input-invalid",
      pointer: "/source/support",
    },
  ];
  test.for(bad)("a row $title", ({ text, code, pointer }) => {
    const row = parseRow(text, "sv");
    expect(row.ok ? row : { code: row.problem.code, pointer: row.problem.errors?.[0]?.pointer }).toEqual({
      code,
      pointer,
    });
  });
});
