import { folded } from "./text.ts";

/** What a row's status says: counted in one of the two states, not counted, or not understood. */
export type RowState = "taken-part" | "completed" | "none" | "unclear";

const words: Readonly<Record<Exclude<RowState, "unclear">, readonly string[]>> = {
  completed: [
    "slutford slutfort fullfoljd fullfoljt genomford genomfort klar klart godkand godkant avslutad avslutat ja",
    "completed complete passed done finished yes 100",
  ],
  "taken-part": [
    "deltagit deltog narvarande narvaro paborjad paborjat pagar pagaende startad startat",
    "attended inprogress started takenpart participated present ongoing",
  ],
  none: [
    "ejpaborjad intepaborjad ejstartad intestartad ejgenomford ejslutford anmald inbjuden avbokad avanmald franvarande nej",
    "notstarted registered enrolled invited cancelled absent withdrawn no 0",
  ],
};

const known = new Map<string, RowState>(
  Object.entries(words).flatMap(([state, lines]) =>
    lines.flatMap((line) => line.split(" ")).map((word) => [word, state as RowState] as const),
  ),
);

/** The state that a status stands for; `named` says what further words mean. */
export function stateOf(status: string, named: ReadonlyMap<string, RowState>): RowState {
  const word = folded(status);
  return word === "" ? "none" : (named.get(word) ?? known.get(word) ?? "unclear");
}
