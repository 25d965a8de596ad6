import type { Bilingual } from "./fields.ts";

/*
 * Documents are kept where the authority registers them. The ledger takes none: it refers to a document by its registry
 * number, so that nothing is kept twice and no file brings in what no guard can read (DOMAIN §2, archive law).
 */

export const noAttachments: Bilingual = {
  sv: "filer tas inte emot här; registrera handlingen och ange dess diarienummer",
  en: "files are not taken here; register the document and state its registry number",
};

const names = /^(attachments?|attached_?files?|files?|uploads?|bilag(a|or)|bifogade?_?filer|fil(er)?)$/i;

/** Whether a field's name says that it carries a file. */
export const namesAttachment = (field: string): boolean => names.test(field.replaceAll("-", "_"));

/** Whether a text carries a file in itself (a data URI, RFC 2397, in base64). */
export const carriesFile = (value: string): boolean => /\bdata:[\w.+/-]*(?:;[\w=.+-]+)*;base64,/i.test(value);
