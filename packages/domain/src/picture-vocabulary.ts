import { choice, maybe } from "./kit/fields.ts";
import { environments, phenomena, settings } from "./vocabulary.ts";

/* How a situation picture codes what it knows, and where it knows it from: what occurs where, never who. */

export const pictured = {
  environment: { sv: "Miljö", en: "Environment" },
  setting: { sv: "Plats", en: "Setting" },
  phenomenon: { sv: "Företeelse", en: "Phenomenon" },
  trend: { sv: "Utveckling", en: "Trend" },
} as const;

const trends = {
  rising: { sv: "Ökar", en: "Rising" },
  unchanged: { sv: "Oförändrad", en: "Unchanged" },
  falling: { sv: "Minskar", en: "Falling" },
  "not-stated": { sv: "Inte angiven", en: "Not stated" },
} as const;

/**
 * Kinds of sources beside concern reports (report §3.3.1). An association, a property owner or anybody else is the kind
 * of a source and no more: which one it was is never kept.
 */
export const contributionSources = {
  "own-units": { sv: "Egna verksamheter", en: "Own units" },
  police: { sv: "Polis", en: "Police" },
  "property-owners": { sv: "Fastighetsägare", en: "Property owners" },
  associations: { sv: "Lokala föreningar och organisationer", en: "Local associations and organisations" },
  "other-boards": { sv: "Andra nämnder", en: "Other boards" },
} as const;

/** Where a local picture takes its knowledge from (report §3.3.1; concern reports: §3.1.3). */
export const pictureSources = {
  "own-units": contributionSources["own-units"],
  police: contributionSources.police,
  "property-owners": contributionSources["property-owners"],
  associations: contributionSources.associations,
  "concern-reports": { sv: "Rapporter om oro eller händelser", en: "Concern reports" },
  "other-boards": contributionSources["other-boards"],
} as const;

/** The fields that describe one item of a picture. */
export const described = () => ({
  environment: choice(environments, pictured.environment),
  setting: maybe(choice(settings, pictured.setting)),
  phenomenon: choice(phenomena, pictured.phenomenon),
  trend: choice(trends, pictured.trend),
});
