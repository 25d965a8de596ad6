import { expect, test } from "vitest";
import { applyEvent, memoryCells, type Snapshot, type ViewDefinition } from "../../packages/views/src/index.ts";
import { city } from "../../packages/simulation/src/index.ts";
import { projections } from "../../services/api/src/index.ts";
import { found, type Row, rowsOf } from "./founding.ts";

/* Questions read the cells of some months only. That must not be seen in the answer. */

/** The same cells, read whole whatever is asked for. */
const whole = (cells: Snapshot): Snapshot => ({
  ...cells,
  cells: (kind) => cells.cells(kind),
});

const simulated = () =>
  [...city({ boards: 3, years: 8, events: 4_000, seed: 7 })].map(
    (row) => ({ ...row, source: { ...row.source, section: "1" } }) as unknown as Row,
  );

const logs = {
  "a simulated city": () => found(simulated()),
  "Stockholm 2019": () => found(rowsOf("stockholm-2019/commands.jsonl")),
};

for (const [name, log] of Object.entries(logs)) {
  const events = log();
  for (const view of projections as readonly ViewDefinition<unknown>[]) {
    test(`${view.name} answers alike whether it reads some months of ${name} or all`, () => {
      const cells = memoryCells();
      for (const event of events) applyEvent(view, event, event.recordedOn ?? "2026-01-01", cells);
      const some = cells.snapshot();
      const all = whole(some);
      for (const on of ["2018-03-01", "2019-11-30", "2021-01-31", "2022-07-15", "2025-06-30", "2025-12-31"]) {
        const question = { asKnownOn: on, on, policy: {}, closedMonth: on.slice(0, 7) };
        for (const structure of ["of-its-time", "present"] as const)
          expect(view.evaluate(some, { ...question, structure })).toEqual(view.evaluate(all, { ...question, structure }));
      }
    });
  }
}
