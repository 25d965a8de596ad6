import { wrongUsage } from "../failure.ts";

/** A part of an answer, under the name that it has there, and how it is drawn. */
export interface Section {
  readonly name: string;
  readonly draw: () => void;
}

/** All sections, or the one named. Throws Failure that names them where there is none of that name. */
export function chosenSections(sections: readonly Section[], only: string | undefined): readonly Section[] {
  const chosen = only === undefined ? sections : sections.filter(({ name }) => name === only);
  if (only === undefined || chosen.length > 0) return chosen;
  const names = sections.map(({ name }) => name).join(", ");
  throw wrongUsage(`--section: ${names === "" ? "this view has no tables" : `choose one of ${names}`}.`);
}
