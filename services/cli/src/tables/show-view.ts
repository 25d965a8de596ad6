import type { Regrouping } from "@liggare/views";
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

/** The tables of each view by its name; a view that is not here has none. */
const tables: { readonly [view: string]: (out: Output, answer: never) => readonly Section[] } = {
  "audit-controls": controlSections,
  "collaboration-log": logSections,
  coordinators: coordinatorSections,
  "executive-board-summary": summarySections,
  overdue: overdueSections,
  "plan-follow-up": planFollowUpSections,
  recommendations: recommendationSections,
  "situation-picture": pictureSections,
  "summary-releases": releaseSections,
  "training-coverage": trainingSections,
};

const sectionsOf = (out: Output, { view, answer }: ViewBody): readonly Section[] =>
  Object.hasOwn(tables, view) ? (tables[view]?.(out, answer as never) ?? []) : [];
