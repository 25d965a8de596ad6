import type { Credentials, EndPoint } from "@eventstore/db-client";

/** Where the server is, and as whom the ledger comes to it. */
export interface Address {
  readonly hosts: readonly EndPoint[];
  /** One name that leads to all nodes. */
  readonly discover: boolean;
  readonly tls: boolean;
  /** Paths of PEM files. */
  readonly certificates: { readonly authority?: string; readonly user?: string; readonly key?: string };
  readonly settings: Readonly<Record<NumberSetting, number>> & { readonly connectionName: string };
  readonly credentials: Credentials;
  /** Hosts only, for messages: no user, no password. */
  readonly server: string;
}

/** Milliseconds, but for gossipTimeout (seconds). A node that hangs must not hold up the search for a leader. */
const numbers = {
  maxDiscoverAttempts: 3,
  discoveryInterval: 100,
  gossipTimeout: 1,
  keepAliveInterval: 10_000,
  keepAliveTimeout: 3_000,
} as const;
type NumberSetting = keyof typeof numbers;

/** Settings that the ledger rests on. */
const fixed = {
  // A follower forwards to a leader that may be gone, and what it gives may be behind what was acknowledged.
  nodePreference: "leader",
  // Otherwise the client answers revision 1 whatever the truth is.
  throwOnAppendFailure: "true",
} as const;

const texts = ["tls", "tlsCAFile", "userCertFile", "userKeyFile", "connectionName"] as const;
const known: readonly string[] = [...Object.keys(numbers), ...Object.keys(fixed), ...texts];

const scheme = /^(?:esdb|kurrentdb)(\+discover)?:\/\//;
const host = /^([a-z0-9._-]+|\[[0-9a-f:]+\])(?::(\d{1,5}))?$/i;

/**
 * Reads `esdb://user:password@host:2113?tls=true` and its kin (`kurrentdb://`, `esdb+discover://`, several hosts with
 * commas). Credentials given beside it take the place of those in it. Throws RangeError that says what is wrong and
 * never repeats a password.
 */
export function parseAddress(text: string, given?: Credentials): Address {
  const begins = scheme.exec(text);
  if (!begins) throw new RangeError("an address begins with esdb://, esdb+discover://, kurrentdb:// or the like");
  const [place = "", query = "", ...more] = text.slice(begins[0].length).split("?");
  if (more.length > 0) throw new RangeError("an address has one question mark, before its settings");
  // Else what follows would be told as a setting, and it may be half a password.
  if (query.includes("@")) throw new RangeError('in user and password "?" stands as %3F, and in settings "@" as %40');
  const at = place.lastIndexOf("@");
  const hosts = place
    .slice(at + 1)
    .replace(/\/+$/, "")
    .split(",")
    .map(hostOf);
  const discover = begins[1] !== undefined;
  if (discover && hosts.length > 1) throw new RangeError("an address with +discover names one host");
  const settings = settingsIn(query);
  const tls = (settings.get("tls") ?? "true").toLowerCase();
  if (tls !== "true" && tls !== "false") throw new RangeError("tls is true or false");
  const credentials = given ?? (at < 0 ? undefined : credentialsIn(place.slice(0, at)));
  if (!credentials && tls === "true") throw new RangeError("a server with TLS asks who comes: give user and password");
  const [authority, user, key] = (["tlsCAFile", "userCertFile", "userKeyFile"] as const).map((name) =>
    settings.get(name),
  );
  if ((user === undefined) !== (key === undefined)) throw new RangeError("userCertFile and userKeyFile go together");
  return {
    hosts,
    discover,
    tls: tls === "true",
    certificates: { ...(authority && { authority }), ...(user && { user }), ...(key && { key }) },
    settings: {
      ...(Object.fromEntries(
        Object.entries(numbers).map(([name, preset]) => [
          name,
          numberOf(name as NumberSetting, settings.get(name)) ?? preset,
        ]),
      ) as Record<NumberSetting, number>),
      connectionName: settings.get("connectionName") ?? "liggare",
    },
    // Without TLS the client sends none; that some are given chooses the call that keeps its deadline.
    credentials: credentials ?? { username: "anonymous", password: "anonymous" },
    server: hosts.map(({ address, port }) => `${address}:${port}`).join(","),
  };
}

function hostOf(text: string): EndPoint {
  const [, address, port = "2113"] = host.exec(text) ?? [];
  if (!address || Number(port) < 1 || Number(port) > 65_535)
    throw new RangeError("an address names its hosts as host:port, with commas");
  return { address, port: Number(port) };
}

/** Names as the client knows them, whatever their capitals. */
function settingsIn(query: string): ReadonlyMap<string, string> {
  const settings = new Map<string, string>();
  for (const pair of query.split("&").filter((part) => part !== "")) {
    const [, key = "", value = ""] = /^([^=]*)=(.*)$/.exec(pair) ?? [];
    const name = known.find((each) => flat(each) === flat(key));
    if (name === undefined || value === "")
      throw new RangeError(`"${key || pair}" is no setting of an address. Known are ${known.join(", ")}, as key=value`);
    if (settings.has(name)) throw new RangeError(`${name} stands twice in the address`);
    settings.set(name, decoded(value, name));
  }
  for (const [name, value] of Object.entries(fixed))
    if (flat(settings.get(name) ?? value) !== flat(value))
      throw new RangeError(`${name} must be ${value}: the ledger rests on it`);
  return settings;
}

function numberOf(name: NumberSetting, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const least = name.startsWith("keepAlive") ? -1 : 1;
  if (!/^-?\d{1,9}$/.test(text) || Number(text) < least)
    throw new RangeError(`${name} is a whole number from ${least}${least < 0 ? ", which is never" : ""}`);
  return Number(text);
}

function decoded(text: string, what: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new RangeError(`${what} cannot be decoded: "%" stands as %25`);
  }
}

const flat = (text: string) => text.toLowerCase().replace(/[_-]/g, "");

function credentialsIn(text: string): Credentials {
  const colon = text.indexOf(":");
  if (colon < 1) throw new RangeError("user and password stand as user:password@ before the host");
  return {
    username: decoded(text.slice(0, colon), "the user"),
    password: decoded(text.slice(colon + 1), "the password"),
  };
}
