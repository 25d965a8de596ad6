import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type * as z from "zod/mini";
import { aggregates, commandsOf, describeFields, kebab, parse } from "../src/index.ts";
import { arbitraryOf } from "./arbitrary.ts";
import { given, idOf } from "./given.ts";

/*
 * A correction leaves what an entry is about as it is. Over the whole catalogue: of each event's example each field is
 * given another value, as far as another whole payload comes of it.
 */

const types = aggregates.flatMap((aggregate) =>
  Object.entries(aggregate.events)
    .filter(([, { final }]) => !final)
    .map(([type, definition]) => ({
      aggregate,
      type,
      definition,
      fixed: definition.fixed ?? ([] as readonly string[]),
    })),
);

/** A payload as a person writes it. */
const written = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(written);
  if (typeof value !== "object" || value === null) return value;
  if ("textId" in value) return "En kort text.";
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, written(part)]));
};

const inputOf = ({ aggregate, type }: (typeof types)[number]) => commandsOf(aggregate)[`correct-${kebab(type)}`]!.input;

/** The example with one field changed, or undefined where no other value of it fits the rest. */
function otherwise(of: (typeof types)[number], field: string): object | undefined {
  const example = written(of.definition.example) as Record<string, unknown>;
  const { shape } = inputOf(of)._zod.def as unknown as { shape: { data: z.core.$ZodType } };
  const parts = (shape.data._zod.def as unknown as { shape: Record<string, z.core.$ZodType> }).shape;
  return fc
    .sample(arbitraryOf(parts[field]!), { numRuns: 60, seed: 4 })
    .filter((value) => JSON.stringify(value) !== JSON.stringify(example[field]))
    .map((value) => (value === undefined ? without(example, field) : { ...example, [field]: value }))
    .find((data) => parse(shape.data, data).ok);
}

const without = (data: Record<string, unknown>, field: string) =>
  Object.fromEntries(Object.entries(data).filter(([name]) => name !== field));

const correct = ({ aggregate, type, definition }: (typeof types)[number], data: unknown) =>
  given(aggregate, [{ type, data: definition.example }]).when(
    `correct-${kebab(type)}`,
    { entry: idOf(0), data, why: "Fel uppgift." },
    { founding: true },
  );

const outcomeOf = (decided: ReturnType<typeof correct>["decided"]) =>
  "kind" in decided ? decided.refusal.code : "accepted";

/** Codes that are no item's own: they name something that the entry may have got wrong. */
const named = [
  "ReferralSent agreement",
  "ContributionTakenIntoPicture pictureItem",
  "ParticipantListReceived occasion",
  "FindingRecorded question",
  "FindingRecorded criterion",
];

/** What is fixed beside the codes of items. */
const others = `
  ForumRegistered kind, MemberJoined member, MemberLeft member, StandingItemSet item, StandingItemEnded item,
  MeetingPlanned forum, MeetingMoved forum, MeetingHeld forum, MeetingCancelled forum, MeetingFoundSame other,
  MeetingFoundDifferent other, SeriesPlanned forum, AgreementSigned level, StrategyAnnounced kind, StrategyStarted kind,
  StrategyAdopted kind, StrategyEnded kind, StrategyObserved kind, ConcernsCompiled compilation,
  SituationPictureCompiled year, InventoryAnswered units, InventoryCompiled result, PlanDrafted year,
  PlanDrafted startsFrom, PlanItemLinked picture, PlanItemUnlinked picture, PlanRevised revision,
  FollowUpRequested year, FollowUpRequested period, ParticipantListReceived afterDiscard, ParticipantListCounted state,
  ParticipantListCounted of, PolicySet key, PolicyTextSet key, PolicyEnded key, SummaryTextWritten section`;

const changes = types.flatMap((of) =>
  describeFields(of.definition.data).flatMap(({ name, sv, en }) => {
    const data = otherwise(of, name);
    return data ? [{ ...of, name, title: { sv, en }, data, isFixed: of.fixed.includes(name) }] : [];
  }),
);

describe("a correction that changes what an entry is known by", () => {
  const changed = changes.filter(({ isFixed }) => isFixed);

  it.each(changed)("is refused: $type $name stays, and the field is named", ({ name, title, data, ...of }) => {
    const { decided } = correct(of, data);
    expect(decided).toMatchObject({
      refusal: { code: "field-fixed", details: { field: title }, fields: [{ pointer: `/input/data/${name}` }] },
    });
    expect(commandsOf(of.aggregate)[`correct-${kebab(of.type)}`]!.refusals).toContain("field-fixed");
  });

  it("is refused for every code of an item, and for what else an entry is known by", () => {
    const fields = types.flatMap(({ type, definition, fixed }) =>
      describeFields(definition.data).map(({ name, kind, refersTo }) => ({
        field: `${type} ${name}`,
        isFixed: fixed.includes(name),
        isCode: kind === "code" && refersTo === undefined,
      })),
    );
    expect(fields.filter(({ isCode, isFixed }) => isCode && !isFixed).map(({ field }) => field)).toEqual(named);
    expect(fields.filter(({ isCode, isFixed }) => !isCode && isFixed).map(({ field }) => field)).toEqual(
      others.trim().split(/,\s+/),
    );
  });

  it("is tried for every fixed field of the catalogue", () => {
    const tried = changed.map(({ type, name }) => `${type} ${name}`);
    const all = types.flatMap(({ type, fixed }) => fixed.map((name) => `${type} ${name}`));
    expect([...tried].sort()).toEqual([...all].sort());
    expect(all.length).toBeGreaterThan(50);
  });

  it("is told of in the form: the help of a fixed field says so, and that of no other", () => {
    for (const of of types) {
      const data = describeFields(inputOf(of)).find(({ name }) => name === "data");
      const told = (data?.fields ?? []).filter(({ help }) => help?.sv.includes("Ligger fast.")).map(({ name }) => name);
      expect([of.type, ...told.sort()]).toEqual([of.type, ...[...of.fixed].sort()]);
    }
  });
});

describe("a correction that leaves what the entry is known by", () => {
  it("changes any other field, unless the aggregate's own rules stand against it", () => {
    const outcomes = changes
      .filter(({ isFixed }) => !isFixed)
      .map(({ data, ...of }) => outcomeOf(correct(of, data).decided));
    expect(outcomes).not.toContain("field-fixed");
    expect(outcomes.length).toBeGreaterThan(150);
    expect(outcomes.filter((outcome) => outcome === "accepted").length / outcomes.length).toBeGreaterThan(0.8);
  });

  it.each(types)("takes $type as it stands", (of) => {
    expect(outcomeOf(correct(of, written(of.definition.example)).decided)).not.toBe("field-fixed");
  });
});
