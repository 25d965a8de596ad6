import type { IsoDate } from "@liggare/calendar";
import type { DataOf } from "@liggare/domain";
import { boardOf, type Fact } from "../cells.ts";
import type { Snapshot } from "../snapshot.ts";
import type { Handlers } from "../view.ts";
import { type FactOf, groupBy, keeping, type TypedFact } from "./facts.ts";
import { happenedBy } from "./time.ts";

/** Local situation pictures by unit and year. */
export const pictureKinds = { picture: "process" } as const;

const picture = keeping("picture", ({ stream }) => stream.slice(-4));
export const pictureHandlers = {
  SituationPictureCompiled: picture,
  PictureItemAdded: picture,
  PictureItemRevised: picture,
  PictureItemRemoved: picture,
  SituationPictureAdopted: picture,
} satisfies Handlers;

type PictureFact = TypedFact<keyof typeof pictureHandlers>;
export type Item = DataOf<"PictureItemAdded">;

export interface KnownPicture {
  readonly unit: string;
  /** The board whose picture it is; by the present structure an earlier one may be shown under `unit`. */
  readonly board: string;
  readonly year: number;
  readonly compiled: FactOf<"SituationPictureCompiled"> | undefined;
  readonly adopted: FactOf<"SituationPictureAdopted"> | undefined;
  /** An item changed after it was adopted. */
  readonly changedSince: boolean;
  readonly items: readonly { readonly data: Item; readonly fact: Fact }[];
  readonly facts: readonly Fact[];
}

/** Pictures as they stood on a day, by unit and year. Pictures of boards that were merged stay apart. */
export const picturesOf = (cells: Snapshot, on: IsoDate): readonly KnownPicture[] =>
  cells.cells("picture").flatMap(({ unit, key, facts }) =>
    [
      ...groupBy(
        facts.filter((fact) => happenedBy(fact, on)),
        ({ stream }) => stream,
      ).values(),
    ].map((known) => fold(unit, Number(key), known)),
  );

function fold(unit: string, year: number, facts: readonly Fact[]): KnownPicture {
  const items = new Map<string, { readonly data: Item; readonly fact: Fact }>();
  let compiled: FactOf<"SituationPictureCompiled"> | undefined;
  let adopted: FactOf<"SituationPictureAdopted"> | undefined;
  let changedSince = false;
  for (const original of facts) {
    const fact = original as unknown as PictureFact;
    switch (fact.type) {
      case "SituationPictureCompiled":
        compiled = fact;
        for (const item of fact.data.items) items.set(item.item, { data: item, fact: original });
        break;
      case "PictureItemAdded":
      case "PictureItemRevised":
        items.set(fact.data.item, { data: fact.data, fact: original });
        changedSince = adopted !== undefined;
        break;
      case "PictureItemRemoved":
        items.delete(fact.data.item);
        changedSince = adopted !== undefined;
        break;
      case "SituationPictureAdopted":
        adopted = fact;
        changedSince = false;
    }
  }
  const board = facts[0] ? boardOf(facts[0]) : unit;
  return { unit, board, year, compiled, adopted, changedSince, items: [...items.values()], facts };
}
