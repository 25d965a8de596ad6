import { defineView, workReaders } from "@liggare/views";
import type { SummaryReleasesAnswer } from "./answer.ts";
import { evaluate } from "./evaluate.ts";
import { declares, handles, ignores, kinds } from "./handlers.ts";

export type { ReleaseRow, SummaryReleasesAnswer } from "./answer.ts";

/** The executive board's released summaries: when, of what, with which hash, and which replaced which. */
export const summaryReleases = defineView<SummaryReleasesAnswer>({
  name: "summary-releases",
  version: 1,
  title: { sv: "Släppta sammanställningar", en: "Released summaries" },
  help: {
    sv: "Kommunstyrelsens sammanställningar per tertial och år, såsom de släpptes, med rättelser.",
    en: "The executive board's summaries a tertial and year, as they were released, with corrections.",
  },
  who: workReaders,
  kinds,
  handles,
  declares,
  ignores,
  evaluate,
});
