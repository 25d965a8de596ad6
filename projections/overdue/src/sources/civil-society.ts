import { guidancesOf, spanOf, strategiesOf } from "@liggare/views";
import type { Source } from "../source.ts";

/** The last day of a stated date; undefined where none was stated, or its end is open. */
const lastOf = (expected: string | undefined) => (expected === undefined ? null : spanOf(expected).last);

/**
 * Strategies that were announced for a stated date and are not adopted (DOMAIN §1.12, report §3.3.7). One without a
 * date is never late; nor is one that somebody who looked found in place.
 */
export const strategies: Source = ({ cells, on }) =>
  strategiesOf(cells, on).flatMap(({ unit, kind, announced, adopted, says }) => {
    const due = lastOf(announced?.data.expected);
    const done = adopted && announced && adopted.number > announced.number;
    if (!announced || due === null || done || says !== "coming") return [];
    const name = names[kind];
    return [
      {
        key: announced.stream,
        kind: "strategy" as const,
        board: unit,
        waiting: [],
        title: { sv: `${name.sv} för samverkan med civilsamhället`, en: `${name.en} for work with civil society` },
        stream: announced.stream,
        due,
        facts: [announced],
      },
    ];
  });

const names = {
  general: { sv: "Allmän strategi", en: "General strategy" },
  specific: { sv: "Strategi för detta arbete", en: "Strategy for this work" },
} as const;

/** Central guidance that was announced for a stated date and is not adopted (recommendation R2). */
export const guidances: Source = ({ cells, on }) =>
  guidancesOf(cells, on).flatMap(({ unit, name, announced, status }) => {
    const due = lastOf(announced?.data.expected);
    if (!announced || due === null || status !== "announced") return [];
    return [
      {
        key: announced.stream,
        kind: "guidance" as const,
        board: unit,
        waiting: [],
        title: name === null ? { sv: "Central vägledning", en: "Central guidance" } : { sv: name, en: name },
        stream: announced.stream,
        due,
        facts: [announced],
      },
    ];
  });
