import type { FieldFault } from "@liggare/domain";
import type { ListRequest } from "@liggare/ledger";
import { type ColumnField, columnFields } from "@liggare/participant-lists";

export const states = ["taken-part", "completed"] as const;
export const groups = ["all-staff", "staff-concerned"] as const;
export const afterDiscards = ["add", "start-over"] as const;
export const statuses = [...states, "none"] as const;
export const fields = Object.keys(columnFields) as ColumnField[];

/** Parameters that say how a list is read, beside the list. */
export const listParameters = [
  "state",
  "of",
  "occurredOn",
  "occasion",
  "sheet",
  "unit",
  "map",
  "units",
  "statuses",
  "afterDiscard",
  "disposalDecision",
  "preview",
] as const;
export type ListQuery = Partial<Record<(typeof listParameters)[number], string>>;

/** The request as the ledger takes it. Faults name the parameter and what is allowed, never what was written. */
export function listRequestOf(
  list: Pick<ListRequest, "course" | "content" | "format"> & { readonly key?: string | undefined },
  query: ListQuery,
): ListRequest | { readonly faults: readonly FieldFault[] } {
  const faults: FieldFault[] = [];
  const wrong = (name: string, allowed: readonly string[]) => {
    const list = allowed.join(", ");
    faults.push({ pointer: `/${name}`, sv: `${name}: ange ${list}`, en: `${name}: give ${list}` });
    return undefined;
  };
  const oneOf = <T extends string>(name: keyof ListQuery, allowed: readonly T[]): T | undefined => {
    const value = query[name];
    if (value === undefined) return undefined;
    return allowed.find((each) => each === value) ?? wrong(name, allowed);
  };
  const table = <T extends string>(name: keyof ListQuery, allowed?: readonly T[]): Record<string, T> | undefined => {
    const value = query[name];
    if (value === undefined) return undefined;
    const entries = value.split(";").map((pair) => {
      const at = pair.lastIndexOf("=");
      return [pair.slice(0, at).trim(), pair.slice(at + 1).trim() as T] as const;
    });
    const fits = entries.every(([key, means]) => key !== "" && means !== "" && (allowed?.includes(means) ?? true));
    return fits ? Object.fromEntries(entries) : wrong(name, [`text=${(allowed ?? ["code"]).join("|")}`]);
  };
  const parts = {
    state: oneOf("state", states),
    of: oneOf("of", groups),
    afterDiscard: oneOf("afterDiscard", afterDiscards),
    columns: table("map", fields),
    units: table<string>("units"),
    statuses: table("statuses", statuses),
    preview: oneOf("preview", ["true", "false"] as const) === "true" ? true : undefined,
    occurredOn: query.occurredOn,
    occasion: query.occasion,
    sheet: query.sheet,
    unit: query.unit,
    disposalDecision: query.disposalDecision,
    key: list.key,
  };
  if (faults.length > 0) return { faults };
  return {
    course: list.course,
    content: list.content,
    format: list.format,
    ...(Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as Partial<ListRequest>),
  };
}
