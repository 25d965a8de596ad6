import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { type Config, halfMoved } from "@liggare/api";
import type { VerifyReport } from "@liggare/event-store";
import { requireLedger } from "../client/connect.ts";
import type { Context, Verb } from "../context.ts";
import { findingText, walk, walkLog } from "../doctor.ts";
import { exits, wrongUsage } from "../failure.ts";
import { examples } from "../options.ts";

/** Walks the whole log and names the first bad event. */
export const verify: Verb = (program, bind) =>
  bind(
    program
      .command("verify [log]")
      .description("check every event's hash, place and number, and the head kept outside; name the first bad event")
      .addHelpText(
        "after",
        `
Without a file it checks the ledger's own log, beside a running server too. A backup's log.sqlite, or any copy that lies
beside its .head, can be named instead. It reads only, and ends with 1 where something was found.
${examples("verify", "verify backup-2026-11-25/log.sqlite", "verify --json")}`,
      ),
    async (context, [file]) => {
      const { out } = context;
      const { finding, ...report } = await walked(context, file);
      const half = halfMoved(logOf(context, file));
      out.data({ ...report, finding: finding ?? null, ...(half !== undefined && { halfMoved: half }) });
      if (finding) {
        out.line(`${out.style("red", "FOUND")} ${findingText(finding)}`);
        out.line(`${report.events} events before it are whole.`);
        return exits.refused;
      }
      const { events, streams, outside, head } = report;
      const known = outside ? `; the head kept outside knows event ${outside.number}` : "";
      out.line(`${out.style("green", "Whole")}: ${events} events in ${streams} streams, all hashes fit${known}.`);
      if (head.hash !== "") out.line(`Last event ${head.number}, hash ${head.hash}`);
      if (half === undefined) return exits.done;
      out.line(`${out.style("red", "FOUND")} ${half}.`);
      return exits.refused;
    },
  );

/** The log that is walked, as a setting. */
function logOf({ config, workingFolder }: Context, file: string | undefined): Pick<Config, "data" | "store"> {
  if (file === undefined) return config;
  return { data: config.data, store: { kind: "sqlite", file: resolve(workingFolder, file) } };
}

function walked({ out, config, workingFolder }: Context, file: string | undefined): Promise<VerifyReport> {
  if (file !== undefined) {
    const path = resolve(workingFolder, file);
    if (!existsSync(path)) throw wrongUsage(`${path} does not exist.`);
    return walk(out, path);
  }
  return walkLog(out, requireLedger(config));
}
