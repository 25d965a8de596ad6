import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Config, readConfig } from "@liggare/api";
import type { Command } from "commander";
import type { Client } from "./client/client.ts";
import { connect } from "./client/connect.ts";
import type { Exit } from "./failure.ts";
import { langOf, Output, type Streams } from "./output.ts";

/** The repository's root: where pages, data sets and the version are. */
export const root = join(import.meta.dirname, "../../..");

export const version = (JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string }).version;

/** What surrounds the program; passed in, so that nothing below asks the process. */
export interface Surroundings {
  readonly environment: NodeJS.ProcessEnv;
  readonly workingFolder: string;
  readonly streams: Streams;
  readonly stdin: NodeJS.ReadableStream;
  readonly now: () => Date;
  /** Aborted by the first SIGINT or SIGTERM: finish what is under way, and end. */
  readonly stop: AbortSignal;
}

/** What a verb works with. */
export interface Context extends Surroundings {
  readonly out: Output;
  /** Read when it is first needed; throws ConfigError. */
  readonly config: Config;
  connect(): Promise<Client>;
}

interface CommonOptions {
  readonly json?: boolean;
  readonly lang?: string;
}

export function contextOf(surroundings: Surroundings, options: CommonOptions): Context {
  const { environment, workingFolder, streams, now } = surroundings;
  const lang = langOf(options.lang, environment);
  const colours = !environment.NO_COLOR && environment.TERM !== "dumb";
  const out = new Output(streams, { json: options.json ?? false, lang, colours });
  let config: Config | undefined;
  return {
    ...surroundings,
    out,
    get config() {
      config ??= readConfig(environment, workingFolder);
      return config;
    },
    connect() {
      return connect({ config: this.config, lang, now, onWarning: (message) => out.note(message) });
    },
  };
}

/** What a verb does: answers its exit code. */
export type Work<O extends object> = (context: Context, args: readonly string[], options: O) => Promise<Exit>;

/** Ties a command to its work. */
export type Bind = <O extends object>(command: Command, work: Work<O>) => void;

/** A verb: adds its command to the program. */
export type Verb = (program: Command, bind: Bind) => void;
