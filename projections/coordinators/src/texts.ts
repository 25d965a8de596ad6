import type { Bilingual } from "@liggare/domain";
import type { CoordinatorRow } from "./answer.ts";

export const statusTexts: Readonly<Record<CoordinatorRow["status"], Bilingual>> = {
  appointed: { sv: "Utsedd", en: "Appointed" },
  deputy: { sv: "Ersättare går in", en: "A deputy stands in" },
  vacant: { sv: "Saknas", en: "Vacant" },
  "not-stated": { sv: "Framgår inte", en: "Not stated" },
};
