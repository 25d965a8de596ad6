import type { Lang } from "@liggare/calendar";

/* Words of the tables about released summaries. */

const texts = {
  sv: {
    releases: "Släppta sammanställningar",
    period: "Period",
    number: "Nummer",
    releasedOn: "Släppt",
    asKnownOn: "Såsom känt den",
    judgedOn: "bedömd den",
    structure: "Indelning",
    event: "Sista händelse",
    replacedBy: "Ersatt av",
    changes: "Ändringar",
    changed: "Ändrat sedan",
    part: "Del",
    row: "Rad",
    what: "Vad",
    fields: "Fält",
    reason: "Skäl",
    hash: "Kontrollsumma (SHA-256)",
    texts: "Texter",
    notIntact: "Innehållet har inte längre sin kontrollsumma.",
    kinds: { added: "tillkommit", changed: "ändrat", removed: "borttaget" },
    otherVersion: "Sammanställningen är släppt med en annan version av vyn och visas som den är.",
  },
  en: {
    releases: "Released summaries",
    period: "Period",
    number: "Number",
    releasedOn: "Released",
    asKnownOn: "As known on",
    judgedOn: "judged on",
    structure: "Structure",
    event: "Last event",
    replacedBy: "Replaced by",
    changes: "Changes",
    changed: "Changed since",
    part: "Part",
    row: "Row",
    what: "What",
    fields: "Fields",
    reason: "Reason",
    hash: "Hash (SHA-256)",
    texts: "Texts",
    notIntact: "The content no longer has its hash.",
    kinds: { added: "added", changed: "changed", removed: "removed" },
    otherVersion: "The summary was released with another version of the view and is shown as it is.",
  },
} as const;

export const releaseWords = (lang: Lang) => texts[lang];
