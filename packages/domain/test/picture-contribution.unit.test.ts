import { describe, expect, it } from "vitest";
import { describeFields, type Known } from "../src/index.ts";
import { pictureContribution } from "../src/picture-contribution.ts";
import { given, idOf, sealed } from "./given.ts";

const told = { environment: "several", setting: "residential", phenomenon: "symbols-graffiti", trend: "rising" };
const gap = { environment: "not-known", phenomenon: "knowledge-gap", trend: "not-stated" };
const received = {
  type: "PictureContributionReceived",
  data: {
    source: "associations",
    items: [
      { item: "i1", ...told },
      { item: "i2", ...gap },
    ],
  },
};
const taken = { type: "ContributionTakenIntoPicture", data: { item: "i1", year: 2026, pictureItem: "i4" } };
const aside = { type: "ContributionSetAside", data: { item: "i2", reason: "known-already" } };
const picture = (items: object): { picture: Known } => ({
  picture: { kind: "stream", state: { status: "compiled", items }, entries: [], revision: 0, unit: "skarholmen" },
});

describe("a contribution to the picture", () => {
  it("is coded, each item with a code of its own, and keeps its text out of the log", () => {
    given(pictureContribution, [])
      .when("receive", { unit: "skarholmen", source: "associations", items: [told, gap], text: "Mer än i fjol." })
      .thenRecorded([{ ...received, data: { ...received.data, text: sealed("Mer än i fjol.") } }]);
  });

  it("names the kind of its source and nothing that could tell which one", () => {
    for (const command of Object.values(pictureContribution.commands))
      for (const { name, kind } of describeFields(command.input))
        expect([name, kind]).not.toEqual([expect.anything(), "label"]);
    expect(describeFields(pictureContribution.events.PictureContributionReceived.data).map(({ name }) => name)).toEqual(
      ["source", "items", "text"],
    );
  });

  it("goes into the picture item by item, naming the item that rests on it", () => {
    given(pictureContribution, [received])
      .when("take", taken.data, { known: picture({ i4: "present" }) })
      .thenRecorded([taken]);
  });

  it.for([{}, { i4: "removed" }])("does not go into an item that the picture does not hold: %o", (items) => {
    given(pictureContribution, [received])
      .when("take", taken.data, { known: picture(items) })
      .thenRefused("unknown-item", { id: "i4" });
    given(pictureContribution, [received]).when("take", taken.data, { founding: true }).thenRecorded([taken]);
  });

  it("does not go into a picture that is not there", () => {
    given(pictureContribution, [received]).when("take", taken.data).thenRefused("unknown-item", { id: "i4" });
  });

  it("is set aside with a reason", () => {
    given(pictureContribution, [received])
      .when("set-aside", { ...aside.data, text: "Samma plats." })
      .thenRecorded([{ ...aside, data: { ...aside.data, text: sealed("Samma plats.") } }]);
  });

  it("has each item decided once", () => {
    const history = [received, taken, aside];
    given(pictureContribution, history)
      .when("set-aside", { ...aside.data, item: "i1" })
      .thenRefused("step-already-taken", { step: { en: "Contribution taken into the picture" } });
    given(pictureContribution, history)
      .when("take", { ...taken.data, item: "i2" }, { known: picture({ i4: "present" }) })
      .thenRefused("step-already-taken", { step: { en: "Contribution set aside" } });
  });

  it("has no item that it did not come with", () => {
    for (const item of ["i9", "constructor"])
      given(pictureContribution, [received])
        .when("set-aside", { ...aside.data, item })
        .thenRefused("unknown-item", { id: item });
  });

  it("cannot be withdrawn once an item of it went into the picture", () => {
    given(pictureContribution, [received, taken])
      .when("withdraw", { entry: idOf(0), why: "Dubblett" })
      .thenRefused("correction-breaks-history");
  });

  it("that was withdrawn is neither taken nor set aside", () => {
    const withdrawn = {
      type: "EntryWithdrawn",
      corrects: idOf(0),
      data: {
        type: received.type,
        schema: 1,
        previous: { occurredOn: "2026-03-03", data: received.data },
        why: sealed("Dubblett"),
      },
    };
    given(pictureContribution, [received, withdrawn])
      .when("set-aside", aside.data)
      .thenRefused("step-missing", { step: { en: "Picture contribution received" } });
  });

  it("is not corrected to an item that the picture does not have", () => {
    const picture = (items: object) =>
      ({ picture: { kind: "stream", state: { items }, entries: [], revision: 0, unit: "skarholmen" } }) as const;
    const correct = (pictureItem: string) =>
      given(pictureContribution, [received, taken]).when(
        "correct-contribution-taken-into-picture",
        { entry: idOf(1), data: { ...taken.data, pictureItem }, why: "Fel punkt" },
        { known: picture({ i4: "present", i5: "removed" }) },
      );
    expect(correct("i4").decided).toMatchObject([{ data: { data: { pictureItem: "i4" } } }]);
    for (const item of ["i5", "i6"]) correct(item).thenRefused("unknown-item", { id: item });
    expect(correct(taken.data.pictureItem).decided).toMatchObject([{ type: "EntryCorrected" }]);
  });

  it("asks for the picture of its own board and the year", () => {
    const needs = pictureContribution.commands.take?.needs?.(taken.data, { unit: "skarholmen" } as never);
    expect(needs).toEqual({ picture: { kind: "stream", aggregate: "situation-picture", id: "skarholmen-2026" } });
  });
});
