import { describe, expect, it } from "vitest";
import { parseAddress } from "../src/eventstoredb/address.ts";

const preset = {
  maxDiscoverAttempts: 3,
  discoveryInterval: 100,
  gossipTimeout: 1,
  keepAliveInterval: 10_000,
  keepAliveTimeout: 3_000,
  connectionName: "liggare",
};
const nobody = { username: "anonymous", password: "anonymous" };

describe("an address is read", () => {
  it.each([
    ["esdb://127.0.0.1?tls=false", [["127.0.0.1", 2113]], false, false],
    ["esdb://127.0.0.1:2114?tls=false", [["127.0.0.1", 2114]], false, false],
    ["esdb://127.0.0.1:2114/?tls=false", [["127.0.0.1", 2114]], false, false],
    ["kurrentdb://node-1.example:2113?TLS=false", [["node-1.example", 2113]], false, false],
    ["esdb+discover://cluster.example?tls=false", [["cluster.example", 2113]], true, false],
    ["kurrentdb+discover://ops:pw@cluster.example", [["cluster.example", 2113]], true, true],
    ["esdb://[::1]:2113?tls=false", [["[::1]", 2113]], false, false],
    [
      "esdb://ops:pw@a:2111,b:2112,c?tls=true",
      [
        ["a", 2111],
        ["b", 2112],
        ["c", 2113],
      ],
      false,
      true,
    ],
  ] as const)("%s", (text, hosts, discover, tls) => {
    const address = parseAddress(text);
    expect(address.hosts).toEqual(hosts.map(([address, port]) => ({ address, port })));
    expect(address).toMatchObject({ discover, tls, settings: preset });
    expect(address.server).toBe(hosts.map((each) => each.join(":")).join(","));
  });

  it("with user and password, which may hold any character", () => {
    const credentials = { username: "a@b:c", password: "p@ss:w/rd?&=" };
    const [user, password] = Object.values(credentials).map(encodeURIComponent);
    expect(parseAddress(`esdb://${user}:${password}@host:2113`).credentials).toEqual(credentials);
  });

  it("with credentials that are given beside it in the place of its own", () => {
    const given = { username: "ledger", password: "secret" };
    expect(parseAddress("esdb://ops:pw@host", given).credentials).toEqual(given);
    expect(parseAddress("esdb://host", given).credentials).toEqual(given);
  });

  it("with credentials of nobody where there is no TLS, so that the call that keeps its deadline is taken", () => {
    expect(parseAddress("esdb://host?tls=false").credentials).toEqual(nobody);
  });

  it("with settings by the client's names, whatever their capitals and dashes", () => {
    const { settings, certificates } = parseAddress(
      "esdb://a:b@host?keep-alive-interval=-1&KEEPALIVETIMEOUT=20000&gossip_timeout=4&connectionName=node%201" +
        "&tlsCaFile=%2Fetc%2Fca.pem&userCertFile=u.pem&userKeyFile=k.pem",
    );
    expect(settings).toEqual({
      ...preset,
      keepAliveInterval: -1,
      keepAliveTimeout: 20_000,
      gossipTimeout: 4,
      connectionName: "node 1",
    });
    expect(certificates).toEqual({ authority: "/etc/ca.pem", user: "u.pem", key: "k.pem" });
  });

  it("with what the ledger rests on, where it says the same", () => {
    const text = "esdb://host?tls=false&nodePreference=Leader&throwOnAppendFailure=true";
    expect(parseAddress(text).server).toBe("host:2113");
  });
});

describe("an address is refused, without its password", () => {
  it.each([
    ["", "begins with esdb://"],
    ["host:2113", "begins with esdb://"],
    ["http://ops:hunter2@host:2113", "begins with esdb://"],
    ["esdb:/ops:hunter2@host", "begins with esdb://"],
    ["esdb://", "names its hosts as host:port"],
    ["esdb://?tls=false", "names its hosts as host:port"],
    ["esdb://host:?tls=false", "names its hosts as host:port"],
    ["esdb://host:70000?tls=false", "names its hosts as host:port"],
    ["esdb://host:0?tls=false", "names its hosts as host:port"],
    ["esdb://host:2113:2114?tls=false", "names its hosts as host:port"],
    ["esdb://a,,b?tls=false", "names its hosts as host:port"],
    ["esdb://ops:hunter2@ho st", "names its hosts as host:port"],
    ["esdb://ops:hunter2@host/path", "names its hosts as host:port"],
    ["esdb+discover://ops:hunter2@a,b", "+discover names one host"],
    ["esdb://ops:hunter2@host?tls=false?tls=true", "one question mark"],
    ["esdb://ops:hunter2?@host", "%3F"],
    ["esdb://ops:123?hunter2@host", "%3F"],
    ["esdb://host", "give user and password"],
    ["esdb://ops@host", "user:password@"],
    ["esdb://:hunter2@host", "user:password@"],
    ["esdb://ops:hunter2%@host", "the password cannot be decoded"],
    ["esdb://%:hunter2@host", "the user cannot be decoded"],
    ["esdb://ops:hunter2@host?tls", '"tls" is no setting'],
    ["esdb://ops:hunter2@host?tls=", '"tls" is no setting'],
    ["esdb://ops:hunter2@host?=true", "is no setting"],
    ["esdb://ops:hunter2@host?tls=maybe", "tls is true or false"],
    ["esdb://ops:hunter2@host?tls=0", "tls is true or false"],
    ["esdb://ops:hunter2@host?tlsVerifyCert=false", '"tlsVerifyCert" is no setting'],
    ["esdb://ops:hunter2@host?nodePreference=follower", "nodePreference must be leader"],
    ["esdb://ops:hunter2@host?throwOnAppendFailure=false", "throwOnAppendFailure must be true"],
    ["esdb://ops:hunter2@host?gossipTimeout=soon", "gossipTimeout is a whole number"],
    ["esdb://ops:hunter2@host?gossipTimeout=1.5", "gossipTimeout is a whole number"],
    ["esdb://ops:hunter2@host?keepAliveInterval=-2", "keepAliveInterval is a whole number from -1"],
    ["esdb://ops:hunter2@host?maxDiscoverAttempts=0", "maxDiscoverAttempts is a whole number from 1"],
    ["esdb://ops:hunter2@host?connectionName=%", "connectionName cannot be decoded"],
    ["esdb://ops:hunter2@host?userCertFile=u.pem", "userCertFile and userKeyFile go together"],
    ["esdb://ops:hunter2@host?tls=true&TLS=false", "tls stands twice"],
  ])("%s", (text, why) => {
    const reading = () => parseAddress(text);
    expect(reading).toThrow(RangeError);
    expect(reading).toThrow(why);
    expect(reading).not.toThrow(/hunter2/);
  });

  it("also where its credentials are cut off by a character that was not encoded", () => {
    for (const text of ["esdb://ops:hun/ter2@host", "esdb://ops:hunter2#@host", "esdb://ops:hunter2?x@host?tls=true"]) {
      const read = () => parseAddress(text).server;
      let told: string;
      try {
        told = read();
      } catch (error) {
        told = String(error);
      }
      expect(told).not.toMatch(/hun|ter2/);
    }
  });
});
