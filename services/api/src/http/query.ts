import { type FieldFault, refuse } from "@liggare/domain";
import { findPersonalData } from "@liggare/privacy";
import type { Request, Response } from "express";
import { sendRefusal } from "./problem.ts";

type Given<K extends string> = Partial<Record<K, string>>;

const faultOf = (name: string, sv: string, en: string): FieldFault =>
  findPersonalData(name).length > 0
    ? { pointer: "", sv: "En parameter finns inte här", en: "There is no such parameter here" }
    : { pointer: `/${name}`, sv: `${name}: ${sv}`, en: `${name}: ${en}` };

/**
 * The parameters of a query by name; absent and empty ones are left out. Answers the refusal itself, and undefined,
 * where a parameter is not known (it would change nothing, and the answer would be to another question), given twice,
 * or one of `numbers` and no whole number.
 */
export function queryOf<K extends string>(
  request: Request,
  response: Response,
  names: readonly K[],
  numbers: readonly K[] = [],
): Given<K> | undefined {
  const faults: FieldFault[] = [];
  const given: Given<K> = {};
  for (const [name, value] of Object.entries(request.query)) {
    const known = names.find((each) => each === name);
    if (known === undefined) faults.push(faultOf(name, "parametern finns inte här", "there is no such parameter here"));
    else if (typeof value !== "string") faults.push(faultOf(name, "ange den en gång", "give it once"));
    else if (value !== "" && numbers.includes(known) && !/^\d{1,15}$/.test(value))
      faults.push(faultOf(name, "ange ett heltal från 0", "give a whole number from 0"));
    else if (value !== "") given[known] = value;
  }
  if (faults.length === 0) return given;
  const fields = faults.map(({ pointer }) => pointer).join(", ");
  sendRefusal(response, refuse("input-invalid", { fields }, faults).refusal);
  return undefined;
}
