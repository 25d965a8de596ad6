import type { AuditControlsAnswer } from "@liggare/audit-controls";
import type { CollaborationLogAnswer } from "@liggare/collaboration-log";
import type { CoordinatorsAnswer } from "@liggare/coordinators";
import type { ExecutiveBoardSummaryAnswer } from "@liggare/executive-board-summary";
import type { OverdueAnswer } from "@liggare/overdue";
import type { PlanFollowUpAnswer } from "@liggare/plan-follow-up";
import type { RecommendationsAnswer } from "@liggare/recommendations";
import type { SituationPictureAnswer } from "@liggare/situation-picture";
import type { SummaryReleasesAnswer } from "@liggare/summary-releases";
import type { TrainingCoverageAnswer } from "@liggare/training-coverage";
import type { Regrouping, Shown } from "@liggare/views";
import type { ViewBody } from "../client/client.ts";
import type { Output } from "../output.ts";
import { controlSections } from "./controls.ts";
import { coordinatorSections } from "./coordinators.ts";
import { logSections } from "./log.ts";
import { overdueSections } from "./overdue.ts";
import { pictureSections } from "./picture.ts";
import { planFollowUpSections } from "./plan-follow-up.ts";
import { recommendationSections } from "./recommendations.ts";
import { releaseSections } from "./release.ts";
import { chosenSections, type Section } from "./section.ts";
import { summarySections } from "./summary.ts";
import { trainingSections } from "./training.ts";
import { words } from "./words.ts";

/** A view's answer as tables, or one section of it; one that has none as indented JSON. */
export function showView(out: Output, body: ViewBody, section: string | undefined): void {
  const word = words(out.lang);
  const unit = body.unit === null ? "" : ` · ${body.unit}`;
  const sections = chosenSections(sectionsOf(out, body), section);
  out.line(`${out.style("bold", word.views[body.view] ?? body.view)}${unit}`);
  const judged = body.on === body.asKnownOn ? "" : ` · ${word.judgedOn} ${body.on}`;
  const reconstructed = body.reconstructed ? ` · ${word.reconstructed}` : "";
  out.line(out.style("dim", `${word.asKnownOn} ${body.asKnownOn}${judged}${reconstructed}`));
  if (body.regrouped) showRegrouping(out, body.regrouped);
  for (const { draw } of sections) draw();
  if (sections.length === 0) out.line(JSON.stringify(body.answer, null, 2));
}

/** Whose history is shown under which board, and whose could not be attributed to one. */
function showRegrouping(out: Output, { moved, kept }: Regrouping): void {
  const word = words(out.lang);
  out.line(out.style("dim", word.presentStructure));
  for (const { name, toName, from } of moved) out.line(out.style("dim", `  ${name} → ${toName} (${from})`));
  for (const { name, from } of kept) out.line(out.style("dim", `  ${name}: ${word.split} ${from}`));
}

function sectionsOf(out: Output, { view, answer }: ViewBody): readonly Section[] {
  switch (view) {
    case "executive-board-summary":
      return summarySections(out, answer as Shown<ExecutiveBoardSummaryAnswer>);
    case "collaboration-log":
      return logSections(out, answer as Shown<CollaborationLogAnswer>);
    case "plan-follow-up":
      return planFollowUpSections(out, answer as Shown<PlanFollowUpAnswer>);
    case "overdue":
      return overdueSections(out, answer as Shown<OverdueAnswer>);
    case "situation-picture":
      return pictureSections(out, answer as Shown<SituationPictureAnswer>);
    case "coordinators":
      return coordinatorSections(out, answer as Shown<CoordinatorsAnswer>);
    case "recommendations":
      return recommendationSections(out, answer as Shown<RecommendationsAnswer>);
    case "summary-releases":
      return releaseSections(out, answer as Shown<SummaryReleasesAnswer>);
    case "audit-controls":
      return controlSections(out, answer as Shown<AuditControlsAnswer>);
    case "training-coverage":
      return trainingSections(out, answer as Shown<TrainingCoverageAnswer>);
    default:
      return [];
  }
}
