import { aggregates, type EventType, eventTypes } from "@liggare/domain";
import { expect, it } from "vitest";
import { asyncApiOf } from "../src/asyncapi.ts";
import { projections } from "../src/data-folder.ts";
import { type Document, faultsOf, viewFaultsOf } from "./event-types.ts";

const document = asyncApiOf("0.0.0") as unknown as Document;
const types = [...eventTypes.values()];
const ofAggregates = aggregates.flatMap(({ events }) => Object.keys(events));

it("every event type is described in both languages, has an example, is in the AsyncAPI document, and has its views", () => {
  expect(types.flatMap((type) => faultsOf(type, document, projections))).toEqual([]);
  // the ledger's three and the two corrections beside those of the aggregates
  expect(types).toHaveLength(ofAggregates.length + 5);
  expect(new Set(types.map(({ type }) => type)).size).toBe(types.length);
  expect(Object.keys(document.channels.log.messages)).toEqual(types.map(({ type }) => type));
});

it("every projection says which aggregates it declares, and nothing that is none", () => {
  expect(projections.flatMap(viewFaultsOf)).toEqual([]);
  expect(viewFaultsOf({ name: "v", handles: {}, ignores: [] })).toEqual(["v: declares nothing"]);
  expect(viewFaultsOf({ name: "v", handles: {}, ignores: [], declares: ["metting"] })).toEqual([
    "v: metting is no aggregate",
  ]);
});

it("each thing that is missing is told: the check is tried on types that lack it", () => {
  const held = eventTypes.get("MeetingHeld") as EventType;
  const lacking = (change: Partial<EventType["definition"]>) =>
    faultsOf({ ...held, definition: { ...held.definition, ...change } }, document, projections);
  expect(lacking({})).toEqual([]);
  expect(lacking({ title: { sv: "Möte hållet", en: " " } })).toContain("MeetingHeld: no title in both languages");
  expect(lacking({ example: { forum: 1 } })).toContain("MeetingHeld: no example that its schema takes");
  expect(lacking({ title: { sv: "Annat", en: "Meeting held" } })).toEqual([
    "MeetingHeld: no Swedish title in the AsyncAPI document",
  ]);
  const { data } = (eventTypes.get("MeetingPlanned") as EventType).definition;
  expect(lacking({ data })).toContain("MeetingHeld: not its schema in the AsyncAPI document");

  const unknown = faultsOf({ ...held, type: "MeetingDreamt" }, document, projections);
  expect(unknown).toContain("MeetingDreamt: not on the log's channel of the AsyncAPI document");
  expect(unknown).toContain("MeetingDreamt: neither handled nor ignored by overdue");
  expect(unknown).toContain("MeetingDreamt: shown by no view");
  const strange = { name: "strange", declares: [], handles: { MeetingHeld: () => [] }, ignores: [] };
  expect(faultsOf(held, document, [strange])).toEqual(["MeetingHeld: strange does not declare its aggregate"]);
  const both = { ...strange, declares: ["meeting"], ignores: ["MeetingHeld" as const] };
  expect(faultsOf(held, document, [both])).toEqual(["MeetingHeld: both handled and ignored by strange"]);
});
