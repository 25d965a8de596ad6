import { join } from "node:path";
import { type Content, contentOf } from "./content.ts";
import { mustRun, type Settings } from "./liggare.ts";

/** A simulated city's size: small, for each round reads it whole several times. */
export const citySize = (brief: boolean): readonly string[] =>
  brief ? ["--boards", "1", "--years", "1", "--events", "500"] : ["--boards", "3", "--years", "1", "--events", "2500"];

export interface City {
  readonly settings: Settings;
  readonly content: Content;
  /** Whether only what `npm test` has time for is done. */
  readonly brief: boolean;
}

/** A data folder that rounds share: it is read only, and what it holds is known. */
export async function sharedCity(folder: string, brief: boolean): Promise<City> {
  const settings = { LIGGARE_DATA: join(folder, "city") };
  await mustRun(["simulate", ...citySize(brief)], settings);
  return { settings, content: await contentOf(settings), brief };
}
