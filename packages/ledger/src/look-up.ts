import { type AnyCommand, type Basis, mapLeaves, type Refused, refuse, streamOf } from "@liggare/domain";
import type { EventStore } from "@liggare/event-store";

/** Streams whose revision is kept; a city has some hundred units and forums. */
const most = 10_000;

/** Units and forums that the input names must be there; what was looked at is the decision's basis. */
export async function lookUp(
  { command, input, stream }: { readonly command: AnyCommand; readonly input: unknown; readonly stream: string },
  store: Pick<EventStore, "readStream">,
  revisions: Map<string, number>,
): Promise<readonly Basis[] | Refused> {
  const named = new Map<string, { pointer: string; id: string; what: { sv: string; en: string } }>();
  mapLeaves(command.input, input, ({ pointer, meta, value }) => {
    if (meta?.refersTo && typeof value === "string") {
      const other = streamOf(meta.refersTo, value);
      if (other !== stream && !named.has(other))
        named.set(other, { pointer: `/input${pointer}`, id: value, what: { sv: meta.sv, en: meta.en } });
    }
    return value;
  });
  const basis: Basis[] = [];
  for (const [other, { pointer, id, what }] of named) {
    // Streams only grow: what came after the revision seen last is read, with that one.
    const last = (await store.readStream(other, revisions.get(other) ?? 0)).at(-1);
    if (!last) {
      const fault = { pointer, sv: `${what.sv}: ${id} finns inte`, en: `${what.en}: there is no ${id}` };
      return refuse("unknown-item", { what, id }, [fault]);
    }
    if (revisions.size >= most) revisions.clear();
    revisions.set(other, last.revision);
    basis.push({ stream: other, revision: last.revision });
  }
  return basis;
}
