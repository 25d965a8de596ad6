import { EventStoreFake, type FakeOptions } from "@liggare/eventstore-fake";
import { expect, onTestFinished } from "vitest";
import { type EventStoreDbOptions, type EventStoreDbStore, openEventStoreDb } from "../src/index.ts";

/** A fake server that is stopped after the test. */
export async function startFake(options: FakeOptions = {}): Promise<EventStoreFake> {
  const fake = await EventStoreFake.start(options);
  onTestFinished(() => fake.stop());
  return fake;
}

/** Patience where a server that never answers is what is tried: short, and longer than a busy machine needs to answer. */
export const brief = { answer: 500, search: 500 };

/** Looks again and again until it holds. */
export const eventually = <T>(value: () => T) => expect.poll(value, { timeout: 15_000, interval: 5 });

/** A store on a fake server, closed after the test. */
export async function openOn(
  fake: Pick<EventStoreFake, "url">,
  options: Partial<EventStoreDbOptions> = {},
): Promise<EventStoreDbStore> {
  const patience = { answer: 2_000, search: 2_000, whole: 20_000, ...options.patience };
  const store = await openEventStoreDb({ url: fake.url, ...options, patience });
  onTestFinished(() => store.close());
  return store;
}
