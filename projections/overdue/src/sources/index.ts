import type { Source } from "../source.ts";
import { agreementUpdates, agreementValidity } from "./agreements.ts";
import { guidances, strategies } from "./civil-society.ts";
import { forums } from "./forums.ts";
import { handoverPoints } from "./handover-points.ts";
import { inventoryAnswers } from "./inventories.ts";
import { listDisposals } from "./list-disposals.ts";
import { meetingActions } from "./meeting-actions.ts";
import { planConditions } from "./plan-conditions.ts";
import { planReports } from "./plan-reports.ts";
import { recommendationActions } from "./recommendation-actions.ts";
import { referralAnswers } from "./referrals.ts";
import { replies } from "./replies.ts";

import { vacancies } from "./vacancies.ts";

/** Everything that can be overdue. A new source is one file here and one line. */
export const sources: readonly Source[] = [
  vacancies,
  handoverPoints,
  planConditions,
  planReports,
  inventoryAnswers,
  forums,
  meetingActions,
  agreementValidity,
  agreementUpdates,
  referralAnswers,
  listDisposals,
  strategies,
  guidances,
  replies,
  recommendationActions,
];
