import type { Bilingual } from "@liggare/domain";
import type { FigureOrigin, NoForecast, OccasionRow } from "./answer.ts";

export const definition: Bilingual = {
  sv: "Takten är skillnaden mellan den första och den nyaste siffran som är räknade på samma sätt, per månad (30,4 dagar). Prognosen är den månad då målet, eller alla när inget mål är satt, nås i den takten. Uppgifter som bygger på små antal visas bara för den egna nämnden.",
  en: "The pace is the difference between the first and the newest figure that are counted in the same way, a month (30.4 days). The forecast is the month in which the goal, or everybody where no goal is set, is reached at that pace. What rests on small numbers is shown to the board itself only.",
};

export const origins: Readonly<Record<FigureOrigin, Bilingual>> = {
  counted: { sv: "Räknat antal", en: "Counted number" },
  stated: { sv: "Uppgiven andel", en: "Stated share" },
  lists: { sv: "Från deltagarlistor", en: "From participant lists" },
};

export const reasons: Readonly<Record<NoForecast, Bilingual>> = {
  "no-denominator": { sv: "Antalet medarbetare är inte känt", en: "The number of staff is not known" },
  "one-figure": { sv: "Det finns bara en siffra som är räknad så", en: "Only one figure is counted so" },
  "no-growth": { sv: "Antalet ökar inte", en: "The number does not grow" },
  "too-far": { sv: "Det tar mer än femtio år i den takten", en: "It takes over fifty years at that pace" },
};

export const occasionStatuses: Readonly<Record<OccasionRow["status"], Bilingual>> = {
  planned: { sv: "Planerat", en: "Planned" },
  held: { sv: "Hållet", en: "Held" },
  cancelled: { sv: "Inställt", en: "Cancelled" },
};
