import { hash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { isAbsolute, join, resolve } from "node:path";
import { type EventStoreDbOptions, parseAddress, prefixPattern } from "@liggare/event-store";
import { type PostgresAddress, parsePostgresAddress } from "@liggare/vault";
import * as z from "zod/mini";

/** A setting that is wrong: names the variable and says what is allowed. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}

const loopback = /^(?:127(?:\.\d{1,3}){3}|localhost|::1|\[::1\])$/;

const variables = {
  LIGGARE_DATA: { schema: z.string().check(z.minLength(1)), default: ".liggare", allowed: "a folder's path" },
  LIGGARE_STORE: {
    schema: z.string().check(z.regex(/^(?:sqlite:.+|memory:|(?:esdb|kurrentdb)(?:\+discover)?:\/\/.+)$/)),
    default: "sqlite:log.sqlite",
    allowed: "sqlite:<file> (relative to LIGGARE_DATA), esdb://<hosts>?<settings>, kurrentdb://<hosts> or memory:",
  },
  LIGGARE_STORE_PREFIX: {
    schema: z.string().check(z.regex(prefixPattern)),
    default: "liggare",
    allowed: "1–63 of a–z, 0–9, _ and ., beginning with a letter or digit: what streams begin with on a server",
  },
  LIGGARE_STORE_USER: {
    schema: z.string().check(z.minLength(1), z.maxLength(120)),
    default: "",
    allowed: "the ledger's user on the server; its password stands in LIGGARE_STORE_PASSWORD_FILE",
  },
  LIGGARE_STORE_PASSWORD_FILE: {
    schema: z.string().check(z.minLength(1)),
    default: "",
    allowed: "a file's path; its first line is the password of LIGGARE_STORE_USER",
  },
  LIGGARE_VAULT: {
    schema: z.string().check(z.regex(/^(?:sqlite:vault|postgres(?:ql)?:\/\/.+)$/)),
    default: "sqlite:vault",
    allowed: "sqlite:vault (in LIGGARE_DATA) or postgres://<user>@<host>/<database>?<settings>",
  },
  LIGGARE_VAULT_PASSWORD_FILE: {
    schema: z.string().check(z.minLength(1)),
    default: "",
    allowed: "a file's path; its first line is the password of the user in LIGGARE_VAULT",
  },
  LIGGARE_VAULT_KEY_FILE: {
    schema: z.string().check(z.minLength(1)),
    default: "",
    allowed: "a file's path; it holds the vault's key, 64 hexadecimal digits; default vault/vault.key in LIGGARE_DATA",
  },
  LIGGARE_HOST: { schema: z.string().check(z.minLength(1)), default: "127.0.0.1", allowed: "a host name or address" },
  LIGGARE_PORT: {
    schema: z.string().check(z.refine((text) => /^\d{1,5}$/.test(text) && Number(text) <= 65535)),
    default: "4019",
    allowed: "a whole number from 0 (any free port) to 65535",
  },
  LIGGARE_MUNICIPALITY: {
    schema: z.string().check(z.minLength(1), z.maxLength(120)),
    default: "",
    allowed: "the name of the municipality, 1–120 characters",
  },
  LIGGARE_PUBLIC_URL: {
    schema: z.string().check(z.regex(/^https?:\/\/[^/\s]+$/)),
    default: "",
    allowed: "an origin such as https://liggare.example.se, without a path",
  },
  LIGGARE_LOG_LEVEL: {
    schema: z.enum(["fatal", "error", "warn", "info", "debug", "silent"]),
    default: "info",
    allowed: "fatal, error, warn, info, debug or silent",
  },
} as const;
type Variable = keyof typeof variables;

export type StoreConfig =
  | { readonly kind: "sqlite"; readonly file: string }
  | { readonly kind: "memory" }
  /** `server`: hosts without credentials, `user` the one that comes; undefined without TLS. */
  | {
      readonly kind: "eventstoredb";
      readonly options: Pick<EventStoreDbOptions, "url" | "prefix" | "credentials">;
      readonly server: string;
      readonly user: string | undefined;
    };

/** `folder` holds the key's file unless `keyFile` names another, and the vault's own files where it is kept in them. */
export type VaultConfig = { readonly folder: string; readonly keyFile?: string } & (
  | { readonly kind: "sqlite" }
  | { readonly kind: "postgres"; readonly address: PostgresAddress }
);

export interface Config {
  /** Absolute path of the folder for everything kept on disk. */
  readonly data: string;
  readonly store: StoreConfig;
  /** Where texts and names are kept; a store in memory has its vault there too. */
  readonly vault: VaultConfig;
  readonly host: string;
  readonly port: number;
  readonly municipality: string;
  /** Origin that browsers use, where it is not the address listened on (a proxy in front). */
  readonly publicUrl: string | undefined;
  readonly logLevel: string;
  /** Listens on loopback only. */
  readonly loopback: boolean;
  /** Where each value came from, for `doctor`. */
  readonly origins: Readonly<Record<string, "environment" | "file" | "default">>;
}

/** Reads `LIGGARE_*` from the environment, then from the JSON file in `LIGGARE_CONFIG`, then defaults. */
export function readConfig(environment: NodeJS.ProcessEnv, workingFolder: string): Config {
  const file = environment.LIGGARE_CONFIG;
  const fromFile = file ? readFile(resolve(workingFolder, file)) : {};
  const known = new Set<string>([...Object.keys(variables), "LIGGARE_CONFIG", "LIGGARE_BROWSER", "LIGGARE_DEBUG"]);
  for (const name of [
    ...Object.keys(environment).filter((key) => key.startsWith("LIGGARE_")),
    ...Object.keys(fromFile),
  ])
    if (!known.has(name))
      throw new ConfigError(`${name} is no setting of Liggare. Known are ${[...known].join(", ")}.`);

  const origins: Record<string, "environment" | "file" | "default"> = {};
  const value = (name: Variable): string => {
    const { schema, default: preset, allowed } = variables[name];
    const given = environment[name] ?? fromFile[name];
    origins[name] = environment[name] !== undefined ? "environment" : fromFile[name] !== undefined ? "file" : "default";
    if (given === undefined || given === "") return preset;
    const parsed = z.safeParse(schema, given);
    if (!parsed.success) throw new ConfigError(`${name} has a wrong value. Allowed: ${allowed}.`);
    return String(parsed.data);
  };

  const data = resolve(workingFolder, value("LIGGARE_DATA"));
  const host = value("LIGGARE_HOST");
  return {
    data,
    store: storeIn(data, workingFolder, value),
    vault: vaultIn(data, workingFolder, value),
    host,
    port: Number(value("LIGGARE_PORT")),
    municipality: value("LIGGARE_MUNICIPALITY"),
    publicUrl: value("LIGGARE_PUBLIC_URL") || undefined,
    logLevel: value("LIGGARE_LOG_LEVEL"),
    loopback: loopback.test(host),
    origins,
  };
}

function storeIn(data: string, workingFolder: string, value: (name: Variable) => string): StoreConfig {
  const store = value("LIGGARE_STORE");
  if (store === "memory:") return { kind: "memory" };
  if (store.startsWith("sqlite:")) {
    const path = store.slice("sqlite:".length);
    return { kind: "sqlite", file: isAbsolute(path) ? path : join(data, path) };
  }
  const username = value("LIGGARE_STORE_USER");
  const password = value("LIGGARE_STORE_PASSWORD_FILE");
  if ((username === "") !== (password === ""))
    throw new ConfigError("LIGGARE_STORE_USER and LIGGARE_STORE_PASSWORD_FILE are set together.");
  const given =
    username === ""
      ? undefined
      : { username, password: firstLine(resolve(workingFolder, password), "LIGGARE_STORE_PASSWORD_FILE") };
  try {
    const { server, tls, credentials } = parseAddress(store, given);
    const prefix = value("LIGGARE_STORE_PREFIX");
    return {
      kind: "eventstoredb",
      options: { url: store, prefix, ...(given && { credentials: given }) },
      server,
      user: tls ? credentials.username : undefined,
    };
  } catch (error) {
    throw new ConfigError(`LIGGARE_STORE: ${(error as Error).message}.`, { cause: error });
  }
}

function vaultIn(data: string, workingFolder: string, value: (name: Variable) => string): VaultConfig {
  const vault = value("LIGGARE_VAULT");
  const [keyFile, password] = [value("LIGGARE_VAULT_KEY_FILE"), value("LIGGARE_VAULT_PASSWORD_FILE")];
  const place = { folder: places(data).vault, ...(keyFile && { keyFile: resolve(workingFolder, keyFile) }) };
  if (vault === "sqlite:vault") return { kind: "sqlite", ...place };
  const secret =
    password === "" ? undefined : firstLine(resolve(workingFolder, password), "LIGGARE_VAULT_PASSWORD_FILE");
  try {
    return { kind: "postgres", address: parsePostgresAddress(vault, secret), ...place };
  } catch (error) {
    throw new ConfigError(`LIGGARE_VAULT: ${(error as Error).message}.`, { cause: error });
  }
}

function firstLine(path: string, name: string): string {
  if (!existsSync(path)) throw new ConfigError(`${name} names ${path}, which does not exist.`);
  const [line = ""] = readFileSync(path, "utf8").split(/\r?\n/);
  if (line === "") throw new ConfigError(`${name} names ${path}, whose first line is empty.`);
  return line;
}

function readFile(path: string): Record<string, string> {
  if (!existsSync(path)) throw new ConfigError(`LIGGARE_CONFIG names ${path}, which does not exist.`);
  try {
    return z.parse(z.record(z.string(), z.string()), JSON.parse(readFileSync(path, "utf8")));
  } catch (error) {
    throw new ConfigError(`${path} must be a JSON object of LIGGARE_… names with text values.`, { cause: error });
  }
}

/** Where things lie in the data folder. */
export const places = (data: string) => ({
  vault: join(data, "vault"),
  signingKey: join(data, "token.key"),
  usedLinks: join(data, "used-links"),
  running: join(data, "running.json"),
});

/**
 * Where the views lie, and the note of how far a server's events were counted. Both hold positions, which are the
 * store's own: each server and prefix has a folder of its own, so that a ledger may move.
 */
export function viewPlaces({ data, store }: Pick<Config, "data" | "store">) {
  if (store.kind !== "eventstoredb") return { views: join(data, "views"), numbers: undefined };
  const { prefix = "" } = store.options;
  const views = join(data, `views-${hash("sha256", `${store.server} ${prefix}`, "hex").slice(0, 12)}`);
  return { views, numbers: join(views, "numbers.json") };
}
