import { type AnyCommand, aggregateNamed, commandsOf, correctorsOf, type Role } from "@liggare/domain";
import { type QueryClient, queryOptions, useSuspenseQuery } from "@tanstack/react-query";
import { call } from "./client.ts";

export interface Actor {
  readonly subject: string;
  readonly role: Role;
  readonly unit: string | null;
}

export interface Session {
  readonly actor: Actor | null;
  readonly ledger: { readonly municipality: string; readonly kind: "ordinary" | "demonstration" };
  readonly founding: string;
  readonly demonstrationRoles: readonly Role[];
  /** Boards that a local coordinator may be taken for. */
  readonly demonstrationUnits?: readonly { readonly unit: string; readonly name: string }[];
}

export const sessionQuery = queryOptions({
  queryKey: ["session"],
  queryFn: ({ signal }) => call<Session>("/session", { signal }),
  staleTime: Number.POSITIVE_INFINITY,
});

export const useSession = (): Session => useSuspenseQuery(sessionQuery).data;

export const takeRole = (role: Role, unit: string | null) =>
  call("/session/demonstration", { method: "POST", body: { role, ...(unit !== null && { unit }) } });

export const followLink = (link: string) => call("/session", { method: "POST", body: { link } });

export async function signOut(client: QueryClient): Promise<void> {
  await call("/session", { method: "DELETE" });
  client.clear();
}

/** Everybody but those who only run the system may read the views. */
export const mayRead = (actor: Actor | null): boolean => actor !== null && actor.role !== "administrator";

/** A command of the catalogue, as routes name it. */
export interface CommandRef {
  readonly aggregate: string;
  readonly command: string;
}

/** The commands that have a page of their own. */
export const recordable = {
  meeting: { aggregate: "meeting", command: "hold" },
  checkin: { aggregate: "police-checkin", command: "hold" },
  concern: { aggregate: "concern-report", command: "report" },
} as const satisfies Record<string, CommandRef>;
export type Recordable = keyof typeof recordable;

/** A command by its names, those that correct included; undefined where the catalogue has none. */
export function definitionOf({ aggregate, command }: CommandRef): AnyCommand | undefined {
  const found = aggregateNamed(aggregate);
  const commands = found && commandsOf(found);
  return commands && Object.hasOwn(commands, command) ? commands[command] : undefined;
}

export function commandOf(what: Recordable): AnyCommand {
  const found = definitionOf(recordable[what]);
  if (!found) throw new Error(`The catalogue has no ${recordable[what].aggregate}/${recordable[what].command}`);
  return found;
}

/** By the command's own declaration; without a unit of one's own only where any unit may be named. */
export const mayUse = (actor: Actor | null, definition: AnyCommand): boolean => {
  const reach = actor ? definition.who[actor.role] : undefined;
  return reach === "any unit" || (reach === "own unit" && actor?.unit !== null);
};

/** Whether the actor may correct and withdraw an event of a type: each type says whose it is. One that is final is nobody's. */
export function mayMend(
  actor: Actor | null,
  aggregate: string,
  entry: { readonly type: string; readonly unit: string },
) {
  const found = aggregateNamed(aggregate);
  if (!found || !actor || found.events[entry.type]?.final) return false;
  const reach = correctorsOf(found, entry.type)[actor.role];
  return reach === "any unit" || (reach === "own unit" && actor.unit === entry.unit);
}

/** By the command's own declaration in the catalogue; a unit is needed, since what is recorded belongs to one. */
export const mayRecord = (actor: Actor | null, what: Recordable): boolean =>
  actor !== null && actor.unit !== null && mayUse(actor, commandOf(what));
