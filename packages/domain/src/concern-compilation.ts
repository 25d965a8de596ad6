import * as z from "zod/mini";
import { aggregate, event } from "./kit/aggregate.ts";
import { lastNumber } from "./kit/codes.ts";
import { code, list, maybe, text, textRef, unitCode, wholeNumber } from "./kit/fields.ts";
import type { Known } from "./kit/needs.ts";
import { type Refused, refuse } from "./refusals.ts";

/*
 * The yearly compilation of a board's concern reports into its local picture (DOMAIN §1.8, report §3.1.3).
 * Stream: concern-compilation-<unit>-<year>. It names exactly the reports that went in; what came, was corrected or was
 * withdrawn afterwards is told from that. A compilation without reports is a report too: nothing was reported.
 */

const named = {
  year: { sv: "År", en: "Year" },
  compilation: { sv: "Sammanställningens nummer", en: "Number of the compilation" },
  reports: {
    sv: "Rapporter som ingår",
    en: "Reports that went in",
    help: {
      sv: "Lämna tomt för att ta med alla årets rapporter som nämnden har.",
      en: "Leave empty to take in all reports of the year that the board has.",
    },
  },
  report: { sv: "Rapport", en: "Report" },
  note: { sv: "Vad rapporterna visar tillsammans", en: "What the reports show together" },
} as const;

const reports = () => list(code(named.report), named.reports, 5000);

/** The part of the board's register of reports that a compilation rests on; known to the own board only. */
interface Registered {
  readonly boards: readonly {
    readonly unit: string;
    readonly own: { readonly reports: readonly { readonly report: string; readonly year: number }[] } | null;
  }[];
}

const registerOf = (unit: string) =>
  ({ register: { kind: "view", view: "concern-register", readBy: "recorder", unit } }) as const;

/** The reports of a year that the board's register holds; undefined where there is no register. */
const reportsOf = (register: Known | undefined, unit: string, year: number): readonly string[] | undefined =>
  register?.kind === "view"
    ? (register.answer as unknown as Registered).boards
        .filter((board) => board.unit === unit)
        .flatMap(({ own }) => own?.reports ?? [])
        .flatMap((report) => (report.year === year ? [report.report] : []))
    : undefined;

/** Only reports of the board and the year go in. */
function strangeReport(reports: readonly string[], ofYear: readonly string[]): Refused | undefined {
  const strange = reports.find((report) => !ofYear.includes(report));
  return strange === undefined ? undefined : refuse("unknown-item", { what: named.report, id: strange });
}

// The storage format.
const events = {
  ConcernsCompiled: event({
    schema: 1,
    fixed: ["compilation"],
    correction: {
      refusals: ["unknown-item"],
      needs: (_data, { unit }) => registerOf(unit),
      // A report that went in and was withdrawn afterwards did go in.
      refuses: ({ reports }, earlier, { id, unit, known }) =>
        strangeReport(reports, [...earlier.reports, ...(reportsOf(known.register, unit, Number(id.slice(-4))) ?? [])]),
    },
    title: { sv: "Rapporter om oro eller händelser sammanställda", en: "Concern reports compiled" },
    data: z.strictObject({
      compilation: wholeNumber(named.compilation, 1, 1000),
      reports: reports(),
      note: maybe(textRef(500, named.note)),
    }),
    example: { compilation: 1, reports: ["5f0c8f4e-7d7c-4a55-9d3e-0a2f6d1b9c11"] },
  }),
} as const;

interface State {
  /** Number of the newest compilation; 0 before the first. */
  readonly compilation: number;
  readonly reports: readonly string[];
}

const writers = { "local-coordinator": "own unit", "central-coordinator": "own unit" } as const;

export const concernCompilation = aggregate({
  name: "concern-compilation",
  idIs: {
    sv: "Nämndens kod och året, till exempel skarholmen-2026",
    en: "The board’s code and the year, such as skarholmen-2026",
  },
  title: { sv: "Sammanställningen av rapporter", en: "The compilation of concern reports" },
  sensitive: true,
  events,
  initial: { compilation: 0, reports: [] } as State,

  evolve(_state, { type, data }): State {
    switch (type) {
      case "ConcernsCompiled":
        return { compilation: data.compilation, reports: data.reports };
    }
  },

  // Each compilation has a number of its own, counting up.
  permits({ compilation }, { type, data }) {
    return data.compilation > compilation
      ? undefined
      : refuse("step-already-taken", { step: numbered(events[type].title, data.compilation) });
  },

  mayCorrect: writers,

  commands: (command) => ({
    compile: command({
      title: { sv: "Sammanställ årets rapporter", en: "Compile the year's reports" },
      help: {
        sv: "Rapporterna går in i den lokala lägesbilden. Kommer en rapport senare visas den som sen, tills en ny numrerad sammanställning görs.",
        en: "The reports go into the local picture. One that comes later is shown as late, until a new numbered compilation is made.",
      },
      who: writers,
      on: "either",
      refusals: ["id-mismatch", "unknown-item", "step-already-taken"],
      input: z.strictObject({
        unit: unitCode(),
        year: wholeNumber(named.year, 2000, 2100),
        reports: maybe(reports()),
        note: maybe(text(500, named.note)),
      }),
      example: { unit: "skarholmen", year: 2026, note: "Klottret har minskat." } as never,
      needs: ({ unit }) => registerOf(unit),
      decide(_state, { unit, year, reports: chosen, ...rest }, { id, known, recorded }) {
        if (id !== `${unit}-${year}`) return refuse("id-mismatch", { expected: `${unit}-${year}` });
        // A founding import has no register: what its source names went in, and nothing is made up.
        const ofYear = reportsOf(known.register, unit, year) ?? chosen ?? [];
        const strange = strangeReport(chosen ?? [], ofYear);
        if (strange) return strange;
        const compilation = lastNumber(recorded, "compilation") + 1;
        const data = { compilation, reports: [...(chosen ?? ofYear)].sort(), ...rest };
        return [{ type: "ConcernsCompiled", data }];
      },
    }),
  }),
});

const numbered = (title: { readonly sv: string; readonly en: string }, number: number) => ({
  sv: `${title.sv} (${number})`,
  en: `${title.en} (${number})`,
});
