import type { Recordable } from "../api/session.ts";
import type { Occurred } from "./faults.ts";

export interface Kind {
  /** The date on which it happened, which stands beside the command's own fields. */
  readonly occurred: Occurred;
  /** Optional fields that this form leaves to the one of the whole catalogue, so that it stays short. */
  readonly leaves?: readonly string[];
  readonly texts: {
    readonly save: "meeting.save" | "checkin.save" | "concern.save" | "form.save";
    readonly saved: "meeting.saved" | "checkin.saved" | "concern.saved" | "form.savedAs";
  };
  /** Where what was saved is seen. */
  readonly seenIn: { readonly to: "/log" | "/picture/{-$unit}"; readonly name: "form.toLog" | "form.toPicture" } | null;
}

const inLog = { to: "/log", name: "form.toLog" } as const;
const inPicture = { to: "/picture/{-$unit}", name: "form.toPicture" } as const;

/** What a form needs beside the catalogue's description of the command. */
export const kinds: Readonly<Record<Recordable, Kind>> = {
  meeting: {
    occurred: { name: { sv: "Mötesdatum", en: "Date of the meeting" }, coarse: false },
    leaves: ["occasion"],
    texts: { save: "meeting.save", saved: "meeting.saved" },
    seenIn: inLog,
  },
  checkin: {
    occurred: { name: { sv: "Datum för avstämningen", en: "Date of the check-in" }, coarse: false },
    leaves: ["forum"],
    texts: { save: "checkin.save", saved: "checkin.saved" },
    seenIn: inLog,
  },
  concern: {
    occurred: { name: { sv: "Datum för händelsen", en: "Date of the event" }, coarse: true },
    texts: { save: "concern.save", saved: "concern.saved" },
    seenIn: inPicture,
  },
};

/** What a form of any other command needs. */
export const anyKind: Kind = {
  occurred: { name: { sv: "Datum då det hände", en: "Date on which it happened" }, coarse: true },
  texts: { save: "form.save", saved: "form.savedAs" },
  seenIn: null,
};
