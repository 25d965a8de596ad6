import { describe, expect, it } from "vitest";
import {
  type Aggregate,
  aggregateNamed,
  aggregateOfStream,
  aggregates,
  commandsOf,
  commonRefusals,
  correctorsOf,
  type DecisionContext,
  decide,
  describeFields,
  entryCorrected,
  entryWithdrawn,
  eventTypes,
  type FieldDescription,
  fold,
  jsonSchemaOf,
  type Known,
  kebab,
  parse,
  refusals,
  roles,
  type StoredEvent,
} from "../src/index.ts";
import { sealedInput, streamFrom } from "./given.ts";

const types = [...eventTypes.values()];
const commands = aggregates.flatMap((aggregate) =>
  Object.entries(commandsOf(aggregate)).map(([command, definition]) => ({
    name: `${aggregate.name} ${command}`,
    aggregate,
    command,
    definition,
  })),
);

/** All fields at any depth. */
const deep = (fields: readonly FieldDescription[]): FieldDescription[] =>
  fields.flatMap((field) => [
    field,
    ...deep(field.fields ?? []),
    ...deep(field.item ? [field.item] : []),
    ...deep(field.variants ?? []),
  ]);

const bothLanguages = { sv: expect.stringMatching(/\S/), en: expect.stringMatching(/\S/) };

describe.each(types)("event type $type", ({ type, definition, aggregate }) => {
  it("has a title in both languages and an example that fits its schema", () => {
    expect(type).toMatch(/^[A-Z][A-Za-z]+$/);
    expect(definition.title).toEqual(bothLanguages);
    expect(definition.schema).toBeGreaterThanOrEqual(1);
    expect(parse(definition.data, definition.example)).toEqual({ ok: true, value: definition.example });
  });

  it("describes every field in both languages, and as JSON Schema", () => {
    for (const field of deep(describeFields(definition.data))) expect(field).toMatchObject(bothLanguages);
    expect(jsonSchemaOf(definition.data)).toMatchObject({ type: "object", additionalProperties: false });
  });

  it("holds no free text", () => {
    expect(deep(describeFields(definition.data)).map(({ kind }) => kind)).not.toContain("text");
  });

  it("is unique among all aggregates", () => {
    expect(aggregates.filter(({ events }) => Object.hasOwn(events, type))).toEqual(aggregate ? [aggregate] : []);
  });
});

describe.each(commands)("command $name", ({ aggregate, command, definition }) => {
  it("has a title and a help text in both languages and an example that fits its schema", () => {
    expect(command).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(definition.title).toEqual(bothLanguages);
    expect(definition.help).toEqual(bothLanguages);
    expect(parse(definition.input, definition.example)).toMatchObject({ ok: true });
  });

  it("describes every field in both languages, and as JSON Schema", () => {
    for (const field of deep(describeFields(definition.input))) expect(field).toMatchObject(bothLanguages);
    for (const language of ["sv", "en"] as const)
      expect(jsonSchemaOf(definition.input, language)).toMatchObject({ type: "object", additionalProperties: false });
  });

  it("says who may use it, and which refusals of the closed list it may give", () => {
    expect(Object.keys(definition.who)).not.toEqual([]);
    for (const [role, reach] of Object.entries(definition.who)) {
      expect(roles).toContain(role);
      expect(["own unit", "any unit"]).toContain(reach);
    }
    for (const code of [...definition.refusals, ...commonRefusals]) expect(Object.keys(refusals)).toContain(code);
    expect(new Set(definition.refusals).size).toBe(definition.refusals.length);
  });

  it("takes no text reference from outside", () => {
    expect(deep(describeFields(definition.input)).map(({ kind }) => kind)).not.toContain("text reference");
  });

  it("passes each text of its example on into an event", () => {
    const { stream, input, context } = ready(aggregate, command);
    const decided = decide(aggregate, stream, command, input, context);
    if ("kind" in decided) throw new Error(`refused: ${JSON.stringify(decided.refusal)}`);
    expect(textIds(decided)).toEqual(expect.arrayContaining(textIds(input)));
  });
});

interface Ready {
  readonly stream: readonly StoredEvent[];
  readonly input: unknown;
  readonly context: DecisionContext;
}

/** Inputs beside the examples, for steps that other examples rest on. */
const audit = aggregateNamed("audit")?.commands.open?.example as {
  readonly questions: readonly { question: string }[];
};
const variants: Readonly<Record<string, readonly (readonly [string, { readonly example: unknown }])[]>> = {
  audit: [
    [
      "open",
      { example: { ...audit, questions: ["q1", "q2"].map((question) => ({ ...audit.questions[0], question })) } },
    ],
  ],
  "action-plan": [
    [
      "approve",
      {
        example: {
          givenBy: "executive-board",
          delegation: "own-decision",
          conditions: [{ text: "Ange tidplan.", due: "2026-06-30" }],
        },
      },
    ],
  ],
};

/** What the ledger would find of the examples' needs, by their names. */
const summary: Known = {
  kind: "view",
  answer: { boards: [] },
  version: 2,
  asKnownOn: "2026-11-30",
  on: "2026-08-31",
  number: 9,
  position: "9",
  threshold: 5,
};
const needed: DecisionContext["known"] = {
  "of-its-time": summary,
  picture: {
    kind: "stream",
    state: { status: "compiled", items: { i1: "present", i2: "present" } },
    entries: [],
    revision: 0,
    unit: "skarholmen",
  },
  plan: {
    kind: "stream",
    state: { measures: { m1: "present", m2: "present" } },
    entries: [],
    revision: 0,
    unit: "skarholmen",
  },
};

/** Ids whose form the examples cannot say. */
const ids: Readonly<Record<string, string>> = { "plan-report": "skarholmen-2026-t1" };

const paths = new Map<Aggregate, ReadonlyMap<string, Ready>>();

/**
 * For each own command a stream on which its example is accepted, found by carrying out the other commands' examples,
 * shortest first. Ids that encode something are learned from the refusal.
 */
function pathsOf(aggregate: Aggregate): ReadonlyMap<string, Ready> {
  const known = paths.get(aggregate);
  if (known) return known;
  const found = new Map<string, Ready>();
  const own = Object.entries(aggregate.commands);
  const context = {
    id: ids[aggregate.name] ?? "x",
    unit: "skarholmen",
    today: "2026-12-31",
    occurredOn: "2026-03-03",
    founding: false,
    known: needed,
  };
  const tried = new Set<string>();
  const queue: (readonly StoredEvent[])[] = [[]];
  for (let stream = queue.shift(); stream && found.size < own.length && tried.size < 300; stream = queue.shift()) {
    const state = JSON.stringify(fold(aggregate, stream).state);
    if (tried.has(state)) continue;
    tried.add(state);
    for (const [command, { example }] of [...own, ...(variants[aggregate.name] ?? [])]) {
      const input = sealedInput(aggregate, command, example);
      const mismatch = decide(aggregate, stream, command, input, context);
      if ("kind" in mismatch && mismatch.refusal.code === "id-mismatch")
        context.id = String(mismatch.refusal.details.expected);
      const decided = decide(aggregate, stream, command, input, context);
      if ("kind" in decided) continue;
      if (!found.has(command)) found.set(command, { stream, input, context: { ...context } });
      queue.push(streamFrom(aggregate, context.id, [...stream, ...decided]));
    }
  }
  paths.set(aggregate, found);
  return found;
}

/** A stream on which the command's example is accepted: for a correction, one that ends with an entry to correct. */
function ready(aggregate: Aggregate, command: string): Ready {
  const own = pathsOf(aggregate).get(command);
  if (own) return own;
  for (const { stream, input, context } of pathsOf(aggregate).values()) {
    for (const [name] of Object.entries(aggregate.commands)) {
      if (pathsOf(aggregate).get(name)?.stream !== stream) continue;
      const decided = decide(aggregate, stream, name, pathsOf(aggregate).get(name)?.input ?? input, context);
      if ("kind" in decided) continue;
      const correctable = decided.findIndex(
        ({ type }) => command === "withdraw" || command === `correct-${kebab(type)}`,
      );
      if (correctable < 0) continue;
      const example = commandsOf(aggregate)[command]!.example as { readonly entry: string };
      const { entry } = example;
      const past = decided.map((event, index) => (index === correctable ? { ...event, id: entry } : event));
      const after = streamFrom(aggregate, context.id, [...stream, ...past]);
      // Corrected to what it is: the type's own example need not fit the stream.
      const data = command === "withdraw" ? {} : { data: written(decided[correctable]?.data) };
      return { stream: after, input: sealedInput(aggregate, command, { ...example, ...data }), context };
    }
  }
  throw new Error(`no path of examples leads to ${aggregate.name} ${command}`);
}

/** A payload with its sealed texts as they were written. */
const written = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(written);
  if (typeof value !== "object" || value === null) return value;
  if ("textId" in value) return String(value.textId).slice("t:".length);
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, written(part)]));
};

const textIds = (value: unknown): string[] => {
  if (typeof value !== "object" || value === null) return [];
  if ("textId" in value) return String(value.textId).startsWith("t:") ? [String(value.textId)] : [];
  return Object.values(value).flatMap(textIds);
};

/** Who may record each event type that the examples of an aggregate's commands bring about. */
function recordersOf(aggregate: Aggregate): ReadonlyMap<string, Readonly<Record<string, string>>> {
  const recorders = new Map<string, Record<string, string>>();
  for (const [command, { stream, input, context }] of pathsOf(aggregate)) {
    const decided = decide(aggregate, stream, command, input, context);
    if ("kind" in decided) throw new Error(`${command} was refused`);
    for (const { type } of decided) {
      const who = recorders.get(type) ?? {};
      for (const [role, reach] of Object.entries(aggregate.commands[command]!.who))
        if (who[role] !== "any unit") who[role] = reach;
      recorders.set(type, who);
    }
  }
  return recorders;
}

describe("an entry", () => {
  it.each(aggregates)(
    "of $name is corrected and withdrawn by those who may record it, and by nobody else",
    (aggregate) => {
      const recorders = recordersOf(aggregate);
      const correctable = Object.entries(aggregate.events).filter(([, { final }]) => !final);
      for (const [type] of correctable)
        expect([type, correctorsOf(aggregate, type)]).toEqual([type, recorders.get(type)]);
    },
  );
});

describe("what a command holds against other streams", () => {
  it("is held against them by its correction too, or cannot be corrected", () => {
    const seen: string[] = [];
    for (const aggregate of aggregates)
      for (const [command, { stream, input, context }] of pathsOf(aggregate)) {
        const { needs } = aggregate.commands[command]!;
        const decided = needs ? decide(aggregate, stream, command, input, context) : [];
        if ("kind" in decided) throw new Error(`${command} was refused`);
        for (const { type } of decided) {
          const { final, fixed, correction } = aggregate.events[type]!;
          expect([type, Boolean(final ?? fixed ?? correction)]).toEqual([type, true]);
          seen.push(type);
        }
      }
    expect(seen).toEqual(
      expect.arrayContaining(["ConcernsCompiled", "ContributionTakenIntoPicture", "PlanItemLinked"]),
    );
  });
});

describe("the catalogue", () => {
  it("has codes of plain ASCII for every choice, each named in both languages", () => {
    for (const { options = {} } of allFields())
      for (const [code, name] of Object.entries(options)) {
        expect(code).toMatch(/^[a-z0-9][a-z0-9 -]*$/);
        expect(name).toEqual(bothLanguages);
      }
  });

  it("can code no party, association, religious community or demonstration, save as a partner or a source", () => {
    const partners = ["association", "associations"];
    const opinions =
      /\b(parti(er|et|ets)?\b|political|politisk\w*|part(y|ies) of|förening\w*|association\w*|församling\w*|samfund\w*|religi\w+|moské\w*|mosque\w*|kyrk\w+|church\w*|synagog\w*|muslim\w*|jude\w*|judisk\w*|krist(en|na|et)\b|demonstration\w*|manifestation\w*|protest\w*)/iu;
    let seen = 0;
    for (const { options = {} } of allFields())
      for (const [code, { sv, en }] of Object.entries(options)) {
        seen++;
        if (partners.includes(code)) continue;
        expect(`${code} ${sv} ${en}`).not.toMatch(opinions);
      }
    expect(seen).toBeGreaterThan(200);
  });

  it("codes no partner in what concern reports, check-ins, contributions and inventories are about", () => {
    for (const [type, definition] of Object.entries(aggregateNamed("concern-report")!.events))
      for (const { options = {} } of deep(describeFields(definition.data)))
        expect([type, ...Object.keys(options)]).not.toContain("association");
    const { CheckInHeld } = aggregateNamed("police-checkin")!.events;
    const picture = describeFields(CheckInHeld!.data).find(({ name }) => name === "picture")!;
    for (const { options = {} } of deep([picture])) expect(Object.keys(options)).not.toContain("association");
    const { PictureContributionReceived } = aggregateNamed("picture-contribution")!.events;
    const told = describeFields(PictureContributionReceived!.data).find(({ name }) => name === "items")!;
    const { InventoryAnswered } = aggregateNamed("inventory")!.events;
    for (const { options = {} } of deep([told, ...describeFields(InventoryAnswered!.data)]))
      for (const partner of ["association", "associations"]) expect(Object.keys(options)).not.toContain(partner);
  });

  it("finds the aggregate of a stream by its longest name", () => {
    for (const aggregate of aggregates)
      expect(aggregateOfStream(`${aggregate.name}-skarholmen-2019`)).toEqual({ aggregate, id: "skarholmen-2019" });
    expect(aggregateOfStream("ledger")).toBeUndefined();
  });

  it("has one name for each aggregate, and corrections beside the aggregates' own commands", () => {
    expect(new Set(aggregates.map(({ name }) => name)).size).toBe(aggregates.length);
    for (const aggregate of aggregates) {
      const own = Object.keys(aggregate.commands);
      const correctable = Object.keys(aggregate.events).filter((type) => !aggregate.events[type]?.final);
      const corrections = [...correctable.map((type) => `correct-${kebab(type)}`), "withdraw"];
      expect(Object.keys(commandsOf(aggregate))).toEqual([...own, ...corrections]);
    }
    expect([...eventTypes.keys()]).toEqual(expect.arrayContaining([entryCorrected, entryWithdrawn, "LedgerOpened"]));
  });
});

/** Of all aggregates: the ledger's own events say of themselves that it is a demonstration. */
function allFields(): FieldDescription[] {
  return [
    ...types.filter(({ aggregate }) => aggregate).flatMap(({ definition }) => deep(describeFields(definition.data))),
    ...commands.flatMap(({ definition }) => deep(describeFields(definition.input))),
  ];
}
