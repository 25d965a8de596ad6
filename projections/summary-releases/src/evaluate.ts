import { summaryPeriod } from "@liggare/domain";
import {
  codeText,
  count,
  evidenceOf,
  type Fact,
  happenedBy,
  numbersOf,
  type Question,
  type Snapshot,
} from "@liggare/views";
import type { ReleaseRow, SummaryReleasesAnswer } from "./answer.ts";
import type { ListedRelease } from "./handlers.ts";

/** Released summaries by the judged day. */
export function evaluate(cells: Snapshot, { on, unit }: Question): SummaryReleasesAnswer {
  const rows = cells
    .cells<ListedRelease>("release")
    .filter((cell) => unit === undefined || cell.unit === unit)
    .flatMap(({ facts }) => {
      const released = facts.filter((fact) => happenedBy(fact, on));
      return released.map((fact) => row(fact, released));
    });
  return {
    on,
    releases: rows.sort((a, b) => (a.judgedOn > b.judgedOn ? -1 : a.judgedOn < b.judgedOn ? 1 : b.number - a.number)),
  };
}

function row(fact: Fact<ListedRelease>, ofPeriod: readonly Fact<ListedRelease>[]): ReleaseRow {
  const { period, number, structure, knownTo, changes, since } = fact.data;
  const next = ofPeriod.find(({ data }) => data.number > number);
  return {
    key: `${period} ${number}`,
    period,
    periodText: summaryPeriod(period)?.text ?? { sv: period, en: period },
    number,
    releasedOn: fact.occurredOn,
    asKnownOn: fact.data.asKnownOn,
    judgedOn: fact.data.on,
    structure,
    structureText: codeText("SummaryReleased", "structure", structure),
    event: knownTo.number,
    position: knownTo.position,
    hash: fact.data.hash,
    version: fact.data.version,
    correctedBy: next?.data.number ?? null,
    since: since ?? null,
    changes: count(changes, { sensitivity: "process", unit: fact.unit, why: numbersOf([fact]) }),
    ...evidenceOf([fact], fact.unit),
  };
}
