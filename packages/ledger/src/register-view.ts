import type { DataOf, JsonObject } from "@liggare/domain";
import { defineView } from "@liggare/views";

type Unit = DataOf<"UnitRegistered">;
type Forum = DataOf<"ForumRegistered">;

/** A board, office or outside party, as forms offer it. */
export interface RegisteredUnit {
  readonly unit: string;
  readonly name: string;
  readonly kind: Unit["kind"];
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
  readonly units: readonly RegisteredUnit[];
  readonly forums: readonly RegisteredForum[];
}

const forumOf = (stream: string) => stream.slice("forum-".length);
const byName = (a: { readonly name: string }, b: { readonly name: string }) => a.name.localeCompare(b.name, "sv");

/** Which boards and forums there are: what forms and programs choose from. Codes and names, no more. */
export const registerView = defineView<Register>({
  name: "register",
  version: 1,
  title: { sv: "Nämnder och forum", en: "Boards and forums" },
  help: { sv: "Koder och namn att välja bland.", en: "Codes and names to choose from." },
  who: {
    "local-coordinator": "any unit",
    "central-coordinator": "any unit",
    "executive-board": "any unit",
    auditor: "any unit",
    administrator: "any unit",
  },
  kinds: { units: "process", forums: "process", closed: "process" },
  handles: {
    UnitRegistered: ({ unit, data }) => [{ kind: "units", key: unit, unit: "", data: data as unknown as JsonObject }],
    ForumRegistered: ({ stream, unit, data: { name, kind } }) => [
      { kind: "forums", key: forumOf(stream), unit: "", data: { name, kind, unit } },
    ],
    ForumClosed: ({ stream }) => [{ kind: "closed", key: forumOf(stream), unit: "", data: {} }],
  },
  ignores: [],
  evaluate(cells) {
    const units = cells.cells<Unit>("units").flatMap(({ key, facts }) => {
      const newest = facts.at(-1);
      return newest ? [{ unit: key, name: newest.data.name, kind: newest.data.kind }] : [];
    });
    const forums = cells.cells<Omit<RegisteredForum, "forum" | "closed">>("forums").flatMap(({ key, facts }) => {
      const newest = facts.at(-1);
      const closed = cells.cell("closed", "", key) !== undefined;
      return newest ? [{ forum: key, ...newest.data, closed }] : [];
    });
    return { units: units.sort(byName), forums: forums.sort(byName) };
  },
});
