import { participationStates } from "@liggare/domain";
import type { Disclosed } from "@liggare/views";
import type { ListBody } from "../client/client.ts";
import type { Output } from "../output.ts";

const words = {
  sv: {
    rows: "rader",
    notCounted: "räknas inte",
    unitNotKnown: "utan känd nämnd",
    otherUnits: "andra nämnders",
    board: "Nämnd",
    state: "Läge",
    new: "Nya",
    known: "Redan räknade",
    unclear: "Oklara",
    total: "Totalt",
    repeated: "Samma lista har räknats förut: ingenting lades till.",
  },
  en: {
    rows: "rows",
    notCounted: "not counted",
    unitNotKnown: "without a known board",
    otherUnits: "of other boards",
    board: "Board",
    state: "State",
    new: "New",
    known: "Known",
    unclear: "Unclear",
    total: "Total",
    repeated: "The same list was counted before: nothing was added.",
  },
} as const;

const shown = (count: Disclosed) => ("value" in count ? String(count.value) : count.text);

/** What a participant list was counted as. */
export function showList(out: Output, { rows, units, disposal, repeated }: ListBody): void {
  const { lang } = out;
  const word = words[lang];
  const parts = (["notCounted", "unitNotKnown", "otherUnits"] as const)
    .filter((part) => rows[part] > 0)
    .map((part) => ` · ${rows[part]} ${word[part]}`);
  out.line(`${rows.all} ${word.rows}${parts.join("")}`);
  if (units.length > 0)
    out.table(
      [word.board, word.state, word.new, word.known, word.unclear, word.total],
      units.map((row) => [
        row.name,
        participationStates[row.state][lang],
        shown(row.new),
        shown(row.known),
        shown(row.unclear),
        shown(row.total),
      ]),
    );
  if (repeated) out.line(word.repeated);
  out.line(disposal.text[lang]);
}
