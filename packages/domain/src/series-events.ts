import { type Cadence, isCounted, seriesDays } from "@liggare/calendar";
import * as z from "zod/mini";
import { event } from "./kit/aggregate.ts";
import { code, day, list, maybe, meta, reference, textRef } from "./kit/fields.ts";
import { cadence, party, pauses } from "./kit/variants.ts";

/* What a series' events hold, and what its commands share with them. The rules are in series.ts. */

export const named = {
  forum: { sv: "Forum", en: "Forum" },
  cadence: { sv: "Hur ofta", en: "Cadence" },
  from: { sv: "Första dagen", en: "First day" },
  to: { sv: "Sista dagen", en: "Last day" },
  days: { sv: "Dagar", en: "Days" },
  plannedFor: { sv: "Planerat till", en: "Planned for" },
  occasion: { sv: "Tillfälle", en: "Occasion" },
  reason: { sv: "Skäl", en: "Reason" },
  invited: { sv: "Inbjudna", en: "Invited" },
  invitee: { sv: "Inbjuden nämnd, funktion eller extern part", en: "Invited board, function or outside party" },
  endsOn: { sv: "Tillfällen från och med denna dag faller bort", en: "Occasions from this day on fall away" },
} as const;

export const mostOccasions = 60;

const counted = () =>
  meta(cadence(named.cadence).check(z.refine((value) => isCounted(value as Cadence))), {
    kind: "group",
    ...named.cadence,
    allowed: {
      sv: "med jämna mellanrum eller ett antal gånger per period, så att dagarna kan räknas ut",
      en: "at even intervals or a number of times in each period, so that days can be worked out",
    },
  });
const lastDay = () =>
  meta(day(named.to), {
    kind: "day",
    ...named.to,
    allowed: {
      sv: `ett datum som 2026-06-10, så att serien får 1–${mostOccasions} tillfällen`,
      en: `a date such as 2026-06-10, so that the series has 1–${mostOccasions} occasions`,
    },
  });
export const rhythm = () => ({
  cadence: counted(),
  pauses: maybe(pauses()),
  from: day(named.from),
  to: lastDay(),
});
const planOf = () => ({
  forum: reference("forum", named.forum),
  cadence: maybe(counted()),
  pauses: maybe(pauses()),
  from: day(named.from),
  to: day(named.to),
});

type Rhythm = z.output<z.ZodMiniObject<ReturnType<typeof rhythm>>>;
export const daysOf = ({ cadence, pauses = [], from, to }: Rhythm) =>
  isCounted(cadence as Cadence)
    ? seriesDays({ cadence: cadence as never, pauses, from, to, limit: mostOccasions })
    : [];

const sealed = { textId: "t-1", commitment: "c-1" };
export const exampleRhythm = {
  cadence: { kind: "every", count: 1, unit: "month" },
  pauses: [{ from: "06-16", to: "08-15" }],
  from: "2026-01-14",
  to: "2026-12-11",
} as const;
export const exampleInvited = [{ kind: "unit", unit: "skarholmen" }] as const;

// The storage format.
export const events = {
  SeriesPlanned: event({
    schema: 1,
    fixed: ["forum"],
    title: { sv: "Mötesserie planerad", en: "Series of meetings planned" },
    data: z.strictObject(planOf()),
    example: { forum: "samordnarnatverket", ...exampleRhythm, pauses: [...exampleRhythm.pauses] },
  }),
  OccasionPlanned: event({
    schema: 1,
    fixed: ["occasion"],
    title: { sv: "Tillfälle planerat", en: "Occasion planned" },
    data: z.strictObject({ occasion: code(named.occasion), plannedFor: day(named.plannedFor) }),
    example: { occasion: "o1", plannedFor: "2026-01-14" },
  }),
  OccasionMoved: event({
    schema: 1,
    fixed: ["occasion"],
    title: { sv: "Tillfälle flyttat", en: "Occasion moved" },
    data: z.strictObject({
      occasion: code(named.occasion),
      plannedFor: day(named.plannedFor),
      reason: textRef(300, named.reason),
    }),
    example: { occasion: "o1", plannedFor: "2026-01-21", reason: sealed },
  }),
  OccasionCancelled: event({
    schema: 1,
    fixed: ["occasion"],
    title: { sv: "Tillfälle inställt", en: "Occasion cancelled" },
    data: z.strictObject({ occasion: code(named.occasion), reason: textRef(300, named.reason) }),
    example: { occasion: "o1", reason: sealed },
  }),
  SeriesInvitationSent: event({
    schema: 1,
    title: { sv: "Inbjudan till mötesserie skickad", en: "Invitation to a series sent" },
    data: z.strictObject({ to: list(party(named.invitee), named.invited, 60, 1) }),
    example: { to: [...exampleInvited] },
  }),
  SeriesEnded: event({
    schema: 1,
    title: { sv: "Mötesserie avslutad", en: "Series of meetings ended" },
    data: z.strictObject({ endsOn: day(named.endsOn), reason: maybe(textRef(300, named.reason)) }),
    example: { endsOn: "2026-09-01", reason: sealed },
  }),
} as const;
