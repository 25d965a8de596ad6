import type { DataOf } from "@liggare/domain";
import { defineView, type KnownUnit, unitHandlers, unitKinds, unitsOf } from "@liggare/views";

type Unit = DataOf<"UnitRegistered">;
type Forum = DataOf<"ForumRegistered">;

/** A board, office or outside party, as forms offer it. */
export interface RegisteredUnit {
  readonly unit: string;
  readonly name: string;
  readonly kind: Unit["kind"];
}

/** A board, office or outside party that is no more; its name is for showing what it did in its time. */
export interface FormerUnit extends RegisteredUnit {
  /** The first day on which it was no more. */
  readonly endedFrom: string;
  /** Codes of those that took over. */
  readonly successors: readonly string[];
}

/** A forum, as forms offer it. */
export interface RegisteredForum {
  readonly forum: string;
  readonly name: string;
  readonly kind: Forum["kind"];
  readonly unit: string;
  readonly closed: boolean;
}

export interface Register {
  /** Those in force, with the names in force. */
  readonly units: readonly RegisteredUnit[];
  readonly former: readonly FormerUnit[];
  readonly forums: readonly RegisteredForum[];
}

const forumOf = (stream: string) => stream.slice("forum-".length);
const byName = (a: { readonly name: string }, b: { readonly name: string }) => a.name.localeCompare(b.name, "sv");

/** Which boards and forums there are: what forms and programs choose from. Codes and names, no more. */
export const registerView = defineView<Register>({
  name: "register",
  version: 2,
  title: { sv: "Nämnder och forum", en: "Boards and forums" },
  help: { sv: "Koder och namn att välja bland.", en: "Codes and names to choose from." },
  who: {
    "local-coordinator": "any unit",
    "central-coordinator": "any unit",
    "executive-board": "any unit",
    auditor: "any unit",
    administrator: "any unit",
  },
  kinds: { ...unitKinds, forums: "process", closed: "process" },
  handles: {
    ...unitHandlers,
    ForumRegistered: ({ stream, unit, data: { name, kind } }) => [
      { kind: "forums", key: forumOf(stream), unit: "", data: { name, kind, unit } },
    ],
    ForumClosed: ({ stream }) => [{ kind: "closed", key: forumOf(stream), unit: "", data: {} }],
  },
  ignores: [],
  evaluate(cells, { on }) {
    const known = unitsOf(cells, on);
    const registered = ({ unit, name, registered: { data } }: KnownUnit) => ({ unit, name, kind: data.kind });
    const units = known.filter(({ ended }) => ended === undefined).map(registered);
    const former = known.flatMap((each) =>
      each.ended ? [{ ...registered(each), endedFrom: each.ended.from, successors: each.ended.successors }] : [],
    );
    const forums = cells.cells<Omit<RegisteredForum, "forum" | "closed">>("forums").flatMap(({ key, facts }) => {
      const newest = facts.at(-1);
      const closed = cells.cell("closed", "", key) !== undefined;
      return newest ? [{ forum: key, ...newest.data, closed }] : [];
    });
    return { units: units.sort(byName), former: former.sort(byName), forums: forums.sort(byName) };
  },
});
