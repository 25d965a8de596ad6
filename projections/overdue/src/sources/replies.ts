import { auditOf, auditsOf, boardOf } from "@liggare/views";
import type { Source } from "../source.ts";

/** Formal replies to recommendations: the only thing that the auditors set a day for (report §5, DOMAIN §1.23). */
export const replies: Source = ({ cells, on }) => {
  const { trackers, titles, opened } = auditsOf(cells, on, undefined);
  const offices = new Map(opened.map((fact) => [auditOf(fact), fact.unit]));
  return trackers.flatMap(({ audit, given, reply }) => {
    const { recommendation, replyDue } = given.data;
    if (reply || replyDue === undefined) return [];
    const office = offices.get(audit);
    const name = titles.get(audit) ?? audit;
    return [
      {
        key: `${audit} ${boardOf(given)} ${recommendation}`,
        kind: "reply" as const,
        board: given.unit,
        waiting: office === undefined || office === given.unit ? [] : [office],
        title: {
          sv: `Yttrande över rekommendation ${recommendation}, ${name}`,
          en: `Reply to recommendation ${recommendation}, ${name}`,
        },
        stream: given.stream,
        due: replyDue,
        facts: [given],
      },
    ];
  });
};
