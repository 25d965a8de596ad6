import type { IsoDate } from "@liggare/calendar";
import { approvers, delegations } from "@liggare/domain";
import {
  conditionsOf,
  factsOf,
  followedInstructions,
  type KnownPlan,
  lastOf,
  type Snapshot,
  wordOf,
} from "@liggare/views";
import type { PlanShown } from "./answer.ts";
import { conditionTexts, outdatedTexts, planStatusTexts } from "./texts.ts";

/** A plan's steps: who approved it and by which delegation, on which conditions, by which instructions. */
export function planShown(cells: Snapshot, plan: KnownPlan, on: IsoDate): PlanShown {
  const { facts, status } = plan;
  const approved = lastOf(facts, "PlanApproved");
  const back = status === "sent-back" ? lastOf(facts, "PlanSentBack") : undefined;
  const follows = followedInstructions(cells, plan, on);
  return {
    id: `${plan.board}-${plan.year}`,
    status,
    statusText: planStatusTexts[status] ?? { sv: status, en: status },
    statusOn: plan.by?.occurredOn ?? null,
    revision: lastOf(facts, "PlanRevised")?.data.revision ?? 0,
    startsFrom: lastOf(facts, "PlanDrafted")?.data.startsFrom ?? null,
    consultedOn: lastOf(facts, "PlanConsulted")?.occurredOn ?? null,
    decidedOn: lastOf(facts, "PlanDecided")?.occurredOn ?? null,
    registryNumbers: [...new Set(factsOf(facts, "PlanDecided").flatMap(({ data }) => data.registryNumber ?? []))],
    approvedOn: approved?.occurredOn ?? null,
    givenBy: approved?.data.givenBy ?? null,
    givenByText: approved ? wordOf(approvers, approved.data.givenBy) : null,
    delegation: approved?.data.delegation ?? null,
    delegationText: approved ? wordOf(delegations, approved.data.delegation) : null,
    delegationDecision: approved?.data.delegationDecision ?? null,
    reviewedOn: lastOf(facts, "PlanReviewed")?.occurredOn ?? null,
    sentBackOn: back?.occurredOn ?? null,
    reasons: back?.data.reasons ?? null,
    instructions: follows
      ? {
          version: follows.version,
          title: follows.title,
          outdated: follows.outdated,
          outdatedText: follows.outdated === null ? null : outdatedTexts[follows.outdated],
          replacedBy: follows.replacedBy,
        }
      : null,
    conditions: conditionsOf(plan, on).map(({ condition, text, due, status: met, metOn }) => ({
      condition,
      text,
      due,
      status: met,
      statusText: conditionTexts[met],
      metOn,
    })),
  };
}
