import { describe, expect, it } from "vitest";
import { controls, grounds } from "../src/index.ts";

/* CONTROLS.md is written from the definitions: `npx vitest run projections/audit-controls --update=all` renews it. */

const kinds = {
  "executive-board": "kommunstyrelsen",
  "specialist-board": "facknämnder",
  "district-board": "stadsdelsnämnder",
};
const lines = controls.map(
  ({ id, question, criterion, title, kinds: of, subjects, thresholds = [], ofYear }) =>
    `| \`${id}\` | ${question} | ${criterion} | ${title.sv} / ${title.en}${ofYear ? " (året före / the year before)" : ""} | ${of
      .map((kind) => kinds[kind])
      .join(", ")} | ${subjects.join(", ")} | ${thresholds.join(", ")} |`,
);
const codes = Object.entries(grounds).map(([code, { sv, en }]) => `| \`${code}\` | ${sv} | ${en} |`);
const page = `# Standing controls

Written from the definitions in \`src/controls\`; a test keeps it so. How an answer is reached stands in \`DECISIONS.md\`.

| Control | Question | Criterion | Says | Applies to | Findings that speak of it | Policy |
|---|---|---|---|---|---|---|
${lines.join("\n")}

## Grounds

| Code | Svenska | English |
|---|---|---|
${codes.join("\n")}
`;

describe("the list of standing controls", () => {
  it("is documented word for word from the definitions", async () => {
    await expect(page).toMatchFileSnapshot("../CONTROLS.md");
  });

  it("has an id for each, and each of the four audit questions", () => {
    expect(new Set(controls.map(({ id }) => id)).size).toBe(controls.length);
    expect(new Set(controls.map(({ question }) => question))).toEqual(new Set(["q1", "q2", "q3", "q4"]));
  });

  it("lets something speak of each control: the boards' own events, or findings", () => {
    expect(controls.filter(({ own, subjects }) => own === undefined && subjects.length === 0)).toEqual([]);
  });
});
