import { refuse } from "@liggare/domain";
import type { Accepted, Outcome } from "@liggare/ledger";
import { filter, map } from "rxjs";
import { delegate } from "../delegate.ts";
import type { Answer } from "../recorder.ts";
import { above, every, type Mutant } from "./mutant.ts";

type Shown = Extract<Answer<"view">, { type: "ok" }>;

/** Defects of views: their cells and their checkpoint, and what they answer to a token. */
export const viewMutants: readonly Mutant[] = [
  above("writes a view's checkpoint before its cells", "views hold their prefix", {
    feed(store) {
      const due = every(9);
      return delegate(store, {
        subscribe: (after) =>
          store
            .subscribe(after)
            .pipe(
              map((delivery) =>
                delivery.kind === "events" ? { ...delivery, events: delivery.events.filter(() => !due()) } : delivery,
              ),
            ),
      });
    },
  }),

  above("feeds a view no more after a while", "views come to the end", {
    feed(store) {
      let left = 5;
      return delegate(store, {
        subscribe: (after) =>
          store.subscribe(after).pipe(
            filter(() => {
              left -= 1;
              return left > 0;
            }),
          ),
      });
    },
  }),

  above("tells a view's cursor ahead of its cells", "views hold their prefix", {
    view(read) {
      let last: readonly string[] = [];
      return async (atLeast, waitMs) => {
        const answer = await read(atLeast, waitMs);
        if (answer.type === "fail") return answer;
        const ids = last;
        last = answer.ids;
        return { ...answer, ids };
      };
    },
  }),

  above("holds an event twice in a view", "views hold their prefix", {
    view: (read) => async (atLeast, waitMs) => {
      const answer = await read(atLeast, waitMs);
      return answer.type === "fail" ? answer : { ...answer, ids: [...answer.ids, ...answer.ids.slice(0, 1)] };
    },
  }),

  above('never says "not yet"', "a token is honoured", {
    view(read) {
      const due = every(4);
      let last: Shown | undefined;
      return async (atLeast, waitMs) => {
        if (last !== undefined && !due()) return last;
        const answer = await read(atLeast, waitMs);
        if (answer.type === "ok") last = answer;
        return answer;
      };
    },
  }),

  above("lets a view go back", "sessions never go back", {
    view(read) {
      const due = every(2);
      let first: Shown | undefined;
      return async (atLeast, waitMs) => {
        if (atLeast === undefined && first !== undefined && due()) return first;
        const answer = await read(atLeast, waitMs);
        if (answer.type === "ok") first ??= answer;
        return answer;
      };
    },
  }),
];

const isAccepted = (outcome: Outcome): outcome is Accepted => outcome.kind === "accepted";

/** Defects of the ledger's way in: keys, payloads, expected revisions. */
export const ledgerMutants: readonly Mutant[] = [
  above(
    "knows a command by its key alone",
    "another payload is refused",
    {
      execute(execute) {
        const answers = new Map<string | undefined, Outcome>();
        return async (request, actor) => {
          const known = answers.get(request.key);
          if (known !== undefined) return known;
          const outcome = await execute(request, actor);
          if (isAccepted(outcome)) answers.set(request.key, outcome);
          return outcome;
        };
      },
    },
    true,
  ),

  above(
    "forgets the key",
    "ok stands exactly once",
    {
      execute:
        (execute) =>
        ({ key: _, expectedRevision: __, ...request }, actor) =>
          execute(request, actor),
    },
    true,
  ),

  above(
    "takes a used key for a new command",
    "another payload is refused",
    {
      execute: (execute) => async (request, actor) => {
        const outcome = await execute(request, actor);
        if (isAccepted(outcome) || outcome.refusal.code !== "key-reused") return outcome;
        return execute({ ...request, key: `${request.key}/again` }, actor);
      },
    },
    true,
  ),

  above(
    "refuses a command that was carried out",
    "a repetition is answered alike",
    {
      execute: (execute) => async (request, actor) => {
        const outcome = await execute(request, actor);
        return isAccepted(outcome) && outcome.repeated ? refuse("key-reused") : outcome;
      },
    },
    true,
  ),

  above(
    "answers a repetition from where the log stands now",
    "a repetition is answered alike",
    {
      execute: (execute, store) => async (request, actor) => {
        const outcome = await execute(request, actor);
        if (!isAccepted(outcome) || !outcome.repeated) return outcome;
        return { ...outcome, position: (await store.head()).position };
      },
    },
    true,
  ),

  above(
    "ignores the revision that the writer read",
    "first revision is expected + 1",
    {
      execute:
        (execute) =>
        ({ expectedRevision: _, ...request }, actor) =>
          execute(request, actor),
    },
    true,
  ),

  above(
    "gives a token that is too old",
    "answers are true",
    {
      execute(execute) {
        let last: string | undefined;
        return async (request, actor) => {
          const outcome = await execute(request, actor);
          if (!isAccepted(outcome)) return outcome;
          const position = last ?? outcome.position;
          last = outcome.position;
          return { ...outcome, position };
        };
      },
    },
    true,
  ),
];
