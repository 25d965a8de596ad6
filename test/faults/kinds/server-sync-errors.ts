import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { contentOf } from "../commands/content.ts";
import { type EndedServer, judgeLog, judgeServer, municipality, serveUntilItEnds } from "../commands/failing-server.ts";
import { examined } from "../commands/liggare.ts";
import { type FaultKind, stopwatch } from "../kind.ts";
import { strace } from "../machine.ts";
import { Random } from "../random.ts";

/** Which call of the server fails, once: a sync of the log (mostly), or a write of it. All later ones succeed. */
function faultOf(chance: Random): string {
  return chance.chance(0.7)
    ? `fsync,fdatasync:error=EIO:when=${1 + chance.below(60)}`
    : `pwrite64:error=EIO:when=${1 + chance.below(300)}`;
}

interface Served extends EndedServer {
  readonly forged: number;
}

/** A server over this folder whose disk fails once, and clients that write until nobody answers. */
async function serveOnce(data: string, trace: string, inject: string): Promise<Served> {
  const log = join(data, "log.sqlite");
  const calls = inject.split(":")[0];
  const under = ["env", "UV_THREADPOOL_SIZE=1", "strace", "-f", "--seccomp-bpf", "--signal=none", "-o", trace];
  under.push("-e", `trace=${calls}`, "-P", log, "-P", `${log}-wal`, "-e", `inject=${inject}`);
  const served = await serveUntilItEnds(data, under);
  const forged = readFileSync(trace, "latin1").split("(INJECTED)").length - 1;
  return { ...served, forged };
}

export const serverSyncErrors: FaultKind = {
  name: "server-sync-errors",
  what: "one sync or write of the log fails with EIO under a server with four clients, which must end",
  unit: "failed calls",
  counts: { long: 50, quick: 5, short: 1 },
  missing: strace.missing,
  async run({ seed, count, folder, onProgress }) {
    const seconds = stopwatch();
    const random = new Random(`server-sync-errors ${seed}`);
    const violations: string[] = [];
    const tally = { forged: 0, acknowledged: 0, refused: 0, unheard: 0, atOpening: 0 };
    for (let round = 0; round < count; round += 1) {
      const own = join(folder, String(round));
      mkdirSync(own);
      const data = join(own, "data");
      const inject = faultOf(random.fork(round));
      const served = await serveOnce(data, join(own, "trace"), inject);
      const wrong = [...judgeServer(served), ...(served.forged === 1 ? [] : [`${served.forged} calls failed`])];
      const log = join(data, "log.sqlite");
      if (served.opened || existsSync(log)) {
        const settings = { LIGGARE_DATA: data, ...municipality };
        wrong.push(...judgeLog((await contentOf(settings)).events, served.answers), ...(await examined(settings)));
      }
      violations.push(...wrong.map((text) => `round ${round} (${inject}): ${text}`));
      tally.forged += served.forged;
      tally.acknowledged += served.answers.filter(({ status }) => status === 201).length;
      tally.refused += served.answers.filter(({ code }) => code === "disk-failed").length;
      tally.unheard += served.answers.filter(({ status }) => status === 0).length;
      tally.atOpening += served.opened ? 0 : 1;
      rmSync(own, { recursive: true });
      onProgress(round + 1);
    }
    return {
      injected: count,
      fired: `${tally.forged} calls marked INJECTED by strace, ${tally.atOpening} of them while the server started; ${tally.acknowledged} commands acknowledged before, ${tally.refused} answered with "disk-failed", ${tally.unheard} cut off; each server ended by itself with a message`,
      violations,
      seconds: seconds(),
    };
  },
};
