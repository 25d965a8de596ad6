import { join } from "node:path";
import { type Content, contentOf, leftIn, logDifferences } from "./content.ts";
import { bytesOf } from "./files.ts";
import type { Phase, Subject } from "./killing.ts";
import { examined, runLiggare } from "./liggare.ts";

/** A command that fills a new data folder, and what it says when it is given again. */
export interface Founded {
  readonly args: readonly string[];
  readonly brief: boolean;
  /** Events of the log from which something of it is written. */
  readonly begins: number;
  /** What is said where `left` of `all` events were found; "" where nothing of before is to be told of. */
  said(left: number, all: number): string;
  /** The ledger beside one that was filled without a kill; the log itself is compared already. */
  differences(now: Content, whole: Content, settings: { readonly LIGGARE_DATA: string }): Promise<readonly string[]>;
}

/** Nothing is told before the command's end: what was written shows in the log alone. */
export function foundedBy({ args, brief, begins, said: saidOf, differences }: Founded): Subject {
  const settingsIn = (folder: string) => ({ LIGGARE_DATA: join(folder, "data") });
  let whole: Content | undefined;
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
          const phase: Phase = left.events < begins ? "before" : left.events < all ? "within" : "after";
          const { code, out, err } = await runLiggare(args, settings);
          const wrong = [...left.wrong];
          if (code !== 0) wrong.push(`given again it ended with ${code}: ${err}${out}`);
          const said = saidOf(left.events, all);
          if (!out.includes(said)) wrong.push(`after ${left.events} events it said: ${out}`);
          const now = await contentOf(settings);
          wrong.push(...logDifferences(now, whole!), ...(await differences(now, whole!, settings)));
          wrong.push(...(await examined(settings, brief)));
          const told = phase === "before" || said === "" ? "nothing of before" : `"${said.split(" ")[0]} …"`;
          return { phase, said: told, wrong };
        },
      };
    },
  };
}
