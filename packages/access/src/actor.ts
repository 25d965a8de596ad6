import type { Reach, Role, Who } from "@liggare/domain";

/** Who asks: a pseudonymous subject in a role, for a unit (null: none of its own). Never a name. */
export interface Actor {
  readonly subject: string;
  readonly role: Role;
  readonly unit: string | null;
}

/** How far a role's use reaches by a command's or question's declaration; undefined: refused. */
export const reachOf = (who: Who, actor: Actor): Reach | undefined => who[actor.role];

/** May the actor use this for the unit? What is not declared is refused. */
export function mayUse(who: Who, actor: Actor, unit: string): boolean {
  const reach = reachOf(who, actor);
  return reach === "any unit" || (reach === "own unit" && actor.unit === unit);
}

/** Whose sensitive counts the actor sees as they are: the own board's coordinators their own, auditors all. */
export function trueUnitsOf({ role, unit }: Actor): "all" | string | null {
  switch (role) {
    case "auditor":
      return "all";
    case "local-coordinator":
    case "central-coordinator":
      return unit;
    case "executive-board":
    case "administrator":
      return null;
  }
}

/** The executive board reads as of the last closed month's end. */
export const readsClosedMonths = ({ role }: Actor): boolean => role === "executive-board";

/** Roles that belong to one unit. */
export const needsUnit = (role: Role): boolean => role === "local-coordinator";
