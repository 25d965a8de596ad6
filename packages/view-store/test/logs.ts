import type { EventStore } from "@liggare/event-store";
import { type StoryEvent, story } from "@liggare/views/story";

export type { StoryEvent };

/** Appends the events in order, each run of one stream's in one append. */
export async function append(store: EventStore, events: readonly StoryEvent[]): Promise<void> {
  const revisions = new Map<string, number>();
  let index = 0;
  while (index < events.length) {
    const { stream } = events[index]!;
    let end = index + 1;
    while (events[end]?.stream === stream) end += 1;
    const run = events.slice(index, end).map(({ stream: _, ...event }) => event);
    const last = revisions.get(stream);
    const result = await store.append(stream, last ?? "no stream", run);
    if (result.kind === "conflict") throw new Error(`conflict in ${stream}`);
    revisions.set(stream, result.revision);
    index = end;
  }
}

/** A long log: meetings of many units, a correction now and then, about a hundred events a day. */
export function longStory(length: number): readonly StoryEvent[] {
  const told = story();
  const units = Array.from({ length: 50 }, (_, index) => `unit-${index}`);
  let last = "";
  for (let index = 0; told.events.length < length; index++) {
    if (index % 100 === 0) told.on(new Date(Date.UTC(2016, 0, 1 + index / 100)).toISOString().slice(0, 10));
    const unit = units[(index * 7) % units.length]!;
    if (index % 10 === 9) told.correct(last, { forum: "natverk", units: [unit] });
    else last = told.meeting(unit, { forum: `forum-${index % 8}`, units: [unit, units[index % 3]!] });
  }
  return told.events;
}
