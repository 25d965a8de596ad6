import { describe, expect, it } from "vitest";
import { aggregateNamed, type Known } from "../src/index.ts";
import { explore } from "./explore.ts";
import { History } from "./history.ts";

/* The order of a plan and of its follow-up as DOMAIN §1.5–6 says it, written down once more, without the aggregates. */

interface Place {
  readonly at: "nothing" | "drafted" | "consulted" | "decided" | "approved" | "sent back";
  readonly decidedOnce: boolean;
  readonly measure: "none" | "present" | "dropped";
  readonly linked: boolean;
  /** Of the last approval: whether the first condition ever set is among its own. */
  readonly condition: "none" | "open" | "met";
  readonly conditionsEver: boolean;
}

const comesNext: Readonly<Record<Place["at"], string>> = {
  nothing: "Plan drafted",
  drafted: "Plan consulted on",
  "sent back": "Plan consulted on",
  consulted: "Plan decided by the board",
  decided: "Plan approved",
  approved: "Plan revised",
};

const measure = { wording: "Föräldrastöd", orientation: "preventive", followUp: "annual-report" };
const approval = { givenBy: "city-executive-office", delegation: "not-stated" };
const steps = {
  draft: { command: "draft", input: { unit: "skarholmen", year: 2026 } },
  "add measure": { command: "add-measure", input: { measure: "m1", ...measure } },
  "change measure": { command: "change-measure", input: { measure: "m1", ...measure } },
  "drop measure": { command: "drop-measure", input: { measure: "m1", why: "Utgår" } },
  link: { command: "link-item", input: { measure: "m1", item: "i1" } },
  unlink: { command: "unlink-item", input: { measure: "m1", item: "i1" } },
  consult: { command: "consult", input: { with: "kommunstyrelsen" } },
  decide: { command: "decide", input: {} },
  approve: { command: "approve", input: approval },
  "approve with a condition": {
    command: "approve",
    input: { ...approval, conditions: [{ text: "Ange tidplan", due: "2026-06-30" }] },
  },
  "meet condition": { command: "meet-condition", input: { condition: "c1" } },
  "send back": { command: "send-back", input: { reasons: "Tidplan saknas" } },
  review: { command: "review", input: {} },
  revise: { command: "revise", input: { inConnectionWith: "tertial-1" } },
  "observe contents": { command: "observe-contents", input: { measures: true } },
} as const;

function expectedOfPlan(place: Place, label: string): Place | string {
  const { at } = place;
  const missing = `step-missing: ${comesNext[at]}`;
  const taken = (name: string) => `step-already-taken: ${name}`;
  const open = at === "drafted" || at === "consulted" || at === "sent back";
  switch (label as keyof typeof steps) {
    case "draft":
      return at === "nothing" ? { ...place, at: "drafted" } : "already-exists";
    case "add measure":
      if (!open) return missing;
      return place.measure === "none" ? { ...place, measure: "present" } : "already-exists";
    case "change measure":
      if (!open) return missing;
      return place.measure === "present" ? place : "unknown-item";
    case "drop measure":
      if (!open) return missing;
      return place.measure === "present" ? { ...place, measure: "dropped", linked: false } : "unknown-item";
    case "link":
      if (at === "nothing") return missing;
      if (place.measure !== "present") return "unknown-item";
      return place.linked ? taken("Measure linked to an item of the picture") : { ...place, linked: true };
    case "unlink":
      if (at === "nothing") return missing;
      return place.measure === "present" && place.linked ? { ...place, linked: false } : "unknown-item";
    case "consult":
      return open ? { ...place, at: "consulted" } : missing;
    case "decide":
      if (at === "decided") return taken("Plan decided by the board");
      return at === "consulted" ? { ...place, at: "decided", decidedOnce: true } : missing;
    case "approve":
      if (at === "approved") return taken("Plan approved");
      return at === "decided" ? { ...place, at: "approved", condition: "none" } : missing;
    case "approve with a condition":
      if (at === "approved") return taken("Plan approved");
      if (at !== "decided") return missing;
      return { ...place, at: "approved", condition: place.conditionsEver ? "none" : "open", conditionsEver: true };
    case "meet condition":
      if (!place.conditionsEver && at !== "approved") return missing;
      if (place.condition === "met") return taken("Condition met");
      return place.condition === "open" ? { ...place, condition: "met" } : "unknown-item";
    case "send back":
      if (at === "sent back") return taken("Plan sent back");
      return at === "decided" ? { ...place, at: "sent back" } : missing;
    case "review":
      return place.decidedOnce ? place : missing;
    case "revise":
      return at === "approved" ? { ...place, at: "drafted" } : missing;
    case "observe contents":
      return place;
  }
}

describe("the order of a plan, walked breadth first over everything that its commands lead to", () => {
  const { places, legal, refused } = explore<Place>({
    empty: () => new History(aggregateNamed("action-plan")!, "skarholmen-2026"),
    start: {
      at: "nothing",
      decidedOnce: false,
      measure: "none",
      linked: false,
      condition: "none",
      conditionsEver: false,
    },
    steps,
    expected: expectedOfPlan,
    toTake: {
      "Plan drafted": "draft",
      "Plan consulted on": "consult",
      "Plan decided by the board": "decide",
      "Plan approved": "approve with a condition",
      "Plan revised": "revise",
    },
  });

  it("takes each step where the model does, and refuses every other in both languages, naming a step that leads on", () => {
    expect(legal + refused).toBe(places.length * Object.keys(steps).length);
    expect({ places: places.length, legal, refused }).toEqual({ places: 89, legal: 444, refused: 891 });
  });

  it("comes to every status, and each command is somewhere taken and somewhere refused", () => {
    expect(new Set(places.map(({ at }) => at))).toEqual(new Set(Object.keys(comesNext)));
    for (const label of Object.keys(steps)) {
      const answers = new Set(places.map((place) => typeof expectedOfPlan(place, label)));
      expect([label, [...answers].sort()]).toEqual([
        label,
        label === "observe contents" ? ["object"] : ["object", "string"],
      ]);
    }
  });
});

interface ReportPlace {
  readonly at: "nothing" | "begun" | "submitted" | "sent back";
  readonly reported: boolean;
}

const reportSteps = {
  report: { command: "report-activities", input: { activities: [{ measure: "m1", state: "under-way" }] } },
  analyse: { command: "record-analysis", input: { analysis: "Arbetet följer planen." } },
  submit: { command: "submit", input: {} },
  "report nothing": { command: "report-nothing", input: {} },
  "send back": { command: "send-back", input: { reasons: "Läget saknas." } },
} as const;

function expectedOfReport(place: ReportPlace, label: string): ReportPlace | string {
  const closed = "step-already-taken: Follow-up of the plan submitted";
  const { at, reported } = place;
  switch (label as keyof typeof reportSteps) {
    case "report":
      return at === "submitted" ? closed : { at: "begun", reported: true };
    case "analyse":
      return at === "submitted" ? closed : { at: "begun", reported };
    case "submit":
      if (at === "submitted") return closed;
      return at === "begun" ? { at: "submitted", reported } : "step-missing: Activity of the plan reported";
    case "report nothing":
      if (at === "submitted") return closed;
      return reported ? "step-already-taken: Activity of the plan reported" : { at: "submitted", reported };
    case "send back":
      if (at === "sent back") return "step-already-taken: Follow-up sent back for completion";
      return at === "submitted" ? { at: "sent back", reported } : "step-missing: Follow-up of the plan submitted";
  }
}

describe("the order of a follow-up, walked in the same way", () => {
  it("takes each step where the model does, and refuses every other in both languages, naming a step that leads on", () => {
    const plan: Known = {
      kind: "stream",
      state: { measures: { m1: "present" } },
      entries: [],
      revision: 0,
      unit: "skarholmen",
    };
    const { places, legal, refused } = explore<ReportPlace>({
      empty: () => new History(aggregateNamed("plan-report")!, "skarholmen-2026-t1", { known: { plan } }),
      start: { at: "nothing", reported: false },
      steps: reportSteps,
      expected: expectedOfReport,
      toTake: { "Activity of the plan reported": "report", "Follow-up of the plan submitted": "submit" },
    });
    expect(legal + refused).toBe(places.length * Object.keys(reportSteps).length);
    expect({ places: places.length, legal, refused }).toEqual({ places: 7, legal: 17, refused: 18 });
  });
});
