import type { IsoDate } from "@liggare/calendar";
import type { DataOf } from "@liggare/domain";
import type { Fact } from "../cells.ts";
import type { Snapshot } from "../snapshot.ts";
import type { Handlers } from "../view.ts";
import { type FactOf, factsOf, keeping, lastOf } from "./facts.ts";
import { dayOf, happenedBy } from "./time.ts";

/** What other sources told for the boards' pictures (DOMAIN §1.9). */
export const contributionKinds = { contribution: "process" } as const;

const contribution = keeping("contribution", ({ stream }) => stream);
export const contributionHandlers = {
  PictureContributionReceived: contribution,
  ContributionTakenIntoPicture: contribution,
  ContributionSetAside: contribution,
} satisfies Handlers;

export interface KnownContribution {
  readonly unit: string;
  readonly stream: string;
  readonly received: FactOf<"PictureContributionReceived">;
  readonly items: readonly {
    readonly data: DataOf<"PictureContributionReceived">["items"][number];
    readonly taken: FactOf<"ContributionTakenIntoPicture"> | undefined;
    readonly aside: FactOf<"ContributionSetAside"> | undefined;
  }[];
  readonly facts: readonly Fact[];
}

/** Contributions by a day, the newest first. */
export function contributionsOf(cells: Snapshot, on: IsoDate): readonly KnownContribution[] {
  const found = cells.cells("contribution").flatMap(({ unit, key, facts: all }): KnownContribution[] => {
    const facts = all.filter((fact) => happenedBy(fact, on));
    const received = lastOf(facts, "PictureContributionReceived");
    if (!received) return [];
    const items = received.data.items.map((data) => ({
      data,
      taken: factsOf(facts, "ContributionTakenIntoPicture").find((fact) => fact.data.item === data.item),
      aside: factsOf(facts, "ContributionSetAside").find((fact) => fact.data.item === data.item),
    }));
    return [{ unit, stream: key, received, items, facts }];
  });
  const order = ({ received }: KnownContribution) => dayOf(received.occurredOn);
  return found.sort((a, b) =>
    order(a) < order(b) ? 1 : order(a) > order(b) ? -1 : b.received.number - a.received.number,
  );
}
