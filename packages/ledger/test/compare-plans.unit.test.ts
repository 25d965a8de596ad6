import { describe, expect, it } from "vitest";
import { administrator, auditor, board, central, local, type Opened, open } from "./harness.ts";

const skarholmen = local("skarholmen");
const measure = { orientation: "preventive", followUp: "annual-report" };

const step = ({ done }: Opened, id: string, command: string, input: object, actor = skarholmen) =>
  done({ aggregate: "action-plan", id, command, input, occurredOn: "2026-03-01" }, actor);

/** Last year's plan with two measures, and this year's that starts from it, changes one, drops one and adds one. */
async function planned(): Promise<Opened> {
  const opened = await open();
  const [before, now] = ["skarholmen-2025", "skarholmen-2026"];
  await step(opened, before, "draft", { unit: "skarholmen", year: 2025 });
  await step(opened, before, "add-measure", { wording: "Föräldrastöd i grupp på kvällar", ...measure });
  await step(opened, before, "add-measure", { wording: "Utbildning av nya chefer", ...measure });
  await step(opened, now, "draft", { unit: "skarholmen", year: 2026, startsFrom: before });
  await step(opened, now, "consult", { with: "kommunstyrelsen" });
  await step(opened, now, "decide", {});
  await step(opened, now, "approve", { givenBy: "executive-board", delegation: "own-decision" }, central);
  await step(opened, now, "revise", { inConnectionWith: "tertial-1" });
  const wording = "Föräldrastöd i mindre grupp på kvällar";
  await step(opened, now, "change-measure", { measure: "m1", wording, ...measure, area: "general" });
  await step(opened, now, "drop-measure", { measure: "m2", why: "Ingår i ordinarie verksamhet" });
  await step(opened, now, "add-measure", { wording: "Stöd till anhöriga", ...measure });
  return opened;
}

const comparison = async ({ ledger }: Opened, request: object = {}, actor = skarholmen) => {
  const answer = await ledger.comparePlans({ id: "skarholmen-2026", ...request }, actor);
  if (answer.kind === "refused") throw new Error(answer.refusal.code);
  return answer;
};

describe("revisions of a plan side by side", () => {
  it("say what was added, changed in which field, dropped, and which words differ", async () => {
    const { before, after, connected, counts, measures } = await comparison(await planned(), { from: 0, to: 1 });
    expect([before, after, connected]).toMatchObject([
      { revision: 0, measures: 2 },
      { revision: 1, measures: 2 },
      true,
    ]);
    expect(counts).toEqual({ added: 1, changed: 1, dropped: 1, unchanged: 0, "not-known": 0 });
    expect(measures.map(({ measure: code, change }) => [code, change])).toEqual([
      ["m1", "changed"],
      ["m3", "added"],
      ["m2", "dropped"],
    ]);
    const [changed] = measures;
    expect(changed?.fields).toMatchObject([
      { field: "area", before: null, beforeText: null, after: "general", afterText: { sv: /^Allmänna/ } },
    ]);
    const segments = changed?.wording.segments ?? [];
    expect(segments).toEqual([
      { kind: "same", text: "Föräldrastöd i " },
      { kind: "added", text: "mindre " },
      { kind: "same", text: "grupp på kvällar" },
    ]);
  });

  it("show a measure that stayed as it was, and are the newest two where none are named", async () => {
    const opened = await planned();
    const { measures } = await comparison(opened, { from: 0, to: 0 });
    expect(measures.map(({ change }) => change)).toEqual(["unchanged", "unchanged"]);
    expect(await comparison(opened)).toEqual(await comparison(opened, { from: 0, to: 1 }));
  });

  it("compare last year's plan with this year's, measure by measure that it took over", async () => {
    const opened = await planned();
    const first = await comparison(opened, { with: "skarholmen-2025", to: 0 });
    expect(first.measures.map(({ earlier, measure: code, change }) => [earlier, code, change])).toEqual([
      ["m1", "m1", "unchanged"],
      ["m2", "m2", "unchanged"],
    ]);
    const newest = await comparison(opened, { with: "skarholmen-2025" });
    expect([newest.before.plan, newest.after.revision, newest.counts.dropped]).toEqual(["skarholmen-2025", 1, 1]);
  });

  it("pair measures by way of the plans between, and none where the plans do not start from each other", async () => {
    const opened = await planned();
    await step(opened, "skarholmen-2027", "draft", { unit: "skarholmen", year: 2027, startsFrom: "skarholmen-2026" });
    const request = { id: "skarholmen-2027", with: "skarholmen-2025" };
    const { measures, connected } = await comparison(opened, request);
    expect([connected, measures.map(({ earlier, measure: code }) => [earlier, code])]).toEqual([
      true,
      [
        ["m1", "m1"],
        [null, "m3"],
        ["m2", "m2"],
      ],
    ]);
    await step(opened, "skarholmen-2028", "draft", { unit: "skarholmen", year: 2028 });
    await step(opened, "skarholmen-2028", "add-measure", { wording: "Stöd till anhöriga", ...measure });
    const apart = await comparison(opened, { id: "skarholmen-2028", with: "skarholmen-2025" });
    expect([apart.connected, apart.counts]).toMatchObject([false, { added: 1, dropped: 2 }]);
  });

  it("say that a wording was removed, and do not call it changed", async () => {
    const opened = await planned();
    const stream = await opened.store.readStream("action-plan-skarholmen-2026");
    const { wording } = stream.find(({ type }) => type === "PlanMeasureChanged")!.data as never as {
      wording: { textId: string };
    };
    await opened.vault.remove([wording.textId], { reference: "SKA 2026/50", at: "2026-03-10" });
    const { measures } = await comparison(opened, { from: 0, to: 1 });
    expect(measures[0]).toMatchObject({
      change: "changed",
      wording: {
        before: { text: "Föräldrastöd i grupp på kvällar" },
        after: { text: null, removed: true },
        segments: null,
      },
    });
  });

  it("are for those who may read the plan, and for revisions that it has", async () => {
    const opened = await planned();
    for (const actor of [skarholmen, central, auditor, administrator])
      expect((await comparison(opened, {}, actor)).after.revision).toBe(1);
    for (const actor of [local("farsta"), board])
      expect(await opened.ledger.comparePlans({ id: "skarholmen-2026" }, actor)).toMatchObject({
        refusal: { code: "not-found" },
      });
    expect(await opened.ledger.comparePlans({ id: "skarholmen-2029" }, central)).toMatchObject({
      refusal: { code: "not-found" },
    });
    for (const [request, pointer] of [
      [{ from: 5 }, "/from"],
      [{ to: 2 }, "/to"],
    ] as const)
      expect(await opened.ledger.comparePlans({ id: "skarholmen-2026", ...request }, central)).toMatchObject({
        refusal: { code: "unknown-item", fields: [{ pointer }] },
      });
  });
});
