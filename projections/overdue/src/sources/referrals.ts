import { referralsOf } from "@liggare/views";
import type { Source } from "../source.ts";

/** Boards that have not answered a draft that was referred to them; a closed round waits for nobody (DOMAIN §1.11). */
export const referralAnswers: Source = ({ cells, on }) =>
  referralsOf(cells, on).flatMap(({ referral, unit: sender, sent, answerBy, boards }) =>
    boards
      .filter(({ state }) => state === "awaited" || state === "overdue")
      .map(({ unit, reminded }) => ({
        key: `${referral} ${unit}`,
        kind: "referral-answer" as const,
        board: unit,
        waiting: sender === unit ? [] : [sender],
        title: {
          sv: "Svar på remiss om överenskommelse med polisen",
          en: "Answer to a referral of a police agreement",
        },
        stream: sent.stream,
        due: answerBy,
        reminders: reminded ? [reminded] : [],
        facts: reminded ? [sent, reminded] : [sent],
      })),
  );
