import { summarySections as names } from "@liggare/domain";
import { type ExecutiveBoardSummaryAnswer, executiveBoardSummary } from "@liggare/executive-board-summary";
import type { SummaryReleasesAnswer } from "@liggare/summary-releases";
import type { Shown } from "@liggare/views";
import type { ReleaseBody } from "../client/client.ts";
import type { Output } from "../output.ts";
import { releaseWords } from "./release-words.ts";
import { chosenSections, type Section } from "./section.ts";
import { summarySections } from "./summary.ts";
import { countOf, filled, textOf, words } from "./words.ts";

/** The list of released summaries as a table. */
export function releaseSections(out: Output, { releases }: Shown<SummaryReleasesAnswer>): readonly Section[] {
  const { lang } = out;
  const of = releaseWords(lang);
  return [
    {
      name: "releases",
      draw() {
        out.heading(of.releases);
        if (releases.length === 0) out.line(words(lang).nothing);
        else
          out.table(
            [
              of.period,
              of.number,
              of.releasedOn,
              of.asKnownOn,
              of.structure,
              of.event,
              of.replacedBy,
              of.changes,
              of.hash,
            ],
            releases.map((row) => [
              row.period,
              String(row.number),
              row.releasedOn,
              row.asKnownOn,
              textOf(row.structureText, lang),
              String(row.event),
              row.correctedBy === null ? "" : String(row.correctedBy),
              countOf(row.changes, lang),
              row.hash.slice(0, 12),
            ]),
          );
      },
    },
  ];
}

/** A released summary: when and how it was frozen, its texts, what changed, and the summary's own tables. */
export function showRelease(out: Output, release: ReleaseBody, section: string | undefined): void {
  const { lang } = out;
  const of = releaseWords(lang);
  const sections = chosenSections([...ownSections(out, release), ...contentSections(out, release)], section);
  out.line(out.style("bold", `${textOf(release.periodText, lang)} · ${of.number.toLowerCase()} ${release.number}`));
  out.line(
    out.style(
      "dim",
      `${of.releasedOn} ${release.releasedOn} · ${of.asKnownOn.toLowerCase()} ${release.asKnownOn} · ${of.judgedOn} ${release.on} · ${of.event.toLowerCase()} ${release.knownTo.number}`,
    ),
  );
  out.line(out.style("dim", `${of.hash} ${release.hash}`));
  if (!release.intact) out.line(out.style("red", of.notIntact));
  if (release.correctedBy !== null) out.line(out.style("yellow", `${of.replacedBy} ${release.correctedBy}`));
  for (const { draw } of sections) draw();
}

function ownSections(out: Output, { content, reason, since, changes }: ReleaseBody): readonly Section[] {
  const { lang } = out;
  const of = releaseWords(lang);
  return [
    {
      name: "texts",
      draw() {
        if (reason) out.line(`${of.reason}: ${filled(reason, lang)}`);
        for (const { section, text } of content.texts) {
          out.heading(names[section as keyof typeof names]?.[lang] ?? section);
          out.line(filled(text, lang));
        }
      },
    },
    {
      name: "changes",
      draw() {
        if (!since) return;
        out.heading(`${of.changed} ${since.period} (${since.number})`);
        if (changes.length === 0) out.line(words(lang).nothing);
        else
          out.table(
            [of.part, of.row, of.what, of.fields],
            changes.map((each) => [each.section, each.key, of.kinds[each.what], each.fields.join(", ")]),
          );
      },
    },
  ];
}

/** The summary's tables; as it is where another version of the view made it. */
function contentSections(out: Output, { content, version }: ReleaseBody): readonly Section[] {
  if (version === executiveBoardSummary.version)
    return summarySections(out, content.summary as Shown<ExecutiveBoardSummaryAnswer>);
  return [
    {
      name: "summary",
      draw() {
        out.line(releaseWords(out.lang).otherVersion);
        out.line(JSON.stringify(content.summary, null, 2));
      },
    },
  ];
}
