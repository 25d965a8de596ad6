import { EventStoreFake, type FakeOptions } from "@liggare/eventstore-fake";
import { onTestFinished } from "vitest";
import { type EventStoreDbOptions, type EventStoreDbStore, openEventStoreDb } from "../src/index.ts";

/** A fake server that is stopped after the test. */
export async function startFake(options: FakeOptions = {}): Promise<EventStoreFake> {
  const fake = await EventStoreFake.start(options);
  onTestFinished(() => fake.stop());
  return fake;
}

/** A store on a fake server, with little patience, closed after the test. */
export async function openOn(
  fake: Pick<EventStoreFake, "url">,
  options: Partial<EventStoreDbOptions> = {},
): Promise<EventStoreDbStore> {
  const patience = { answer: 200, search: 200, whole: 5_000, ...options.patience };
  const store = await openEventStoreDb({ url: fake.url, ...options, patience });
  onTestFinished(() => store.close());
  return store;
}
