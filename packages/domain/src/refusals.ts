import type { Bilingual } from "./kit/fields.ts";

/** What a refusal means to the caller; the surfaces map it (HTTP status, exit code). */
export type RefusalKind = "invalid" | "forbidden" | "not found" | "conflict" | "state" | "unavailable";

interface RefusalEntry extends Bilingual {
  readonly kind: RefusalKind;
  /** Can the very same request succeed later without anybody changing it? */
  readonly retry: boolean;
}

/**
 * The closed list of refusals, in order of precedence: where several apply, the first one is given.
 * Codes are part of the interface and never change; `{x}` is filled from the refusal's details.
 */
export const refusals = {
  "body-malformed": {
    kind: "invalid",
    retry: false,
    sv: "Innehållet går inte att läsa som JSON: {reason}",
    en: "The body cannot be read as JSON: {reason}",
  },
  "input-invalid": {
    kind: "invalid",
    retry: false,
    sv: "Rätta uppgifterna: {fields}",
    en: "Correct these fields: {fields}",
  },
  "personal-data": {
    kind: "invalid",
    retry: false,
    sv: "Texten ser ut att innehålla {kinds}. Skriv inte namn eller andra personuppgifter. Ingenting har sparats.",
    en: "The text seems to contain {kinds}. Do not write names or other personal data. Nothing was saved.",
  },
  "role-not-allowed": {
    kind: "forbidden",
    retry: false,
    sv: "Din roll ({role}) får inte göra detta.",
    en: "Your role ({role}) may not do this.",
  },
  "purpose-missing": {
    kind: "invalid",
    retry: false,
    sv: "Ange ändamålet med uttaget.",
    en: "State the purpose of the export.",
  },
  "not-found": { kind: "not found", retry: false, sv: "Det finns inget här.", en: "There is nothing here." },
  "ledger-founding": {
    kind: "unavailable",
    retry: true,
    sv: "Grundimporten är inte klar. Kör samma import igen så fortsätter den.",
    en: "The founding import is not finished. Run the same import again to resume it.",
  },
  "founding-closed": {
    kind: "conflict",
    retry: false,
    sv: "Liggaren har redan börjat föras, så en grundimport går inte längre att göra.",
    en: "The ledger is already in use, so a founding import can no longer be made.",
  },
  "founding-differs": {
    kind: "conflict",
    retry: false,
    sv: "Liggaren är redan grundad med ett annat underlag ({hash}).",
    en: "The ledger was already founded with other material ({hash}).",
  },
  "clock-behind": {
    kind: "unavailable",
    retry: true,
    sv: "Serverns klocka går fel: den senaste händelsen är från {newest}. Ingenting har sparats.",
    en: "The server's clock is wrong: the newest event is from {newest}. Nothing was saved.",
  },
  "key-reused": {
    kind: "invalid",
    retry: false,
    sv: "Nyckeln Idempotency-Key är redan använd för ett annat innehåll.",
    en: "The Idempotency-Key was already used for another payload.",
  },
  "revision-stale": {
    kind: "conflict",
    retry: false,
    sv: "Uppgifterna har ändrats sedan du läste dem. Aktuell revision är {actual}.",
    en: "This was changed since you read it. The actual revision is {actual}.",
  },
  "already-exists": {
    kind: "conflict",
    retry: false,
    sv: "{what} finns redan.",
    en: "{what} already exists.",
  },
  "entry-unknown": {
    kind: "invalid",
    retry: false,
    sv: "Händelsen som ska rättas finns inte här: {entry}",
    en: "The event to correct is not here: {entry}",
  },
  "entry-withdrawn": {
    kind: "state",
    retry: false,
    sv: "Händelsen är redan återtagen och kan inte rättas.",
    en: "The event is already withdrawn and cannot be corrected.",
  },
  "entry-not-correctable": {
    kind: "state",
    retry: false,
    sv: "En rättelse rättas genom att den ursprungliga händelsen rättas igen.",
    en: "A correction is corrected by correcting the original event again.",
  },
  "entry-final": {
    kind: "state",
    retry: false,
    sv: "Händelsen ({type}) är slutgiltig och kan varken rättas eller återtas. Den ersätts av en ny händelse.",
    en: "The event ({type}) is final and can be neither corrected nor withdrawn. A new event replaces it.",
  },
  "field-fixed": {
    kind: "state",
    retry: false,
    sv: "{field} ligger fast och kan inte ändras genom en rättelse. Återta händelsen och anteckna den på nytt.",
    en: "{field} is fixed and cannot be changed by a correction. Withdraw the event and record it anew.",
  },
  "correction-breaks-history": {
    kind: "state",
    retry: false,
    sv: "Rättelsen skulle göra en senare händelse ({type}) omöjlig: {reason}",
    en: "The correction would make a later event ({type}) impossible: {reason}",
  },
  "id-mismatch": {
    kind: "invalid",
    retry: false,
    sv: "Beteckningen ska vara {expected}.",
    en: "The id must be {expected}.",
  },
  "date-in-future": {
    kind: "invalid",
    retry: false,
    sv: "Datumet {date} har inte inträffat än.",
    en: "The date {date} has not come yet.",
  },
  "dates-out-of-order": {
    kind: "invalid",
    retry: false,
    sv: "Datumet {later} ligger före {earlier}.",
    en: "The date {later} lies before {earlier}.",
  },
  "unit-ended": {
    kind: "state",
    retry: false,
    sv: "Nämnden eller kontoret finns inte längre från och med {date}. Anteckna hos den nämnd som tog över.",
    en: "The board or office is no more from {date}. Record it at the board that took over.",
  },
  "step-missing": {
    kind: "state",
    retry: false,
    sv: "Ett steg saknas: {step}.",
    en: "A step is missing: {step}.",
  },
  "step-already-taken": {
    kind: "state",
    retry: false,
    sv: "Steget är redan taget: {step}.",
    en: "The step was already taken: {step}.",
  },
  "unknown-item": {
    kind: "invalid",
    retry: false,
    sv: "{what} finns inte: {id}",
    en: "There is no such {what}: {id}",
  },
  "count-exceeds": {
    kind: "invalid",
    retry: false,
    sv: "{part} är fler än {whole}.",
    en: "{part} are more than {whole}.",
  },
  "structures-mixed": {
    kind: "state",
    retry: false,
    sv: "Samma månader är redan släppta i den andra indelningen ({period}). Släpp i samma indelning.",
    en: "The same months are already released in the other structure ({period}). Release in the same structure.",
  },
  "classification-missing": {
    kind: "invalid",
    retry: false,
    sv: "Ange åtgärdsområde eller inriktning, eller båda.",
    en: "State the action area or the orientation, or both.",
  },
  "figure-unclear": {
    kind: "invalid",
    retry: false,
    sv: "Ange antingen ett antal eller en uppgiven andel.",
    en: "State either a number or a stated share.",
  },
  "recognition-discarded": {
    kind: "state",
    retry: false,
    sv: "De som räknats förut kan inte längre kännas igen. Välj (afterDiscard) om listan läggs till det som räknats (add) eller räknas från början (start-over).",
    en: "People counted before can no longer be recognised. Choose (afterDiscard) whether the list is added to what was counted (add) or counted from the start (start-over).",
  },
  "ledger-opened": {
    kind: "conflict",
    retry: false,
    sv: "Liggaren är redan öppnad.",
    en: "The ledger is already open.",
  },
  "not-yet": {
    kind: "unavailable",
    retry: true,
    sv: "Vyn har inte hunnit till den punkten än. Försök igen om en stund.",
    en: "The view has not reached that point yet. Try again in a moment.",
  },
  busy: {
    kind: "unavailable",
    retry: true,
    sv: "Många skriver här samtidigt. Försök igen.",
    en: "Many are writing here at once. Try again.",
  },
} as const satisfies Record<string, RefusalEntry>;

export type RefusalCode = keyof typeof refusals;

/** One field that is at fault: JSON pointer and message per language. */
export interface FieldFault extends Bilingual {
  readonly pointer: string;
}

export interface Refusal {
  readonly code: RefusalCode;
  readonly details: Readonly<Record<string, string | number | Bilingual>>;
  readonly fields: readonly FieldFault[];
}

export type Refused = { readonly kind: "refused"; readonly refusal: Refusal };

/** Refuses with a code of the list. `fields` point at what is at fault in the input. */
export const refuse = (
  code: RefusalCode,
  details: Refusal["details"] = {},
  fields: readonly FieldFault[] = [],
): Refused => ({ kind: "refused", refusal: { code, details, fields } });

/** The refusal's text in one language. */
export function refusalText(refusal: Refusal, language: keyof Bilingual): string {
  return refusals[refusal.code][language].replace(/\{(\w+)\}/g, (whole, key: string) => {
    const detail = refusal.details[key];
    if (detail === undefined) return whole;
    return typeof detail === "object" ? detail[language] : String(detail);
  });
}
