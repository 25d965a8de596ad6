import { describe, expect, it, onTestFinished } from "vitest";
import type { EventStore } from "../src/index.ts";
import { appending } from "./contract/appending.ts";
import type { Cases, Stores, Subject } from "./contract/kit.ts";
import { reading } from "./contract/reading.ts";
import { subscribing } from "./contract/subscribing.ts";

export type { Subject } from "./contract/kit.ts";

const contract: Readonly<Record<string, Cases>> = { appending, reading, subscribing };

/** Titles in `skip` that no test of the contract has: a skip that outlived its test. */
export function straySkips(skip: Subject["skip"] = {}): string[] {
  const titles = Object.values(contract).flatMap((cases) => Object.keys(cases));
  return Object.keys(skip).filter((title) => !titles.includes(title));
}

/** The suite that every store passes. What a store cannot do is skipped by title, with its reason. */
export function storeContract(subject: Subject): void {
  describe(`the store's contract: ${subject.name}`, () => {
    for (const [part, cases] of Object.entries(contract)) {
      describe(part, () => {
        for (const [title, run] of Object.entries(cases)) {
          it(title, { ...(subject.timeout && { timeout: subject.timeout }) }, async (context) => {
            const reason = subject.skip?.[title];
            if (reason !== undefined) context.skip(reason);
            await run(stores(subject));
          });
        }
      });
    }
    it("every skip names a test of the contract", () => {
      expect(straySkips(subject.skip)).toEqual([]);
    });
  });
}

function stores(subject: Subject): Stores {
  const closing = (store: EventStore): EventStore => {
    onTestFinished(() => store.close());
    return store;
  };
  return {
    open: async () => closing(await subject.open()),
    reopen: async (store) => {
      if (subject.reopen === undefined) throw new Error(`${subject.name}: give reopen, or skip with a reason`);
      return closing(await subject.reopen(store));
    },
  };
}
