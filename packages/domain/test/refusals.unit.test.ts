import { describe, expect, it } from "vitest";
import {
  type Aggregate,
  aggregateNamed,
  commandsOf,
  commonRefusals,
  type RefusalCode,
  refusals,
  refusalText,
} from "../src/index.ts";
import { type Circumstances, given, idOf, type PastEvent, sealed } from "./given.ts";

/*
 * The closed list of refusals, walked down in its order. A row of the domain provokes the refusal here; each of the
 * others names the layer whose own tests provoke it.
 */

interface Provoked {
  readonly aggregate: string;
  readonly events: readonly PastEvent[];
  readonly command: string;
  readonly input: object;
  readonly circumstances?: Circumstances;
  readonly sv: string;
  readonly en: string;
}

const why = "Fel uppgift.";
const heldData = { forum: "f1", functions: ["police"], units: ["skarholmen"], decisions: [], actions: [] };
const held = { type: "MeetingHeld", data: heldData };
const withAction = {
  ...heldData,
  actions: [{ action: "a1", what: sealed("Boka"), responsible: "skarholmen", due: "2026-04-01" }],
};
const hold = { unit: "skarholmen", forum: "f1", functions: ["police"], units: ["skarholmen"] };
const withdrawn = {
  type: "EntryWithdrawn",
  corrects: idOf(0),
  data: {
    type: "MeetingHeld",
    schema: 1,
    previous: { occurredOn: "2026-03-03", data: heldData },
    why: sealed(why),
  },
};
const unitRegistered = { type: "UnitRegistered", data: { name: "Skärholmen", kind: "district-board" } };
const course = { type: "CourseRegistered", data: { name: "Grundkurs", form: "web", level: "basic" } };
const released = {
  type: "SummaryReleased",
  data: aggregateNamed("summary-release")?.events.SummaryReleased?.example,
};
const counted = { unit: "skarholmen", state: "taken-part", of: "all-staff", basis: "not-stated" };

const list: Readonly<Record<RefusalCode, Provoked | "api" | "ledger" | "access" | "views">> = {
  "body-malformed": "api",
  "input-invalid": "ledger",
  "personal-data": "ledger",
  "role-not-allowed": "access",
  "purpose-missing": "api",
  "not-found": {
    aggregate: "meeting",
    events: [],
    command: "cancel",
    input: { reason: "Förhinder" },
    sv: "Det finns inget här.",
    en: "There is nothing here.",
  },
  "ledger-founding": "ledger",
  "founding-closed": "ledger",
  "founding-differs": "ledger",
  "clock-behind": "ledger",
  "key-reused": "ledger",
  "revision-stale": "ledger",
  "already-exists": {
    aggregate: "meeting",
    events: [held],
    command: "plan",
    input: { unit: "skarholmen", forum: "f1", plannedFor: "2026-04-01" },
    sv: "Mötet finns redan.",
    en: "The meeting already exists.",
  },
  "entry-unknown": {
    aggregate: "meeting",
    events: [held],
    command: "withdraw",
    input: { entry: "nowhere", why },
    sv: "Händelsen som ska rättas finns inte här: nowhere",
    en: "The event to correct is not here: nowhere",
  },
  "entry-withdrawn": {
    aggregate: "meeting",
    events: [held, withdrawn],
    command: "withdraw",
    input: { entry: idOf(0), why },
    sv: "Händelsen är redan återtagen och kan inte rättas.",
    en: "The event is already withdrawn and cannot be corrected.",
  },
  "entry-not-correctable": {
    aggregate: "meeting",
    events: [held, withdrawn],
    command: "withdraw",
    input: { entry: idOf(1), why },
    sv: "En rättelse rättas genom att den ursprungliga händelsen rättas igen.",
    en: "A correction is corrected by correcting the original event again.",
  },
  "entry-final": {
    aggregate: "summary-release",
    events: [released],
    command: "withdraw",
    input: { entry: idOf(0), why },
    sv: "Händelsen (Sammanställning släppt) är slutgiltig och kan varken rättas eller återtas. Den ersätts av en ny händelse.",
    en: "The event (Summary released) is final and can be neither corrected nor withdrawn. A new event replaces it.",
  },
  "field-fixed": {
    aggregate: "meeting",
    events: [held],
    command: "correct-meeting-held",
    input: { entry: idOf(0), data: { ...heldData, forum: "f2" }, why },
    sv: "Forum ligger fast och kan inte ändras genom en rättelse. Återta händelsen och anteckna den på nytt.",
    en: "Forum is fixed and cannot be changed by a correction. Withdraw the event and record it anew.",
  },
  "correction-breaks-history": {
    aggregate: "meeting",
    events: [
      { type: "MeetingHeld", data: withAction },
      { type: "MeetingActionDone", data: { action: "a1" } },
    ],
    command: "withdraw",
    input: { entry: idOf(0), why },
    sv: "Rättelsen skulle göra en senare händelse (MeetingActionDone) omöjlig: Åtgärd finns inte: a1",
    en: "The correction would make a later event (MeetingActionDone) impossible: There is no such Action: a1",
  },
  "id-mismatch": {
    aggregate: "policy",
    events: [],
    command: "set",
    input: { unit: "kommunstyrelsen", key: "small-number-threshold", value: 5, validFrom: "2026-01-01" },
    sv: "Beteckningen ska vara small-number-threshold.",
    en: "The id must be small-number-threshold.",
  },
  "date-in-future": {
    aggregate: "meeting",
    events: [],
    command: "hold",
    input: hold,
    circumstances: { occurredOn: "2026-03-04", today: "2026-03-03" },
    sv: "Datumet 2026-03-04 har inte inträffat än.",
    en: "The date 2026-03-04 has not come yet.",
  },
  "dates-out-of-order": {
    aggregate: "unit",
    events: [unitRegistered],
    command: "declare-coverage",
    input: { what: "training", from: "2026-02-01", to: "2026-01-31" },
    sv: "Datumet 2026-01-31 ligger före 2026-02-01.",
    en: "The date 2026-01-31 lies before 2026-02-01.",
  },
  "unit-ended": {
    aggregate: "unit",
    events: [unitRegistered, { type: "UnitClosed", data: { from: "2026-03-01" } }],
    command: "appoint-coordinator",
    input: { function: "local-coordinator" },
    sv: "Nämnden eller kontoret finns inte längre från och med 2026-03-01. Anteckna hos den nämnd som tog över.",
    en: "The board or office is no more from 2026-03-01. Record it at the board that took over.",
  },
  "step-missing": {
    aggregate: "unit",
    events: [],
    command: "appoint-coordinator",
    input: { function: "local-coordinator" },
    sv: "Ett steg saknas: Nämnd eller kontor registrerat.",
    en: "A step is missing: Unit registered.",
  },
  "step-already-taken": {
    aggregate: "meeting",
    events: [held],
    command: "hold",
    input: hold,
    sv: "Steget är redan taget: Möte hållet.",
    en: "The step was already taken: Meeting held.",
  },
  "unknown-item": {
    aggregate: "meeting",
    events: [held],
    command: "complete-action",
    input: { action: "a9" },
    sv: "Åtgärd finns inte: a9",
    en: "There is no such Action: a9",
  },
  "count-exceeds": {
    aggregate: "training",
    events: [course],
    command: "count",
    input: { ...counted, numerator: 11, denominator: { count: 10, approximate: false } },
    sv: "Antal medarbetare är fler än Av antal medarbetare.",
    en: "Number of staff are more than Of how many staff.",
  },
  "structures-mixed": {
    aggregate: "summary-release",
    events: [],
    command: "release",
    input: { unit: "kommunstyrelsen", structure: "present" },
    circumstances: {
      id: "2026-t2",
      known: {
        "2026-t1": {
          kind: "stream",
          state: { texts: {}, releases: [released.data] },
          entries: [],
          revision: 0,
          unit: "kommunstyrelsen",
        },
      },
    },
    sv: "Samma månader är redan släppta i den andra indelningen (2026-t1). Släpp i samma indelning.",
    en: "The same months are already released in the other structure (2026-t1). Release in the same structure.",
  },
  "classification-missing": {
    aggregate: "action-plan",
    events: [{ type: "PlanDrafted", data: aggregateNamed("action-plan")?.events.PlanDrafted?.example }],
    command: "add-measure",
    input: { wording: "Föräldrastöd", followUp: "annual-report" },
    circumstances: { id: "skarholmen-2026" },
    sv: "Ange åtgärdsområde eller inriktning, eller båda.",
    en: "State the action area or the orientation, or both.",
  },
  "figure-unclear": {
    aggregate: "training",
    events: [course],
    command: "count",
    input: counted,
    sv: "Ange antingen ett antal eller en uppgiven andel.",
    en: "State either a number or a stated share.",
  },
  "recognition-discarded": {
    aggregate: "training",
    events: [
      course,
      { type: "ParticipantListReceived", data: { list: "l1" } },
      { type: "RecognitionDiscarded", data: { decision: "KS 2026/104" } },
    ],
    command: "count-list",
    input: { unit: "skarholmen", list: "l2", parts: [] },
    sv: "De som räknats förut kan inte längre kännas igen. Välj (afterDiscard) om listan läggs till det som räknats (add) eller räknas från början (start-over).",
    en: "People counted before can no longer be recognised. Choose (afterDiscard) whether the list is added to what was counted (add) or counted from the start (start-over).",
  },
  "ledger-opened": "ledger",
  "not-yet": "views",
  busy: "ledger",
};

const codes = Object.keys(refusals) as RefusalCode[];
const placeholders = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();

describe("the list of refusals", () => {
  it("stands in this order of precedence, and no code is taken away", () => {
    expect(codes).toEqual(Object.keys(list));
  });

  it.each(codes)("%s has a text in both languages with the same placeholders", (code) => {
    const { sv, en, kind, retry } = refusals[code];
    expect(sv).toMatch(/\S/);
    expect(en).toMatch(/\S/);
    expect(sv).not.toBe(en);
    expect(placeholders(sv)).toEqual(placeholders(en));
    expect(retry).toBe(kind === "unavailable");
  });

  it("holds every refusal that a command declares", () => {
    for (const name of ["unit", "forum", "meeting", "police-checkin", "concern-report", "policy"])
      for (const { refusals: declared } of Object.values(commandsOf(aggregateNamed(name)!)))
        for (const code of declared) expect(typeof list[code]).toBe("object");
  });
});

const provoked = codes.flatMap((code) => {
  const row = list[code];
  return typeof row === "string" ? [] : [{ code, ...row }];
});

describe("a refusal of the domain", () => {
  it.each(provoked)("$code is given by $aggregate $command, in both languages", (row) => {
    const aggregate = aggregateNamed(row.aggregate) as Aggregate;
    const outcome = given(aggregate, row.events).when(row.command, row.input, row.circumstances);
    outcome.thenRefused(row.code);
    if (!("kind" in outcome.decided)) throw new Error("accepted");
    const { refusal } = outcome.decided;
    expect(refusalText(refusal, "sv")).toBe(row.sv);
    expect(refusalText(refusal, "en")).toBe(row.en);
    expect([...commandsOf(aggregate)[row.command]!.refusals, ...commonRefusals]).toContain(row.code);
  });

  it("keeps a placeholder that its details do not fill", () => {
    const refusal = { code: "entry-unknown", details: {}, fields: [] } as const;
    expect(refusalText(refusal, "en")).toBe("The event to correct is not here: {entry}");
  });
});
