import { type KnownForum, type KnownUnit, type Meeting, takesPartIn } from "@liggare/views";

/** What an answer that is narrowed to a unit may hold: own matters, forums it takes part in, meetings it attended. */
export interface Sight {
  forum(forum: KnownForum): boolean;
  meeting(meeting: Meeting): boolean;
  owned(unit: string): boolean;
  /** Whether the unit takes part in the forum of that id. */
  takesPart(forum: string): boolean;
}

const everything: Sight = { forum: () => true, meeting: () => true, owned: () => true, takesPart: () => true };

export function sightOf(id: string | undefined, units: readonly KnownUnit[], forums: readonly KnownForum[]): Sight {
  if (id === undefined) return everything;
  const own = new Set(forums.filter((forum) => takesPartIn(forum, units, id)).map(({ forum }) => forum));
  return {
    forum: ({ forum }) => own.has(forum),
    meeting: ({ forum, unit: owner, held }) =>
      owner === id || own.has(forum) || (held?.data.units.includes(id) ?? false),
    owned: (owner) => owner === id,
    takesPart: (forum) => own.has(forum),
  };
}
