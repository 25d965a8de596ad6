import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { type Config, ConfigError, moveEnded, noteMove, readConfig } from "@liggare/api";
import { copyLog, type EventStore, openEventStoreDb, openSqliteStore, verifyLog } from "@liggare/event-store";
import { owning, requireLedger } from "../client/connect.ts";
import type { Context, Verb } from "../context.ts";
import { exits, wrongUsage } from "../failure.ts";
import { examples } from "../options.ts";
import { storeText } from "../settings.ts";

interface MoveOptions {
  readonly to: string;
  readonly prefix?: string;
}

/** Copies the log to another store, and verifies it there. */
export const move: Verb = (program, bind) =>
  bind<MoveOptions>(
    program
      .command("move")
      .description("copy the log to another store, with ids, instants, numbers and hashes as they are")
      .requiredOption("--to <store>", "as LIGGARE_STORE: sqlite:<file>, esdb://<hosts>?<settings>, kurrentdb://…")
      .option("--prefix <prefix>", "as LIGGARE_STORE_PREFIX, for a server")
      .addHelpText(
        "after",
        `
Stop every node first: nothing may be written meanwhile. The target must be empty, or hold the beginning of this very log:
so a move that was interrupted goes on where it stands. At the end the whole copy is verified, and until then nothing
opens it as a ledger. The log moved from stays as it is, and so do texts and keys in the data folder; set LIGGARE_STORE to the target and start. Views are built anew.
Credentials of a server come from LIGGARE_STORE_USER and LIGGARE_STORE_PASSWORD_FILE, or from the address.
${examples("move --to esdb://liggare@log-1,log-2,log-3?tls=true", "LIGGARE_STORE=esdb://log-1?tls=false liggare move --to sqlite:log.sqlite")}`,
      ),
    async (context, _args, { to, prefix }) => {
      const { config } = context;
      requireLedger(config);
      const target = targetOf(context, to, prefix);
      const [from, place] = [storeText(config.store), storeText(target.store)];
      if (from === place && config.store.kind !== "eventstoredb")
        throw wrongUsage(`--to: ${place} is where the log lies now.`);
      const source = await open(config);
      try {
        const store = await open(target);
        try {
          return await moved(context, source, store, target, { from, to: place });
        } finally {
          await store.close();
        }
      } finally {
        await source.close();
      }

      async function moved(
        { out }: Context,
        source: EventStore,
        store: EventStore,
        target: Config,
        told: { readonly from: string; readonly to: string },
      ) {
        const progress = out.progress("Moving");
        // A file is written in the order of asking; a server may not be.
        const inFlight = target.store.kind === "sqlite" ? 200 : 1;
        const copied = await copyLog(source, store, {
          inFlight,
          async onWriting(standing) {
            await noteMove(target, from);
            if (standing > 0) out.note(`${place} holds the first ${standing} events already: going on after them.`);
          },
          onProgress: ({ done, of }) => progress.update(done, of),
        }).finally(() => progress.end());
        if (copied.kind === "other log")
          return out.problem({
            type: "about:blank",
            title: "Another log",
            status: 409,
            retry: false,
            code: "other-log",
            detail: `${place} holds another log: event ${copied.number}: ${copied.detail}. Nothing was added to it from there on.`,
          });
        const checking = out.progress("Checking");
        const report = await verifyLog(store, {
          onProgress: ({ events, of }) => checking.update(events, of),
        }).finally(() => checking.end());
        const { head, resumed } = copied;
        const whole = report.finding === undefined && report.head.hash === head.hash;
        out.data({ ...told, number: head.number, hash: head.hash, resumed, verified: whole });
        if (!whole) {
          out.line(`The copy is not whole: ${report.finding?.detail ?? "its end differs"}`);
          return exits.refused;
        }
        await moveEnded(target);
        const before =
          resumed === 0 ? "" : resumed < head.number ? ` (${resumed} stood there before)` : " (all stood there before)";
        out.line(`${head.number} events are at ${place}${before}, verified to the hash ${head.hash}`);
        if (!out.json) out.note(`Serve it with LIGGARE_STORE=${to.replace(/:[^:@/]*@/, ":…@")}`);
        return exits.done;
      }
    },
  );

/** The settings as they would be with the target as store. Throws Failure that names the option. */
function targetOf({ environment, workingFolder }: Context, to: string, prefix: string | undefined): Config {
  try {
    return readConfig(
      { ...environment, LIGGARE_STORE: to, ...(prefix !== undefined && { LIGGARE_STORE_PREFIX: prefix }) },
      workingFolder,
    );
  } catch (error) {
    if (error instanceof ConfigError) throw wrongUsage(error.message.replace("LIGGARE_STORE:", "--to:"));
    throw error;
  }
}

/** A store for this process alone, where it is a file. */
async function open(config: Config): Promise<EventStore> {
  const { store } = config;
  if (store.kind === "memory") throw wrongUsage("--to: a store in memory keeps nothing.");
  if (store.kind === "eventstoredb") return openEventStoreDb(store.options);
  mkdirSync(dirname(store.file), { recursive: true, mode: 0o700 });
  return owning(config, () => openSqliteStore({ file: store.file }));
}
