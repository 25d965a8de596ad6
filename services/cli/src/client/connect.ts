import { existsSync } from "node:fs";
import type { Config } from "@liggare/api";
import type { Lang } from "@liggare/calendar";
import { StoreError } from "@liggare/event-store";
import { exits, Failure } from "../failure.ts";
import type { Client } from "./client.ts";
import { openFiles } from "./files.ts";
import { connectToServer, runningServer } from "./server.ts";

export interface ConnectOptions {
  readonly config: Config;
  readonly lang: Lang;
  readonly now: () => Date;
  readonly onWarning: (message: string) => void;
}

/**
 * The ledger of a data folder: through its running server, or else by opening the files. Never founds one. Throws
 * Failure or StoreError that says who holds the files where neither is possible.
 */
export async function connect(options: ConnectOptions): Promise<Client> {
  const { config } = options;
  requireLedger(config);
  const server = await connectToServer(options);
  if (server) return server;
  return owning(config, () => openFiles(options));
}

/** Opens a data folder; where another process has it, the failure says which, and where its server is. */
export async function owning<T>(config: Config, open: () => Promise<T>): Promise<T> {
  try {
    return await open();
  } catch (error) {
    if (!(error instanceof StoreError) || error.code !== "locked") throw error;
    const running = runningServer(config.data);
    const where = running ? ` Its server is at ${running.url} (process ${running.process}).` : "";
    throw new Failure(exits.unavailable, "locked", `${error.message}.${where}`, { cause: error });
  }
}

/** The store that is kept. Throws Failure where there is no ledger in the data folder. */
export function requireLedger({ data, store }: Config): Exclude<Config["store"], { kind: "memory" }> {
  if (store.kind === "sqlite" && !existsSync(store.file))
    throw new Failure(
      exits.unavailable,
      "no-ledger",
      `There is no ledger in ${data}. Start one with "liggare serve", "liggare demo" or "liggare import <folder> --founding", or name its folder with LIGGARE_DATA.`,
    );
  if (store.kind === "memory")
    throw new Failure(
      exits.usage,
      "configuration",
      "LIGGARE_STORE=memory: keeps nothing on disk; only `liggare serve` and `liggare demo` can use it.",
    );
  return store;
}
