import { describeFields, type Role } from "@liggare/domain";
import { describe, expect, test } from "vitest";
import { commandOf, mayRecord, type Recordable } from "../src/api/session.ts";
import { faultsOf, personalData } from "../src/forms/faults.ts";
import { kinds } from "../src/forms/kinds.ts";
import { emptyValues, shapeOf, toInput, type Values } from "../src/forms/values.ts";

const fieldsOf = (what: Recordable) => describeFields(commandOf(what).input).filter(({ name }) => name !== "unit");

function faults(what: Recordable, values: Values, occurredOn = "2026-03-03") {
  const fields = fieldsOf(what);
  const input = { unit: "skarholmen", ...toInput(fields, { ...emptyValues(fields), ...values }) };
  const found = faultsOf({
    command: commandOf(what),
    fields,
    input,
    occurredOn,
    occurred: kinds[what].occurred,
    today: "2026-11-23",
  });
  return [...found].map(([pointer, { sv }]) => [pointer, sv]);
}

const heldMeeting: Values = {
  forum: "samordnarnatverket",
  functions: ["local-coordinator"],
  units: ["skarholmen"],
};

describe("a form's values", () => {
  test("each field of the three forms has a shape", () => {
    const shapes = (what: Recordable) => fieldsOf(what).map((field) => `${field.name}: ${shapeOf(field)}`);
    expect(shapes("meeting")).toEqual([
      "forum: choice",
      "functions: choices",
      "units: choices",
      "standingItems: lines",
      "occasion: group",
      "decisions: lines",
      "actions: entries",
      "notes: text",
    ]);
    expect(shapes("checkin")).toEqual([
      "level: choice",
      "functions: choices",
      "forum: choice",
      "picture: entries",
      "agreedActions: lines",
      "notes: text",
    ]);
    expect(shapes("concern")).toEqual([
      "environment: choice",
      "setting: choice",
      "kind: choice",
      "done: choices",
      "consulted: choices",
      "note: text",
    ]);
  });

  test("what was not filled in is left out, and lines become a list", () => {
    const values = { ...emptyValues(fieldsOf("meeting")), ...heldMeeting, decisions: "Ett beslut\n\n  Ett till  \n" };
    expect(toInput(fieldsOf("meeting"), values)).toEqual({
      ...heldMeeting,
      decisions: ["Ett beslut", "Ett till"],
    });
  });
});

describe("what is wrong in a form", () => {
  test("an empty form names each field that is missing, in the order of the page", () => {
    expect(faults("meeting", {}, "")).toEqual([
      ["/occurredOn", "Ange mötesdatum"],
      ["/input/forum", "Välj forum"],
      ["/input/functions", "Välj minst en under ”Funktioner som deltog”"],
      ["/input/units", "Välj minst en under ”Nämnder och kontor som deltog”"],
    ]);
  });

  test("a filled form has no fault", () => {
    expect(faults("meeting", heldMeeting)).toEqual([]);
  });

  test("a fault in an action names the action and its field", () => {
    const actions = [
      { key: "1", values: { what: "Samla in planerna", responsible: "skarholmen", due: "2026-04-01" } },
      { key: "2", values: { what: "", responsible: "skarholmen", due: "2026-02-31" } },
    ];
    expect(faults("meeting", { ...heldMeeting, actions })).toEqual([
      ["/input/actions/1/what", "Åtgärd 2: Skriv vad som ska göras"],
      ["/input/actions/1/due", "Åtgärd 2: Klart senast: ange ett datum som 2026-03-03"],
    ]);
  });

  test("a day that does not exist or has not come is refused", () => {
    expect(faults("meeting", heldMeeting, "2026-02-31")).toEqual([["/occurredOn", "Skriv mötesdatum som 2026-03-03"]]);
    expect(faults("meeting", heldMeeting, "2026-12-01")).toEqual([
      ["/occurredOn", "Mötesdatum: datumet har inte varit än"],
    ]);
  });

  test("a concern report takes a month, a meeting does not", () => {
    const concern = { environment: "several", setting: "school", kind: "worry", done: [], consulted: [] };
    expect(faults("concern", concern, "2026-03")).toEqual([]);
    expect(faults("meeting", heldMeeting, "2026-03")).toEqual([["/occurredOn", "Skriv mötesdatum som 2026-03-03"]]);
  });

  test("an identity number is named at the field that holds it, never repeated", () => {
    const fields = fieldsOf("meeting");
    const found = personalData(commandOf("meeting"), fields, { decisions: ["Inget", "Gäller 20170101-2393"] });
    expect([...found].map(([pointer]) => pointer)).toEqual(["/input/decisions"]);
    expect([...found.values()][0]?.sv).toContain("personnummer");
    expect(JSON.stringify([...found])).not.toContain("2393");
  });
});

describe("who may record", () => {
  test("coordinators of a unit may, the executive board and auditors may not", () => {
    const may = (role: Role) => mayRecord({ subject: "s", role, unit: "skarholmen" }, "meeting");
    expect([may("local-coordinator"), may("central-coordinator")]).toEqual([true, true]);
    expect([may("executive-board"), may("auditor"), may("administrator")]).toEqual([false, false, false]);
    expect(mayRecord(null, "meeting")).toBe(false);
  });
});
