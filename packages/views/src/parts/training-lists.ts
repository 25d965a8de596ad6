import type { IsoDate } from "@liggare/calendar";
import type { Snapshot } from "../snapshot.ts";
import type { Handlers } from "../view.ts";
import { allFacts, type FactOf, factsOf, keeping } from "./facts.ts";
import { happenedBy } from "./time.ts";
import { courseOf } from "./training.ts";

/** Participant lists that were received, and the decisions that their disposal rests on; never who stands on them. */
export const participantListKinds = { "participant-list": "process" } as const;

const list = keeping("participant-list", ({ stream }) => courseOf(stream));
export const participantListHandlers = { ParticipantListReceived: list, ListDisposalDecided: list } satisfies Handlers;

interface KnownList {
  /** The board that imported it. */
  readonly unit: string;
  readonly course: string;
  readonly list: string;
  readonly received: FactOf<"ParticipantListReceived">;
  /** Registry number of the decision that its disposal rests on; undefined where none is recorded. */
  readonly decision: string | undefined;
  readonly facts: readonly (FactOf<"ParticipantListReceived"> | FactOf<"ListDisposalDecided">)[];
}

/** Lists received by a day, in the order of the log, each with the disposal decision that was recorded by then. */
export function participantListsOf(cells: Snapshot, on: IsoDate): readonly KnownList[] {
  const facts = allFacts(cells, "participant-list").filter((fact) => happenedBy(fact, on));
  const decided = factsOf(facts, "ListDisposalDecided");
  return factsOf(facts, "ParticipantListReceived").map((received) => {
    const later = decided.find(({ stream, data }) => stream === received.stream && data.list === received.data.list);
    return {
      unit: received.unit,
      course: courseOf(received.stream),
      list: received.data.list,
      received,
      decision: received.data.disposalDecision ?? later?.data.decision,
      facts: later ? [received, later] : [received],
    };
  });
}
