import { type Actor, mayUse, reachOf } from "@liggare/access";
import {
  type Bilingual,
  codePattern,
  type FieldFault,
  functions,
  type Refused,
  refuse,
  type Who,
} from "@liggare/domain";
import { findPersonalData } from "@liggare/privacy";
import type { Vault } from "@liggare/vault";
import { coordinationOf, type KnownUnit, type Snapshot, unitsOf } from "@liggare/views";

/*
 * The contact list of functions (DOMAIN §1.1). Which function coordinates or stands in comes from the log; how it is
 * reached lies in the vault's directory alone: never in the log, never in a view's file, and gone when it is removed.
 */

/** A function at a board or office, and how it is reached. */
export interface Contact {
  readonly unit: string;
  readonly unitName: string;
  /** Code of `functions`. */
  readonly function: string;
  readonly functionText: Bilingual;
  /** What it does there; "listed": only the directory names it. */
  readonly task: "coordinator" | "deputy" | "listed";
  /** Since when it coordinates or stands in, with the precision that is known. */
  readonly since: string | null;
  readonly name: string | null;
  readonly address: string | null;
}

export interface Contacts {
  readonly kind: "contacts";
  readonly contacts: readonly Contact[];
}

/** How a function is reached. */
export interface ContactEntry {
  readonly unit: string;
  readonly function: string;
  /** Telephone number, e-mail or office address: 3–200 characters. */
  readonly address: string;
  /** 1–100 characters. */
  readonly name?: string;
}

export const contactReaders: Who = {
  "local-coordinator": "any unit",
  "central-coordinator": "any unit",
  administrator: "any unit",
};
export const contactWriters: Who = { "central-coordinator": "any unit", administrator: "any unit" };

const subjectOf = ({ unit, function: code }: Pick<ContactEntry, "unit" | "function">) => `function ${unit} ${code}`;

/** The function that an entry of the directory is about; undefined for entries of another kind. */
function placeOf(subject: string): { readonly unit: string; readonly function: string } | undefined {
  const [kind, unit, code] = subject.split(" ");
  return kind === "function" && unit !== undefined && code !== undefined ? { unit, function: code } : undefined;
}

const textOf = (code: string): Bilingual =>
  (functions as Readonly<Record<string, Bilingual>>)[code] ?? { sv: code, en: code };

/** The contact list as it is now, by unit in their order, of one unit or all in force. */
export async function contactsOf(
  vault: Vault,
  known: Snapshot,
  today: string,
  actor: Actor,
  only?: string,
): Promise<Contacts | Refused> {
  if (!reachOf(contactReaders, actor)) return refuse("role-not-allowed", { role: actor.role });
  const entries = [...(await vault.directory.list())].flatMap(([subject, entry]) => {
    const place = placeOf(subject);
    return place ? [{ ...place, ...entry }] : [];
  });
  const contacts = unitsOf(known, today)
    .filter(({ unit, ended }) => ended === undefined && (only === undefined || unit === only))
    .flatMap((each) => rowsOf(each, entries, today));
  return { kind: "contacts", contacts };
}

interface Listed {
  readonly unit?: string | undefined;
  readonly function: string;
  readonly name: string;
  readonly address?: string | undefined;
}

function rowsOf(known: KnownUnit, entries: readonly Listed[], today: string): readonly Contact[] {
  const { unit, name: unitName } = known;
  const { coordinator, deputy } = coordinationOf(known, today);
  const own = entries.filter((entry) => entry.unit === unit);
  const row = (code: string, task: Contact["task"], since: string | null): Contact => {
    const entry = own.find((each) => each.function === code);
    return {
      unit,
      unitName,
      function: code,
      functionText: textOf(code),
      task,
      since,
      name: entry?.name || null,
      address: entry?.address ?? null,
    };
  };
  const working = [
    ...(coordinator ? [row(coordinator.function, "coordinator", coordinator.since)] : []),
    ...(deputy ? [row(deputy.function, "deputy", deputy.since)] : []),
  ];
  const listed = own.filter(({ function: code }) => !working.some((each) => each.function === code));
  return [...working, ...listed.map(({ function: code }) => row(code, "listed", null))];
}

/** Lists how a function is reached, in the place of what was listed before. */
export async function putContact(
  vault: Vault,
  known: Snapshot,
  today: string,
  actor: Actor,
  entry: ContactEntry,
): Promise<{ readonly kind: "listed" } | Refused> {
  const refused = refusedPlace(known, today, actor, entry);
  if (refused) return refused;
  const address = entry.address.trim();
  const name = entry.name?.trim() ?? "";
  const faults = [
    ...textFaults("/address", { sv: "Adress", en: "Address" }, address, 3, 200),
    ...(entry.name === undefined ? [] : textFaults("/name", { sv: "Namn", en: "Name" }, name, 1, 100)),
  ];
  if (faults.length > 0) return invalid(faults);
  await vault.directory.put(subjectOf(entry), { name, address, unit: entry.unit });
  return { kind: "listed" };
}

/** Takes a function off the list. Nothing is left of what was listed. */
export async function removeContact(
  vault: Vault,
  actor: Actor,
  place: Pick<ContactEntry, "unit" | "function">,
): Promise<{ readonly kind: "removed" } | Refused> {
  if (!mayUse(contactWriters, actor, place.unit)) return refuse("role-not-allowed", { role: actor.role });
  return (await vault.directory.remove(subjectOf(place))) ? { kind: "removed" } : refuse("not-found");
}

const invalid = (faults: readonly FieldFault[]): Refused =>
  refuse("input-invalid", { fields: faults.map(({ pointer }) => pointer).join(", ") }, faults);

function refusedPlace(known: Snapshot, today: string, actor: Actor, { unit, function: code }: ContactEntry) {
  if (!mayUse(contactWriters, actor, unit)) return refuse("role-not-allowed", { role: actor.role });
  if (!Object.hasOwn(functions, code)) {
    const codes = Object.keys(functions).join(", ");
    return invalid([{ pointer: "/function", sv: `Funktion: välj något av ${codes}`, en: `Function: one of ${codes}` }]);
  }
  if (codePattern.test(unit) && unitsOf(known, today).some((each) => each.unit === unit && !each.ended))
    return undefined;
  const what = { sv: "Nämnd eller kontor", en: "Board or office" };
  const fault = { pointer: "/unit", sv: `${what.sv}: ${unit} finns inte`, en: `${what.en}: there is no ${unit}` };
  return refuse("unknown-item", { what, id: unit }, [fault]);
}

/** Contact details may be typed here, and nowhere else; an identity number may not, here either. */
function textFaults(pointer: string, name: Bilingual, value: string, least: number, most: number): FieldFault[] {
  if (value.length < least || value.length > most || /\p{Cc}/u.test(value))
    return [
      { pointer, sv: `${name.sv}: skriv ${least}–${most} tecken`, en: `${name.en}: write ${least}–${most} characters` },
    ];
  return findPersonalData(value).some(({ kind }) => kind === "identity number")
    ? [{ pointer, sv: `${name.sv}: skriv inget personnummer`, en: `${name.en}: write no identity number` }]
    : [];
}
