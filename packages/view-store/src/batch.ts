import type { Cursor, RecordedEvent } from "@liggare/domain";
import { ViewStopped, type ViewStoreOptions } from "./options.ts";

/** The day of what is known before any event moved the day: it lies before all. */
export const beforeAllDays = "0000-01-01";
/** Lies after all days: what is known now. */
export const newestDay = "9999-12-31";

/** An event, lifted, with its own day: undefined for the system's events. */
export interface DatedEvent {
  readonly event: RecordedEvent;
  readonly day: string | undefined;
}

/** Lifts and dates events once for all views. Throws `ViewStopped` for an event that is not known. */
export function dated({ lift, dayOf, systemStream }: Pick<ViewStoreOptions, "lift" | "dayOf" | "systemStream">) {
  // Many events share a minute, and no zone changes its day within one.
  let minute = "";
  let minutesDay = "";
  const dayOfInstant = (instant: string) => {
    const asked = instant.slice(0, 16);
    if (asked !== minute) {
      minutesDay = dayOf(instant);
      minute = asked;
    }
    return minutesDay;
  };
  const lifted = (event: RecordedEvent) => {
    try {
      return lift(event);
    } catch (error) {
      throw new ViewStopped(undefined, event, error);
    }
  };
  return (events: readonly RecordedEvent[]): readonly DatedEvent[] =>
    events.map((event) => ({
      event: lifted(event),
      day: event.stream === systemStream ? undefined : (event.recordedOn ?? dayOfInstant(event.recordedAt)),
    }));
}

/** The place alone of what knows more. */
export const cursorOf = ({ position, number }: Cursor): Cursor => ({ position, number });
