import { join } from "node:path";
import { openSqliteStore } from "@liggare/event-store";
import { startProgram } from "../child.ts";
import { type FaultKind, stopwatch } from "../kind.ts";
import { batchesIn, checkBatches, checkChain, readLog } from "../log.ts";

/** Processes that want the same log. */
const processes = ["a", "b", "c"];

interface Contender {
  readonly acknowledged: readonly string[];
  readonly refused: number;
  readonly killed: number;
  readonly wrong: readonly string[];
}

/** One of the processes, started again wherever it killed itself, until its sessions are through. */
async function contend(file: string, name: string, sessions: number, seed: string, done: () => void) {
  const acknowledged: string[] = [];
  let [refused, killed, from] = [0, 0, 0];
  while (from < sessions) {
    let next = from;
    const child = startProgram("contender", [file, name, String(from), String(sessions), seed]);
    child.onLine((line) => {
      const [what, value = ""] = line.split(" ");
      if (what === "ack") acknowledged.push(value);
      if (what === "refused") refused += Number(value);
      if (what !== "began") return;
      next = Number(value) + 1;
      done();
    });
    const { code, signal, errors } = await child.ended;
    if (code === 0) break;
    if (signal !== "SIGKILL")
      return { acknowledged, refused, killed, wrong: [`${name} failed: ${errors.slice(-500)}`] };
    killed += 1;
    from = next;
  }
  return { acknowledged, refused, killed, wrong: [] } satisfies Contender;
}

/** Who has the log writes alone: the parts of a session follow each other, with nobody else's between. */
function interleaved(batches: readonly string[]): string[] {
  const sessions = batches.map((batch) => batch.slice(0, batch.lastIndexOf("/")));
  const runs = sessions.filter((session, at) => session !== sessions[at - 1]);
  return runs.length === new Set(runs).size ? [] : ["two processes wrote at the same time"];
}

export const twoWriters: FaultKind = {
  name: "two-writers",
  what: "three processes open the same log again and again, write, and close it or die",
  unit: "sessions",
  counts: { long: 600, quick: 45, short: 9 },
  async run({ seed, count, folder, onProgress }) {
    const seconds = stopwatch();
    const file = join(folder, "log.db");
    let begun = 0;
    const done = () => {
      begun += 1;
      onProgress(begun);
    };
    const sessions = Math.ceil(count / processes.length);
    const contenders = await Promise.all(
      processes.map((name) => contend(file, name, sessions, `two-writers ${seed}`, done)),
    );
    const store = await openSqliteStore({ file });
    const events = await readLog(store);
    const acknowledged = contenders.flatMap((contender) => contender.acknowledged);
    const violations = [
      ...contenders.flatMap(({ wrong }) => wrong),
      ...checkBatches(events, acknowledged),
      ...interleaved(batchesIn(events)),
      ...(await checkChain(store)),
    ];
    await store.close();
    const sum = (of: "refused" | "killed") => contenders.reduce((total, contender) => total + contender[of], 0);
    if (sum("refused") === 0) violations.push("nobody was ever refused: they did not meet");
    return {
      injected: begun,
      fired: `${sum("refused")} times refused as locked while another had the log, ${sum("killed")} owners killed in the middle; ${acknowledged.length} batches acknowledged`,
      violations,
      seconds: seconds(),
    };
  },
};
