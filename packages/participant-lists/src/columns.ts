import type { Bilingual } from "@liggare/domain";
import type { Cells } from "./cells.ts";
import { folded } from "./text.ts";

/** What a column of a participant list may hold for us. Everything else in a list is passed over. */
export const columnFields = {
  email: { sv: "E-postadress", en: "E-mail address" },
  unit: { sv: "Nämnd eller förvaltning", en: "Board or administration" },
  status: { sv: "Status", en: "Status" },
  completed: { sv: "Slutförd den", en: "Completed on" },
  name: { sv: "Namn (läses inte)", en: "Name (not read)" },
} as const satisfies Record<string, Bilingual>;
export type ColumnField = keyof typeof columnFields;

/** Names of columns as staff systems give them, folded; those that say more come first. */
const names: Readonly<Record<ColumnField, readonly string[]>> = {
  email: ["epostadress", "epost", "mejladress", "mejl", "emailaddress", "email", "mailadress", "mail", "anvandarnamn"],
  unit: [
    "namnd",
    "stadsdelsnamnd",
    "board",
    "forvaltning",
    "stadsdelsforvaltning",
    "administration",
    "stadsdel",
    "bolagforvaltning",
    "organisation",
    "organization",
    "enhet",
    "organisationsenhet",
    "unit",
    "department",
    "arbetsplats",
    "workplace",
    "avdelning",
  ],
  status: ["status", "kursstatus", "utbildningsstatus", "resultat", "deltagarstatus", "completionstatus", "result"],
  completed: [
    "slutforddatum",
    "slutford",
    "slutfort",
    "slutfordden",
    "genomforddatum",
    "genomford",
    "genomfort",
    "fullfoljd",
    "fullfoljt",
    "fullfoljddatum",
    "avslutad",
    "completiondate",
    "completedon",
    "completed",
    "dateofcompletion",
  ],
  name: ["namn", "fornamn", "efternamn", "name", "firstname", "lastname", "givenname", "surname", "fullname"],
};

export interface Columns {
  /** Row of the header, from 0. */
  readonly header: number;
  readonly at: Readonly<Partial<Record<ColumnField, number>>>;
}

/** Rows in which the header is looked for: lists often begin with a title. */
const searched = 20;

/** Finds the header and the columns; undefined where no row of the first ones names a column of e-mail addresses. */
export function columnsOf(cells: Cells, named: ReadonlyMap<string, ColumnField>): Columns | undefined {
  for (const [header, row] of cells.slice(0, searched).entries()) {
    const titles = row.map(folded);
    const at: Partial<Record<ColumnField, number>> = {};
    for (const field of Object.keys(columnFields) as ColumnField[]) {
      const chosen = titles.findIndex((title) => named.get(title) === field);
      const found = [chosen, ...names[field].map((name) => titles.findIndex((t) => t === name && !named.has(t)))];
      const place = found.find((index) => index >= 0);
      if (place !== undefined) at[field] = place;
    }
    if (at.email !== undefined) return { header, at };
  }
  return undefined;
}
