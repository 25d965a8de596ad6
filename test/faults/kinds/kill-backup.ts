import { existsSync } from "node:fs";
import { join } from "node:path";
import { type City, sharedCity } from "../commands/city.ts";
import { type Content, contentOf, differences, leftIn } from "../commands/content.ts";
import { bytesBelow } from "../commands/files.ts";
import { killsOf, type Phase, type Subject } from "../commands/killing.ts";
import { examined, runLiggare, type Settings } from "../commands/liggare.ts";

/** Nobody may take what was left for a backup: it is refused, or it has all that it says of itself. */
async function neverHalf(source: string, to: string, content: Content, settings: Settings): Promise<string[]> {
  const { code, err } = await runLiggare(["restore", source, "--to", to], settings);
  if (code === 1 && /is no backup: manifest\.json is missing/.test(err)) return [];
  if (code === 0 && existsSync(join(source, "manifest.json")))
    return differences(await contentOf({ LIGGARE_DATA: to }), content);
  return [`restore of what was left ended with ${code}: ${err}`];
}

function copying({ settings, content, brief }: City): Subject {
  return {
    doomed(folder) {
      const target = join(folder, "backup");
      const partial = `${target}.partial`;
      const args = ["backup", target];
      return {
        args,
        settings,
        amount: () => bytesBelow(partial),
        async judge() {
          const [whole, half] = [existsSync(target), existsSync(partial)];
          const phase: Phase = whole ? "after" : half ? "within" : "before";
          const wrong = [...(await leftIn(join(settings.LIGGARE_DATA ?? "", "log.sqlite"))).wrong];
          if (whole && half) wrong.push("the half-made folder is there beside the whole one");
          if (half) wrong.push(...(await neverHalf(partial, join(folder, "from-partial"), content, settings)));
          if (!whole && !brief)
            wrong.push(...(await neverHalf(target, join(folder, "from-nothing"), content, settings)));

          const { code, out, err } = await runLiggare(args, settings);
          if (whole !== (code === 1 && err.includes("is not empty; nothing in it was touched")))
            wrong.push(`given again it ended with ${code}: ${err}${out}`);
          const removed = err.includes(`Removed ${partial}, the half-made backup of an interrupted run`);
          if (removed !== half) wrong.push(`it said of what was left: ${err}`);
          if (existsSync(partial)) wrong.push("the half-made folder is still there");

          const restored = { LIGGARE_DATA: join(folder, "restored") };
          const restore = await runLiggare(["restore", target, "--to", restored.LIGGARE_DATA], settings);
          if (restore.code !== 0) wrong.push(`restoring ended with ${restore.code}: ${restore.err}`);
          else wrong.push(...differences(await contentOf(restored), content), ...(await examined(restored, brief)));
          return { phase, said: whole ? '"… is not empty"' : half ? '"Removed …"' : "nothing of before", wrong };
        },
      };
    },
  };
}

export const killBackup = killsOf({
  name: "kill-backup",
  what: "kill -9 of `liggare backup`, the same command again, and restoring",
  prepare: async (folder, brief) => [copying(await sharedCity(folder, brief))],
});
