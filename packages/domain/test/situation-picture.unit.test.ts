import { describe, expect, it } from "vitest";
import { aggregateNamed } from "../src/index.ts";
import { History } from "./history.ts";

const picture = (id = "skarholmen-2026") => new History(aggregateNamed("situation-picture")!, id);
const graffiti = { environment: "several", phenomenon: "symbols-graffiti", trend: "rising" };
const gap = { environment: "not-known", phenomenon: "knowledge-gap", trend: "not-stated" };
const compiled = () =>
  picture().done("compile", {
    unit: "skarholmen",
    year: 2026,
    content: "given",
    sources: ["own-units", "police"],
    items: [{ ...graffiti, text: "Klotter vid torget" }, gap],
  });

describe("the situation picture", () => {
  it("gives each item a code and keeps its text out of the log", () => {
    expect(compiled().events.map(({ data }) => data)).toEqual([
      {
        year: 2026,
        content: "given",
        sources: ["own-units", "police"],
        items: [
          { item: "i1", ...graffiti, text: { textId: "sealed: Klotter vid torget", commitment: "c" } },
          { item: "i2", ...gap },
        ],
      },
    ]);
  });

  it("has an id of board and year", () => {
    const input = { unit: "skarholmen", year: 2026, content: "given", sources: [] };
    for (const id of ["skarholmen-2025", "skarholmen", "spanga-tensta-2026"])
      expect(picture(id).try("compile", input)).toEqual({
        kind: "refused",
        refusal: { code: "id-mismatch", details: { expected: "skarholmen-2026" }, fields: [] },
      });
  });

  it("may be stated to exist without any item", () => {
    const stated = { unit: "skarholmen", year: 2026, content: "stated-to-exist", sources: ["associations"] };
    expect(picture().outcome("compile", stated)).toBe("SituationPictureCompiled");
  });

  it("is compiled once a year", () => {
    const again = { unit: "skarholmen", year: 2026, content: "given", sources: [] };
    expect(compiled().outcome("compile", again)).toBe("already-exists");
  });

  it("never uses the code of a removed item again", () => {
    const history = compiled().done("remove-item", { item: "i2", why: "Gäller inte längre" }).done("add-item", gap);
    expect(history.events.at(-1)?.data).toEqual({ item: "i3", ...gap });
  });

  it("does not revise or remove an item that is not there", () => {
    const history = compiled().done("remove-item", { item: "i2", why: "Gäller inte längre" });
    for (const item of ["i2", "i9", "constructor"]) {
      expect(history.outcome("revise-item", { item, ...gap })).toBe("unknown-item");
      expect(history.outcome("remove-item", { item, why: "Gäller inte" })).toBe("unknown-item");
    }
  });

  it("is adopted as it is, and can be adopted again only after a change", () => {
    const history = compiled().done("adopt", { registryNumber: "SKA 2026/12" });
    expect(history.outcome("adopt", {})).toBe("step-already-taken: Situation picture adopted");
    history.done("revise-item", { item: "i1", ...graffiti, trend: "falling" });
    expect(history.outcome("adopt", {})).toBe("SituationPictureAdopted");
  });

  it("loses no code by correction, since plans name items by them; a new item may come", () => {
    const history = compiled();
    const correct = (...items: readonly object[]) =>
      history.try("correct-situation-picture-compiled", {
        entry: history.entry(0),
        data: { year: 2026, content: "given", sources: [], items },
        why: "Fel kod",
      });
    const [first, second] = [
      { item: "i1", ...graffiti },
      { item: "i2", ...gap },
    ];
    for (const other of [correct(first), correct(first, { ...second, item: "i4" })])
      expect(other).toMatchObject({
        refusal: { code: "unknown-item", details: { id: "i2" }, fields: [{ pointer: "/input/data/items" }] },
      });
    expect(correct({ item: "i3", ...gap }, second, first)).toMatchObject([{ type: "EntryCorrected" }]);
  });

  it("cannot lose by correction an item that was revised later", () => {
    const history = compiled().done("revise-item", { item: "i2", ...gap, trend: "falling" });
    const without = { year: 2026, content: "given", sources: ["police"], items: [{ item: "i1", ...graffiti }] };
    const correction = { entry: history.entry(0), data: without, why: "Punkten hörde inte hit" };
    expect(history.outcome("correct-situation-picture-compiled", correction)).toBe("correction-breaks-history");
    const withBoth = { ...without, items: [...without.items, { item: "i2", ...gap }] };
    expect(history.outcome("correct-situation-picture-compiled", { ...correction, data: withBoth })).toBe(
      "EntryCorrected",
    );
  });

  it("in a founding import may hold an item of a picture whose compilation the source does not mention", () => {
    const withdrawn = compiled().done("withdraw", { entry: compiled().entry(0), why: "Fel år" });
    expect(withdrawn.outcome("add-item", gap)).toBe("step-missing: Situation picture compiled");
    expect(withdrawn.outcome("add-item", gap, { founding: true })).toBe("PictureItemAdded");
  });
});
