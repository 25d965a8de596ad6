import * as z from "zod/mini";
import { event } from "./kit/aggregate.ts";
import { choice, code, label, wholeNumber } from "./kit/fields.ts";

/*
 * The ledger's own stream (`ledger`): how it was opened and founded. Its events are written by the application, not by
 * a command. They belong to no day: they never move "as known on".
 */

export const ledgerStream = "ledger";

const kinds = {
  demonstration: { sv: "Demonstration", en: "Demonstration" },
  ordinary: { sv: "Ordinarie", en: "Ordinary" },
} as const;

const hash = { sv: "Underlagets kontrollsumma", en: "Hash of the material" };

// The storage format.
export const ledgerEvents = {
  LedgerOpened: event({
    schema: 1,
    title: { sv: "Liggaren öppnad", en: "Ledger opened" },
    data: z.strictObject({
      ledger: code({ sv: "Liggarens id", en: "The ledger's id" }),
      municipality: label(120, { sv: "Kommun", en: "Municipality" }),
      kind: choice(kinds, { sv: "Slag", en: "Kind" }),
    }),
    example: { ledger: "0b6a3c1e-2f4d-4c8e-9a57-1d2e3f4a5b6c", municipality: "Stockholms stad", kind: "demonstration" },
  }),
  FoundingStarted: event({
    schema: 1,
    title: { sv: "Grundimport påbörjad", en: "Founding import started" },
    data: z.strictObject({
      material: label(120, { sv: "Underlag", en: "Material" }),
      hash: code(hash),
      rows: wholeNumber({ sv: "Rader", en: "Rows" }),
    }),
    example: { material: "stockholm-2019", hash: "0".repeat(64), rows: 120 },
  }),
  FoundingCompleted: event({
    schema: 1,
    title: { sv: "Grundimport klar", en: "Founding import completed" },
    data: z.strictObject({ hash: code(hash), rows: wholeNumber({ sv: "Rader", en: "Rows" }) }),
    example: { hash: "0".repeat(64), rows: 120 },
  }),
} as const;

/** What the ledger's opening event says. */
export type LedgerOpened = z.output<(typeof ledgerEvents)["LedgerOpened"]["data"]>;
