import { observationSources, observedStates } from "./civil-society-vocabulary.ts";
import { choice, label, list, maybe, textRef } from "./kit/fields.ts";
import { partyOrNotStated } from "./kit/variants.ts";

/*
 * What somebody found when looking for a strategy or guidance. An absence that was observed is an event: it says who
 * looked and in what.
 */

const named = {
  found: { sv: "Vad som iakttogs", en: "What was found" },
  by: { sv: "Vem som iakttog", en: "Who looked" },
  source: { sv: "Vad iakttagelsen bygger på", en: "What the observation rests on" },
  reference: { sv: "Källa", en: "Source" },
  sections: { sv: "Avsnitt", en: "Sections" },
  section: { sv: "Avsnitt", en: "Section" },
} as const;
export const noteName = { sv: "Anteckning", en: "Note" } as const;

export const observation = () => ({
  found: choice(observedStates, named.found),
  by: partyOrNotStated(named.by),
  source: choice(observationSources, named.source),
  reference: maybe(label(120, named.reference)),
  sections: maybe(list(label(20, named.section), named.sections, 10)),
});
export const storedNote = () => maybe(textRef(500, noteName));

export const exampleObservation = {
  found: "absent",
  by: { kind: "external", name: "Stadsrevisionen" },
  source: "audit-report",
  reference: "Revisionsrapport 1/2026",
  sections: ["3.3.7"],
} as const;
