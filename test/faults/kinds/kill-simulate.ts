import { join } from "node:path";
import { citySize } from "../commands/city.ts";
import { type Content, contentOf, leftIn, logDifferences, viewDifferences } from "../commands/content.ts";
import { bytesOf } from "../commands/files.ts";
import { killsOf, type Phase, type Subject } from "../commands/killing.ts";
import { examined, runLiggare } from "../commands/liggare.ts";

/** The ledger's opening and the beginning of the founding stand before the city's events, its end behind them. */
const ownEvents = { before: 2, all: 3 };

function simulation(brief: boolean): Subject {
  let whole: Content | undefined;
  const args = ["simulate", ...citySize(brief), "--seed", "4"];
  const settingsIn = (folder: string) => ({ LIGGARE_DATA: join(folder, "data") });
  return {
    async learn(folder) {
      whole = await contentOf(settingsIn(folder));
    },
    doomed(folder) {
      const settings = settingsIn(folder);
      const log = join(settings.LIGGARE_DATA, "log.sqlite");
      return {
        args,
        settings,
        amount: () => bytesOf(`${log}-wal`),
        async judge() {
          const left = await leftIn(log);
          const all = whole!.events.length;
          const phase: Phase = left.events === 0 ? "before" : left.events < all ? "within" : "after";
          const { code, out, err } = await runLiggare(args, settings);
          const wrong = [...left.wrong];
          if (code !== 0) wrong.push(`given again it ended with ${code}: ${err}${out}`);
          const found = left.events - ownEvents.before;
          const said =
            left.events === all
              ? "Nothing added: this city is there already"
              : found >= 0
                ? `Found ${found} events of an interrupted run, and went on from there`
                : "";
          if (!out.includes(said)) wrong.push(`after ${left.events} events it said: ${out}`);
          const now = await contentOf(settings);
          wrong.push(...logDifferences(now, whole!), ...viewDifferences(now, whole!), ...idDifferences(now, whole!));
          wrong.push(...(await examined(settings, brief)));
          return { phase, said: said === "" ? "nothing of before" : `"${said.split(" ")[0]} …"`, wrong };
        },
      };
    },
  };
}

/** The same seed gives the same ids, however often it was killed. */
function idDifferences({ events }: Content, expected: Content): string[] {
  const at = events.findIndex(({ id }, index) => id !== expected.events[index]?.id);
  return at < 0 ? [] : [`event ${at + 1} has another id`];
}

export const killSimulate = killsOf({
  name: "kill-simulate",
  what: "kill -9 of `liggare simulate`, and the same command again",
  prepare: async (_folder, brief) => [simulation(brief)],
});
