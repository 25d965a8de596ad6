import type { Role } from "../envelope.ts";
import type { Aggregate, EventDefinitions, Who } from "./aggregate.ts";

type Corrected = Pick<Aggregate<never, never>, "mayCorrect"> & { readonly events: object };

/** Who may correct or withdraw events of a type. */
export const correctorsOf = ({ events, mayCorrect }: Corrected, type: string): Who =>
  (events as EventDefinitions)[type]?.correctedBy ?? mayCorrect;

/** Everybody who may withdraw something; what each may withdraw is asked of the entry. */
export function whoWithdraws(aggregate: Corrected): Who {
  const who: Partial<Record<Role, "own unit" | "any unit">> = {};
  for (const type of Object.keys(aggregate.events))
    for (const [role, reach] of Object.entries(correctorsOf(aggregate, type)))
      if (who[role as Role] !== "any unit") who[role as Role] = reach;
  return who;
}
