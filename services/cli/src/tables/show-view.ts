import type { CollaborationLogAnswer } from "@liggare/collaboration-log";
import type { ExecutiveBoardSummaryAnswer } from "@liggare/executive-board-summary";
import type { SituationPictureAnswer } from "@liggare/situation-picture";
import type { Shown } from "@liggare/views";
import type { ViewBody } from "../client/client.ts";
import type { Output } from "../output.ts";
import { showLog } from "./log.ts";
import { showPicture } from "./picture.ts";
import { showSummary } from "./summary.ts";
import { words } from "./words.ts";

/** A view's answer as tables; one that has none as indented JSON. */
export function showView(out: Output, body: ViewBody): void {
  const word = words(out.lang);
  const unit = body.unit === null ? "" : ` · ${body.unit}`;
  out.line(`${out.style("bold", word.views[body.view] ?? body.view)}${unit}`);
  const judged = body.on === body.asKnownOn ? "" : ` · ${word.judgedOn} ${body.on}`;
  const reconstructed = body.reconstructed ? ` · ${word.reconstructed}` : "";
  out.line(out.style("dim", `${word.asKnownOn} ${body.asKnownOn}${judged}${reconstructed}`));
  switch (body.view) {
    case "executive-board-summary":
      showSummary(out, body.answer as Shown<ExecutiveBoardSummaryAnswer>);
      break;
    case "collaboration-log":
      showLog(out, body.answer as Shown<CollaborationLogAnswer>);
      break;
    case "situation-picture":
      showPicture(out, body.answer as Shown<SituationPictureAnswer>);
      break;
    default:
      out.line(JSON.stringify(body.answer, null, 2));
  }
}
