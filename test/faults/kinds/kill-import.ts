import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Content, contentOf, differencesOfRebuilt, leftIn, logDifferences } from "../commands/content.ts";

import { foundedBy } from "../commands/founded.ts";
import { killsOf, type Phase, type Subject } from "../commands/killing.ts";
import { examined, mustRun, type Ran, runLiggare } from "../commands/liggare.ts";

const dataset = join(import.meta.dirname, "../../datasets/stockholm-2019");

interface Told {
  readonly row?: number;
  readonly status?: string;
  readonly aggregate: string;
  readonly id: string;
  readonly number: number;
}

/** Meetings with notes, each a stream of its own with texts, and every third row one more event of one stream. */
const rows = (count: number): string =>
  Array.from({ length: count }, (_, n) => {
    const headcount = { of: "all-staff", count: 1000 + n, approximate: true };
    const meeting = {
      unit: "kommunstyrelsen",
      forum: "samordnarnatverket",
      functions: ["central-coordinator"],
      units: ["kommunstyrelsen"],
      notes: `Mötet hölls digitalt, punkt ${n}.`,
    };
    const row =
      n % 3 === 0
        ? { aggregate: "unit", id: "skarholmen", command: "state-headcount", input: headcount }
        : { aggregate: "meeting", id: `mote-${n}`, command: "hold", input: meeting };
    return `${JSON.stringify({ ...row, occurredOn: "2026-03-03" })}\n`;
  }).join("");

interface Base {
  /** A data folder with a ledger of so many events, and the rows that are imported into copies of it. */
  readonly founded: string;
  readonly before: number;
  readonly file: string;
  readonly rowCount: number;
  readonly brief: boolean;
}

/** Rows onto a ledger that is at work. Each is told when it is done. */
function ordinaryRows({ founded, file, before, rowCount, brief }: Base): Subject {
  const args = ["import", file];
  const settingsIn = (folder: string) => ({ LIGGARE_DATA: join(folder, "data") });
  let whole: Content | undefined;
  return {
    async learn(folder) {
      whole = await contentOf(settingsIn(folder));
    },
    doomed(folder) {
      const settings = settingsIn(folder);
      cpSync(founded, settings.LIGGARE_DATA, { recursive: true });
      return {
        args: [...args, "--json"],
        settings,
        amount: (lines) => lines.length,
        async judge(killed) {
          const left = await leftIn(join(settings.LIGGARE_DATA, "log.sqlite"));
          const heard = told(killed);
          const there = left.events - before;
          const phase: Phase = there === 0 ? "before" : there < rowCount ? "within" : "after";
          const wrong = [...left.wrong];
          if (there < heard.length || there > heard.length + 1)
            wrong.push(`${heard.length} rows were told as accepted, and ${there} are in the log`);
          const { code, out, err } = await runLiggare(args, settings);
          if (code !== 0) wrong.push(`given again it ended with ${code}: ${err}${out.slice(-300)}`);
          const said = `${rowCount - there} accepted, ${there} already there, 0 refused`;
          if (!out.includes(said)) wrong.push(`after ${there} rows it said: ${out.slice(-200)}`);
          const now = await contentOf(settings);
          for (const { row, aggregate, id, number } of heard)
            if (now.events[number - 1]?.stream !== `${aggregate}-${id}`) wrong.push(`row ${row} was told and is lost`);
          wrong.push(...logDifferences(now, whole!), ...(await differencesOfRebuilt(settings, now)));
          wrong.push(...(await examined(settings, brief)));
          return { phase, said: there === 0 ? "nothing of before" : '"… already there"', wrong };
        },
      };
    },
  };
}

const told = ({ out }: Ran): Told[] =>
  out
    .slice(0, out.lastIndexOf("\n") + 1)
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Told)
    .filter(({ status }) => status === "accepted");

/** The ledger's opening and the beginning of the founding stand before the material's events. */
const before = 2;

const founding = (brief: boolean): Subject =>
  foundedBy({
    args: ["import", dataset, "--founding"],
    brief,
    begins: before,
    said(left, all) {
      if (left < before) return "Founded: ";
      return left < all
        ? `Found ${left - before} events of an interrupted import, and went on from there`
        : "Nothing added: ";
    },
    differences: (now, _whole, settings) => differencesOfRebuilt(settings, now),
  });

export const killImport = killsOf({
  name: "kill-import",
  what: "kill -9 of `liggare import`, of rows and of a founding in turn, and the same command again",
  async prepare(folder, brief) {
    const founded = join(folder, "founded");
    const settings = { LIGGARE_DATA: founded };
    await mustRun(["import", dataset, "--founding"], settings);
    const { events } = await contentOf(settings);
    const file = join(folder, "rows.jsonl");
    const rowCount = brief ? 40 : 120;
    writeFileSync(file, rows(rowCount));
    return [ordinaryRows({ founded, file, before: events.length, rowCount, brief }), founding(brief)];
  },
});
