import * as z from "zod/mini";
import type { StoredEvent } from "./envelope.ts";
import { aggregate } from "./kit/aggregate.ts";
import { lastCode } from "./kit/codes.ts";
import { code, day, list, maybe, reference, text, unitCode } from "./kit/fields.ts";
import { party } from "./kit/variants.ts";
import { refuse } from "./refusals.ts";
import { daysOf, events, exampleInvited, exampleRhythm, mostOccasions, named, rhythm } from "./series-events.ts";

/*
 * A row of a forum's meetings, planned at once (DOMAIN §1, networks and cadences). Stream: series-<id>. Each occasion
 * is a plan of its own; the meeting that is held names the occasion that it was, or takes place on its day.
 */

interface State {
  readonly status: "none" | "planned" | "ended";
  /** Every occasion that ever was, so that a code is never used twice. */
  readonly occasions: Readonly<Record<string, "planned" | "cancelled">>;
  /** Units that were invited. */
  readonly invited: readonly string[];
}

const title = { sv: "Mötesserien", en: "The series of meetings" };
const writers = { "local-coordinator": "own unit", "central-coordinator": "own unit" } as const;
const unplanned = () => refuse("step-missing", { step: events.SeriesPlanned.title });
/** Codes above every one that ever was. */
const occasionsFrom = (recorded: readonly StoredEvent[], days: readonly string[]) => {
  const last = lastCode(recorded, "o", "occasion");
  return days.map((plannedFor, index) => ({
    type: "OccasionPlanned" as const,
    data: { occasion: `o${last + index + 1}`, plannedFor },
  }));
};

export const series = aggregate({
  name: "series",
  idIs: {
    sv: "Seriens kod, till exempel samordnarnatverket-host-2026",
    en: "The series’ code, such as samordnarnatverket-host-2026",
  },
  title,
  events,
  initial: { status: "none", occasions: {}, invited: [] } as State,

  evolve(state, { type, data }): State {
    switch (type) {
      case "SeriesPlanned":
        return { ...state, status: "planned" };
      case "OccasionPlanned":
        return { ...state, occasions: { ...state.occasions, [data.occasion]: "planned" } };
      case "OccasionMoved":
        return state;
      case "OccasionCancelled":
        return { ...state, occasions: { ...state.occasions, [data.occasion]: "cancelled" } };
      case "SeriesInvitationSent": {
        const units = data.to.flatMap((each) => ("unit" in each ? (each.unit ?? []) : []));
        return { ...state, invited: [...new Set([...state.invited, ...units])] };
      }
      case "SeriesEnded":
        return { ...state, status: "ended" };
    }
  },

  permits(state, { type, data }, { founding }) {
    const taken = (step: keyof typeof events) => refuse("step-already-taken", { step: events[step].title });
    if (state.status === "ended") return taken("SeriesEnded");
    // Once its plan is withdrawn a series counts no more, occasions and all; a new row is a series of its own.
    if (type === "SeriesPlanned")
      return state.status === "planned" || Object.keys(state.occasions).length > 0
        ? refuse("already-exists", { what: title })
        : undefined;
    switch (type) {
      case "OccasionPlanned":
        return Object.hasOwn(state.occasions, data.occasion)
          ? refuse("already-exists", { what: data.occasion })
          : undefined;
      case "OccasionMoved":
      case "OccasionCancelled":
        if (!Object.hasOwn(state.occasions, data.occasion))
          return refuse("unknown-item", { what: named.occasion, id: data.occasion });
        return state.occasions[data.occasion] === "cancelled" ? taken("OccasionCancelled") : undefined;
      case "SeriesInvitationSent":
      case "SeriesEnded":
        return state.status === "none" && !founding ? unplanned() : undefined;
    }
  },

  sharedWith: ({ invited }) => invited,
  mayCorrect: writers,

  commands: (command) => ({
    plan: command({
      title: { sv: "Planera mötesserie", en: "Plan a series of meetings" },
      help: {
        sv: "Planerar en rad möten på en gång, till exempel varje månad under ett år. Dagar i uppehåll faller bort och helgdagar flyttas till nästa vardag.",
        en: "Plans a row of meetings at once, such as each month of a year. Days in a pause fall away and days off move to the next workday.",
      },
      who: writers,
      on: "either",
      refusals: ["already-exists", "step-already-taken"],
      input: z.strictObject({ unit: unitCode(), forum: reference("forum", named.forum), ...rhythm() }).check(
        z.refine(
          (plan) => {
            const { length } = daysOf(plan);
            return length > 0 && length <= mostOccasions;
          },
          { path: ["to"] },
        ),
      ),
      example: { unit: "kommunstyrelsen", forum: "samordnarnatverket", ...exampleRhythm },
      decide: (_state, { unit: _unit, ...plan }, { recorded }) => [
        { type: "SeriesPlanned", data: plan },
        ...occasionsFrom(recorded, daysOf(plan)),
      ],
    }),

    "plan-days": command({
      title: { sv: "Planera mötesserie på valda dagar", en: "Plan a series on chosen days" },
      help: {
        sv: "Planerar en rad möten på de dagar som du anger.",
        en: "Plans a row of meetings on the days that you give.",
      },
      who: writers,
      on: "either",
      refusals: ["already-exists", "step-already-taken"],
      input: z.strictObject({
        unit: unitCode(),
        forum: reference("forum", named.forum),
        days: list(day(named.plannedFor), named.days, mostOccasions, 1).check(
          z.refine((days) => new Set(days).size === days.length, { params: { rule: "distinct" } }),
        ),
      }),
      example: { unit: "kommunstyrelsen", forum: "regionala-natverket", days: ["2026-03-12", "2026-05-21"] },
      decide: (_state, { forum, days }, { recorded }) => {
        const sorted = [...days].sort();
        const [from = "", to = from] = [sorted[0], sorted.at(-1)];
        return [{ type: "SeriesPlanned", data: { forum, from, to } }, ...occasionsFrom(recorded, sorted)];
      },
    }),

    "add-occasion": command({
      title: { sv: "Lägg till tillfälle", en: "Add an occasion" },
      help: { sv: "Ett möte till i serien.", en: "One more meeting of the series." },
      who: writers,
      on: "existing",
      refusals: ["already-exists", "step-missing", "step-already-taken"],
      input: z.strictObject({ plannedFor: day(named.plannedFor) }),
      example: { plannedFor: "2026-12-15" },
      decide: (state, { plannedFor }, { recorded }) =>
        state.status === "none" ? unplanned() : occasionsFrom(recorded, [plannedFor]),
    }),

    "move-occasion": command({
      title: { sv: "Flytta tillfälle", en: "Move an occasion" },
      help: { sv: "Ett tillfälle i serien får en ny dag.", en: "An occasion of the series gets a new day." },
      who: writers,
      on: "existing",
      refusals: ["unknown-item", "step-already-taken"],
      input: z.strictObject({
        occasion: code(named.occasion),
        plannedFor: day(named.plannedFor),
        reason: text(300, named.reason),
      }),
      example: { occasion: "o1", plannedFor: "2026-01-21", reason: "Krockar med nämndens sammanträde." },
      decide: (_state, data) => [{ type: "OccasionMoved", data }],
    }),

    "cancel-occasion": command({
      title: { sv: "Ställ in tillfälle", en: "Cancel an occasion" },
      help: { sv: "Ett tillfälle i serien blir inte av.", en: "An occasion of the series does not take place." },
      who: writers,
      on: "existing",
      refusals: ["unknown-item", "step-already-taken"],
      input: z.strictObject({ occasion: code(named.occasion), reason: text(300, named.reason) }),
      example: { occasion: "o1", reason: "Flera samordnare hade förhinder." },
      decide: (_state, data) => [{ type: "OccasionCancelled", data }],
    }),

    invite: command({
      title: { sv: "Anteckna inbjudan till serien", en: "Log an invitation to the series" },
      help: { sv: "Vilka som har bjudits in till hela serien.", en: "Who was invited to the whole series." },
      who: writers,
      on: "existing",
      refusals: ["step-missing", "step-already-taken"],
      input: z.strictObject({ to: list(party(named.invitee), named.invited, 60, 1) }),
      example: { to: [...exampleInvited] },
      decide: (_state, data) => [{ type: "SeriesInvitationSent", data }],
    }),

    end: command({
      title: { sv: "Avsluta mötesserie", en: "End a series" },
      help: {
        sv: "De tillfällen som återstår från en viss dag faller bort.",
        en: "The occasions that remain from a given day on fall away.",
      },
      who: writers,
      on: "existing",
      refusals: ["step-missing", "step-already-taken"],
      input: z.strictObject({ endsOn: day(named.endsOn), reason: maybe(text(300, named.reason)) }),
      example: { endsOn: "2026-09-01", reason: "Forumet får en ny form." },
      decide: (_state, data) => [{ type: "SeriesEnded", data }],
    }),
  }),
});
