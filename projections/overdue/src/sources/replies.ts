import { allFacts, auditOf, auditsOf, factsOf } from "@liggare/views";
import type { Source } from "../source.ts";

/** Formal replies to recommendations: the only thing in an audit that has a due day (report §5, DOMAIN §1.23). */
export const replies: Source = ({ cells, on }) => {
  const offices = new Map(factsOf(allFacts(cells, "audit"), "AuditOpened").map((fact) => [auditOf(fact), fact.unit]));
  const { trackers, titles } = auditsOf(cells, on, undefined);
  return trackers.flatMap(({ audit, given, reply }) => {
    const { recommendation, replyDue } = given.data;
    if (reply || replyDue === undefined) return [];
    const office = offices.get(audit);
    const name = titles.get(audit) ?? audit;
    return [
      {
        key: `${audit} ${given.unit} ${recommendation}`,
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
