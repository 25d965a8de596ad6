import { describe, expect, it } from "vitest";
import { lift } from "../../packages/domain/src/index.ts";
import { auditControls } from "../../projections/audit-controls/src/index.ts";
import { recommendations } from "../../projections/recommendations/src/index.ts";
import { answerFrom, found, rowsOf } from "./founding.ts";

/* A ledger that was founded with the released first version of the Stockholm data set, read by the code of today. */

const rows = rowsOf("samples/stockholm-2019-v1.jsonl");
const log = found(rows);

describe("the first released version of the Stockholm data set", () => {
  it("is founded row by row as it was, with nothing lost and nothing added", () => {
    expect(rows).toHaveLength(259);
    expect(log).toHaveLength(259);
    expect(log.map(lift)).toEqual(log);
  });

  it("is answered by views that came later", () => {
    const controls = answerFrom(auditControls, log, "2019-11-30");
    expect(controls.boards).toHaveLength(10);
    expect(controls.questions.map(({ notMet }) => notMet)).toEqual([0, 4, 5, 11]);
    const { trackers } = answerFrom(recommendations, log, "2019-11-30");
    expect(trackers).toHaveLength(12);
    for (const { nextStep } of trackers) expect(nextStep).toMatchObject({ step: "reply", due: "2020-02-28" });
  });
});
