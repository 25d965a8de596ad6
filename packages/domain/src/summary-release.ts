import * as z from "zod/mini";
import type { Json, TextRef } from "./envelope.ts";
import { aggregate } from "./kit/aggregate.ts";
import { choice, group, list, maybe, text, unitCode } from "./kit/fields.ts";
import { refuse } from "./refusals.ts";
import { newestPeriodOver, summaryPeriod } from "./summary-period.ts";
import { events, named, structures, summarySections, textLength } from "./summary-release-events.ts";
import {
  initial,
  mixesStructures,
  releasedSummary,
  releasesAround,
  releasesIn,
  type SummaryState,
  summaryNeeds,
  summaryView,
} from "./summary-release-state.ts";

/*
 * The executive board's summary of a period, released (DOMAIN §1.20, §3.3, §3.5; report §4, recommendation 1).
 * Stream: summary-release-<year>-<t1|t2|annual>. The central coordinator writes texts until the release; a release is
 * frozen with its content, position and hash, never corrected or withdrawn, and replaced only by a numbered correction.
 */

const central = { "central-coordinator": "own unit" } as const;

const section = () => choice(summarySections, named.section);

const idFault = (id: string, today: string) =>
  summaryPeriod(id) ? undefined : refuse("id-mismatch", { expected: newestPeriodOver(today).id });

/** A founding import has no views, so nothing is released in it. */
const noView = () => refuse("unknown-item", { what: { sv: "Vy", en: "View" }, id: summaryView });

const sameTexts = (state: SummaryState, content: Readonly<Record<string, unknown>>): boolean => {
  const inContent = content.texts as readonly { readonly section: string; readonly text: TextRef }[] | undefined;
  return (inContent ?? []).every(({ section: name, text: ref }) => state.texts[name]?.textId === ref.textId);
};

export const summaryRelease = aggregate({
  name: "summary-release",
  idIs: {
    sv: "Året och tiden, till exempel 2026-t1 eller 2026-annual",
    en: "The year and the period, such as 2026-t1 or 2026-annual",
  },
  title: { sv: "Den släppta sammanställningen", en: "The released summary" },
  events,
  initial,

  evolve(state, { type, data }): SummaryState {
    switch (type) {
      case "SummaryTextWritten":
        return { ...state, texts: { ...state.texts, [data.section]: data.text } };
      case "SummaryReleased":
      case "SummaryReleaseCorrected":
        return { ...state, releases: [...state.releases, data] };
    }
  },

  permits(state, { type, data }) {
    const released = state.releases.length > 0;
    switch (type) {
      case "SummaryTextWritten":
        return released ? refuse("step-already-taken", { step: events.SummaryReleased.title }) : undefined;
      case "SummaryReleased":
        // A text that was released is not corrected under it.
        return released || !sameTexts(state, data.content)
          ? refuse("step-already-taken", { step: events.SummaryReleased.title })
          : undefined;
      case "SummaryReleaseCorrected":
        return released ? undefined : refuse("step-missing", { step: events.SummaryReleased.title });
    }
  },

  mayCorrect: central,

  commands: (command) => ({
    write: command({
      title: { sv: "Skriv text till sammanställningen", en: "Write a text of the summary" },
      help: {
        sv: "Inledning, bedömning eller kommentar till ett avsnitt. Kan skrivas om tills sammanställningen släpps.",
        en: "An introduction, an assessment or a comment on a section. May be rewritten until the release.",
      },
      who: central,
      on: "either",
      refusals: ["id-mismatch", "step-already-taken"],
      input: z.strictObject({ unit: unitCode(), section: section(), text: text(textLength, named.text) }),
      example: {
        unit: "kommunstyrelsen",
        section: "introduction",
        text: "Nämndernas arbete under perioden i en samlad bild.",
      } as never,
      decide: (_state, { unit: _unit, ...rest }, { id, today }) =>
        idFault(id, today) ?? [{ type: "SummaryTextWritten", data: rest }],
    }),

    release: command({
      title: { sv: "Släpp sammanställningen", en: "Release the summary" },
      help: {
        sv: "Fryser sammanställningen såsom den var känd vid den senast avslutade månadens slut. Den kan sedan bara ersättas med en numrerad rättelse.",
        en: "Freezes the summary as it was known at the end of the last closed month. After that it is only replaced by a numbered correction.",
      },
      who: central,
      on: "either",
      refusals: ["id-mismatch", "step-already-taken", "unknown-item", "structures-mixed"],
      input: z.strictObject({ unit: unitCode(), structure: maybe(choice(structures, named.structure)) }),
      example: { unit: "kommunstyrelsen", structure: "of-its-time" },
      needs: (_input, { id, today }) => summaryNeeds(id, today),
      decide(state, { structure = "of-its-time" }, { id, today, known }) {
        const period = summaryPeriod(id);
        if (!period) return refuse("id-mismatch", { expected: newestPeriodOver(today).id });
        if (state.releases.length > 0) return refuse("step-already-taken", { step: events.SummaryReleased.title });
        if (period.last >= today) return refuse("date-in-future", { date: period.last });
        const around = releasesAround(period, releasesIn(known));
        const mixed = mixesStructures(period, structure, around);
        if (mixed) return mixed;
        const answer = known[structure];
        if (answer?.kind !== "view") return noView();
        const released = releasedSummary({ period, structure, texts: state.texts, own: [], around, answer });
        return [{ type: "SummaryReleased", occurredOn: today, data: released }];
      },
    }),

    "release-correction": command({
      title: { sv: "Ersätt med en rättad sammanställning", en: "Replace by a corrected summary" },
      help: {
        sv: "Fryser en ny sammanställning av samma period, med nästa nummer och skälet. Den tidigare finns kvar som den var.",
        en: "Freezes a new summary of the same period, with the next number and the reason. The earlier stays as it was.",
      },
      who: central,
      on: "existing",
      refusals: ["id-mismatch", "step-missing", "unknown-item"],
      input: z.strictObject({
        reason: text(1000, named.reason),
        texts: maybe(
          list(
            group(z.strictObject({ section: section(), text: text(textLength, named.text) }), named.text),
            { ...named.texts, help: { sv: "Texter som byts ut", en: "Texts that are replaced" } },
            Object.keys(summarySections).length,
            0,
            "section",
          ),
        ),
      }),
      example: { reason: "En handlingsplan var beslutad före periodens slut." } as never,
      needs: (_input, { id, today }) => summaryNeeds(id, today),
      decide(state, { reason, texts = [] }, { id, today, known }) {
        const period = summaryPeriod(id);
        if (!period) return refuse("id-mismatch", { expected: newestPeriodOver(today).id });
        const last = state.releases.at(-1);
        if (!last) return refuse("step-missing", { step: events.SummaryReleased.title });
        const all = { ...textsOf(last.content), ...Object.fromEntries(texts.map((each) => [each.section, each.text])) };
        const { structure } = last;
        const answer = known[structure];
        if (answer?.kind !== "view") return noView();
        const around = releasesAround(period, releasesIn(known));
        const released = releasedSummary({ period, structure, texts: all, own: state.releases, around, answer });
        return [{ type: "SummaryReleaseCorrected", occurredOn: today, data: { ...released, reason } }];
      },
    }),
  }),
});

/** The written texts of a released content, by section. */
const textsOf = (content: Readonly<Record<string, unknown>>): Readonly<Record<string, TextRef>> =>
  Object.fromEntries(
    ((content as { texts?: readonly { section: string; text: TextRef & Json }[] }).texts ?? []).map((each) => [
      each.section,
      each.text,
    ]),
  );
