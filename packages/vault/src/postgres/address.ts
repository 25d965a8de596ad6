import { existsSync, readFileSync } from "node:fs";
import { isAbsolute } from "node:path";
import type { ClientConfig } from "pg";
import { VaultError } from "../port.ts";

/** A database as the settings name it. */
export interface PostgresAddress {
  readonly connection: Readonly<Pick<ClientConfig, "host" | "port" | "database" | "user" | "password" | "ssl">>;
  /** Host, port and database, for messages: never a password. */
  readonly server: string;
  readonly user: string;
  readonly tls: boolean;
}

const loopback = /^(?:127(?:\.\d{1,3}){3}|localhost|::1)$/;
const parameters = ["sslmode", "sslrootcert", "host"] as const;

/**
 * Reads `postgres://user@host:port/database?sslmode=verify-full&sslrootcert=/ca.crt`. Between machines the server's
 * certificate is checked unless `sslmode=disable` says otherwise; `host=/folder` names a Unix socket. Nothing else is
 * taken from the environment. Throws "invalid" saying what is allowed, and never with the password in it.
 * @param password instead of one in the address
 */
export function parsePostgresAddress(address: string, password?: string): PostgresAddress {
  const url = URL.parse(address);
  if (url === null || !["postgres:", "postgresql:"].includes(url.protocol)) {
    throw invalid("an address is postgres://<user>@<host>[:<port>]/<database>");
  }
  const query = parametersOf(url);
  const socket = query.get("host");
  if (socket !== undefined && !isAbsolute(socket)) throw invalid("host= names the folder of a Unix socket, from /");
  const host = socket ?? url.hostname.replace(/^\[(.+)\]$/, "$1");
  const [user, database] = [decoded(url.username, "user"), decoded(url.pathname.slice(1), "database")];
  if (user === "") throw invalid("a user is missing: postgres://<user>@<host>/<database>");
  if (database === "" || database.includes("/"))
    throw invalid("one database is named: postgres://<user>@<host>/<database>");
  const given = decoded(url.password, "password");
  if (given !== "" && password !== undefined)
    throw invalid("the password stands in the address and in a file: one of them");
  const secret = password ?? (given || undefined);
  const ssl = tlsOf(query, host);
  const port = url.port === "" ? 5432 : Number(url.port);
  return {
    connection: { host, port, database, user, ssl, ...(secret !== undefined && { password: secret }) },
    server: `${host.includes(":") ? `[${host}]` : host}:${port}/${database}`,
    user,
    tls: ssl !== false,
  };
}

function parametersOf({ searchParams }: URL): ReadonlyMap<string, string> {
  for (const [name] of searchParams) {
    if (!(parameters as readonly string[]).includes(name)) {
      throw invalid(`${name} is no setting of the address; known are ${parameters.join(", ")}`);
    }
    if (searchParams.getAll(name).length > 1) throw invalid(`${name} is given twice`);
  }
  return new Map(searchParams);
}

function tlsOf(query: ReadonlyMap<string, string>, host: string): Exclude<ClientConfig["ssl"], undefined> {
  const near = isAbsolute(host) || loopback.test(host);
  const mode = query.get("sslmode") ?? (near && !query.has("sslrootcert") ? "disable" : "verify-full");
  const root = query.get("sslrootcert");
  if (mode === "disable") {
    if (root !== undefined) throw invalid("sslrootcert goes with sslmode=verify-full");
    return false;
  }
  if (mode !== "verify-full") throw invalid("sslmode is verify-full or disable: what is not verified protects nothing");
  if (root === undefined) return { rejectUnauthorized: true, host };
  if (!existsSync(root)) throw invalid(`sslrootcert names ${root}, which does not exist`);
  return { rejectUnauthorized: true, host, ca: readFileSync(root, "utf8") };
}

function decoded(text: string, what: string): string {
  try {
    return decodeURIComponent(text);
  } catch (cause) {
    throw new VaultError("invalid", `the ${what} in the address is not percent-encoded rightly`, { cause });
  }
}

const invalid = (message: string): VaultError => new VaultError("invalid", message);
