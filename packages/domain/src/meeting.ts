import { aggregate } from "./kit/aggregate.ts";
import { meetingCommands } from "./meeting-commands.ts";
import { events, named } from "./meeting-events.ts";
import { initial, type MeetingState } from "./meeting-state.ts";
import { refuse } from "./refusals.ts";

/*
 * A meeting of a forum (DOMAIN §1, networks and cadences). Stream: meeting-<id>. One meeting per occasion, owned by
 * the unit that records it. Attendance is by function and unit, never by name. Drafts of invitations and agendas stay
 * outside: what was sent is an event. Of two records of one meeting, one is given up in favour of the other.
 */

const writers = { "local-coordinator": "own unit", "central-coordinator": "own unit" } as const;
const unitsOf = (to: readonly { readonly kind: string; readonly unit?: string | undefined }[]) =>
  to.flatMap(({ unit }) => unit ?? []);

export const meeting = aggregate({
  name: "meeting",
  title: { sv: "Mötet", en: "The meeting" },
  events,
  initial,

  evolve(state, { type, data }): MeetingState {
    switch (type) {
      case "MeetingPlanned":
        return { ...state, status: "planned", forum: data.forum };
      case "MeetingMoved":
      case "MeetingAgendaSent":
        return state;
      case "MeetingInvitationSent":
        return { ...state, invited: [...new Set([...state.invited, ...unitsOf(data.to)])] };
      case "MeetingHeld":
        return {
          ...state,
          status: "held",
          forum: data.forum,
          units: data.units,
          actions: Object.fromEntries(data.actions.map(({ action }) => [action, "open" as const])),
        };
      case "MeetingCancelled":
        return { ...state, status: "cancelled", forum: data.forum };
      case "MeetingActionDone":
        return { ...state, actions: { ...state.actions, [data.action]: "done" } };
      case "MeetingActionMoved":
        return state;
      case "MeetingFoundSame":
        return { ...state, sameAs: data.other };
      case "MeetingFoundDifferent":
        return { ...state, different: [...state.different, data.other] };
    }
  },

  permits(state, { type, data }, { founding }) {
    const taken = (step: keyof typeof events) => refuse("step-already-taken", { step: events[step].title });
    if (state.sameAs !== undefined) return taken("MeetingFoundSame");
    const closed = state.status === "held" || state.status === "cancelled";
    switch (type) {
      case "MeetingCancelled":
        if (state.status === "none") return refuse("step-missing", { step: events.MeetingPlanned.title });
        return closed ? taken(type) : undefined;
      case "MeetingPlanned":
      case "MeetingHeld":
        return closed ? taken(type) : undefined;
      case "MeetingMoved":
      case "MeetingInvitationSent":
      case "MeetingAgendaSent":
        if (closed) return taken(state.status === "held" ? "MeetingHeld" : "MeetingCancelled");
        // A move is of the forum that the meeting was planned for.
        return state.status === "none" && (!founding || type === "MeetingMoved")
          ? refuse("step-missing", { step: events.MeetingPlanned.title })
          : undefined;
      case "MeetingActionDone":
      case "MeetingActionMoved":
        if (!Object.hasOwn(state.actions, data.action))
          return refuse("unknown-item", { what: named.action, id: data.action });
        return state.actions[data.action] === "done" ? taken("MeetingActionDone") : undefined;
      case "MeetingFoundSame":
      case "MeetingFoundDifferent":
        if (state.status === "none" && !founding) return refuse("step-missing", { step: events.MeetingPlanned.title });
        return state.different.includes(data.other) ? taken("MeetingFoundDifferent") : undefined;
    }
  },

  sharedWith: ({ units, invited }) => [...new Set([...units, ...invited])],
  mayCorrect: writers,

  commands: meetingCommands,
});
