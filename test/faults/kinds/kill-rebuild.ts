import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { type City, sharedCity } from "../commands/city.ts";
import { contentOf, differences, leftIn } from "../commands/content.ts";
import { bytesBelow } from "../commands/files.ts";
import { killsOf, type Phase, type Subject } from "../commands/killing.ts";
import { examined, runLiggare } from "../commands/liggare.ts";
import type { Random } from "../random.ts";

const halfBuilt = (name: string): boolean => name.endsWith(".building");
const interrupted = "The building of views was interrupted";

function building({ settings, content, brief }: City): Subject {
  const data = settings.LIGGARE_DATA ?? "";
  const views = join(data, "views");
  return {
    doomed(_folder, random: Random) {
      return {
        args: ["rebuild"],
        settings,
        amount: () => bytesBelow(views, halfBuilt),
        async judge(_killed, most) {
          const left = existsSync(views) ? readdirSync(views).filter(halfBuilt) : [];
          const phase: Phase = left.length > 0 ? "within" : most > 0 ? "after" : "before";
          const wrong = [...(await leftIn(join(data, "log.sqlite"))).wrong];
          // a start alone must find the old views or the new ones, and so must the same command
          const start = random.chance(0.5);
          const first = start ? await contentOf(settings) : undefined;
          if (first) wrong.push(...differences(first, content));
          const { code, out, err } = await runLiggare(["rebuild"], settings);
          if (code !== 0 || !out.includes(`Built from ${content.events.length} events`))
            wrong.push(`given again it ended with ${code}: ${err}${out}`);
          const said = first ? first.warnings.join() : err;
          if (said.includes(interrupted) !== left.length > 0) wrong.push(`of ${left.length} files it said: ${said}`);
          if (readdirSync(views).some(halfBuilt)) wrong.push("what was half built is still there");
          wrong.push(...differences(await contentOf(settings), content), ...(await examined(settings, brief)));
          return { phase, said: left.length > 0 ? '"… was interrupted"' : "nothing of before", wrong };
        },
      };
    },
  };
}

export const killRebuild = killsOf({
  name: "kill-rebuild",
  what: "kill -9 of `liggare rebuild`, and the same command or a start again",
  prepare: async (folder, brief) => [building(await sharedCity(folder, brief))],
});
