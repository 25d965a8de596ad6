import { spawnSync } from "node:child_process";
import { X509Certificate } from "node:crypto";
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openSigningKey } from "@liggare/access";
import { openSqliteVault } from "@liggare/vault";
import { afterAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { readConfig } from "../src/config.ts";
import type { DataFolder } from "../src/data-folder.ts";
import { healthRoutes } from "../src/http/health.ts";
import { knownHosts } from "../src/http/identity.ts";

/* What infra/compose says of Liggare, of its own parts and of its files is so. No engine runs it here. */

interface Service {
  readonly image: string;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly volumes?: readonly string[];
  readonly networks?: readonly string[];
  readonly depends_on?: Readonly<Record<string, unknown>>;
  readonly healthcheck?: { readonly test: readonly string[] };
}
interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly networks: Readonly<Record<string, unknown>>;
  readonly volumes: Readonly<Record<string, unknown>>;
}

const folder = join(import.meta.dirname, "../../../infra/compose");
const text = (name: string) => readFileSync(join(folder, name), "utf8");
const given: Readonly<Record<string, string>> = {
  PUBLIC_HOSTNAME: "liggare.example.se",
  LIGGARE_MUNICIPALITY: "Exempelkommun",
  EVENTSTORE_ADMIN_PASSWORD: "ett",
  EVENTSTORE_OPS_PASSWORD: "två",
};
const filled = text("compose.yaml").replaceAll(/\$\{(\w+):\?[^}]*\}/g, (_, name) => {
  const value = given[name];
  if (value === undefined) throw new Error(`${name} is not among what the README says to fill in`);
  return value;
});
const { services, networks, volumes } = parse(filled, { merge: true }) as Compose;
const nodes = ["liggare-1", "liggare-2"].map((name) => [name, services[name]!] as const);
const logs = ["log-1", "log-2", "log-3"].map((name) => [name, services[name]!] as const);
const dockerfile = readFileSync(join(folder, "../container/Dockerfile"), "utf8");
const caddyfile = text("Caddyfile");
/** The port that the image listens on. */
const port = Number(/^EXPOSE (\d+)$/m.exec(dockerfile)?.[1]);

// What `setup` makes, made here.
const made = mkdtempSync(join(tmpdir(), "liggare-compose-"));
afterAll(() => rmSync(made, { recursive: true }));
const setup = () =>
  spawnSync("sh", [join(folder, "setup.sh"), made], { env: { ...process.env, ...given }, encoding: "utf8" });
const { error, status, stderr } = setup();
const missing = (error ?? status === 127) ? `no sh or openssl here: ${error?.message ?? stderr}` : undefined;
const withOpenssl = describe.skipIf(missing !== undefined);
if (missing !== undefined) console.log(`The certificates of infra/compose are not tried: ${missing}`);

/** Where on this machine lies what a service has at a path: a volume that `setup` fills has its folder's name there. */
function madeAt(service: Service, path: string): string {
  for (const mount of service.volumes ?? []) {
    const [source = "", target = ""] = mount.split(":");
    if (!path.startsWith(`${target}/`)) continue;
    const filledBySetup = services.setup!.volumes!.find((each) => each.startsWith(`${source}:`));
    if (filledBySetup) return join(made, filledBySetup.split(":")[1]!.replace("/made", ""), path.slice(target.length));
  }
  throw new Error(`${path} lies on no volume of the service that setup fills`);
}

const settingsOf = (service: Service) =>
  readConfig(
    Object.fromEntries(
      Object.entries(service.environment ?? {}).map(([name, value]) => [
        name,
        value.replaceAll(/\/run\/liggare\/[\w.-]+/g, (path) => madeAt(service, path)),
      ]),
    ),
    "/",
  );

it("The compose file's references lead to services, networks, volumes and files that there are", () => {
  expect(Object.keys(services).sort()).toEqual(
    ["liggare-1", "liggare-2", "log-1", "log-2", "log-3", "prepare", "proxy", "setup", "vault"].sort(),
  );
  const used = { volumes: new Set<string>(), networks: new Set<string>() };
  for (const [name, service] of Object.entries(services)) {
    expect(service.image, name).toMatch(/^[a-z/]+(?::[\w.]+)?$/);
    for (const other of Object.keys(service.depends_on ?? {}))
      expect(services, `${name}: ${other}`).toHaveProperty(other);
    for (const network of service.networks ?? []) used.networks.add(network);
    for (const mount of service.volumes ?? []) {
      const [source = ""] = mount.split(":");
      if (source.startsWith("./")) expect(existsSync(join(folder, source)), mount).toBe(true);
      else used.volumes.add(source);
    }
  }
  expect([...used.volumes].sort()).toEqual(Object.keys(volumes).sort());
  expect([...used.networks].sort()).toEqual(Object.keys(networks).sort());
  for (const name of Object.keys(given)) expect(text("README.md")).toContain(`${name}=`);
});

withOpenssl("the settings of the compose file", () => {
  it("are taken by the program, and lead each node to the same log and vault over verified TLS", () => {
    for (const [name, service] of nodes) {
      const { store, vault, publicUrl } = settingsOf(service);
      expect(store, name).toMatchObject({
        kind: "eventstoredb",
        server: logs.map(([log]) => `${log}:${services[log]?.environment?.EVENTSTORE_NODE_PORT}`).join(","),
        user: "liggare",
      });
      expect(vault, name).toMatchObject({ kind: "postgres", address: { server: "vault:5432/liggare", tls: true } });
      expect(publicUrl).toBe("https://liggare.example.se");
      for (const other of [...logs.map(([log]) => log), "vault"]) {
        const shared = services[other]?.networks?.filter((network) => service.networks?.includes(network));
        expect(shared, `${name} and ${other}`).not.toEqual([]);
      }
    }
    expect(settingsOf(nodes[0]![1])).toEqual(settingsOf(nodes[1]![1]));
    expect(settingsOf(services.prepare!).store).toEqual(settingsOf(nodes[0]![1]).store);
  });

  it("name the database, user and password that the database is founded with", () => {
    const { vault } = settingsOf(nodes[0]![1]);
    if (vault.kind !== "postgres") return expect.unreachable();
    const { POSTGRES_USER, POSTGRES_DB, POSTGRES_PASSWORD_FILE = "" } = services.vault!.environment!;
    const { user, database, password } = vault.address.connection;
    expect([POSTGRES_USER, POSTGRES_DB]).toEqual([user, database]);
    expect(readFileSync(madeAt(services.vault!, POSTGRES_PASSWORD_FILE), "utf8").trim()).toBe(password);
  });

  it("name certificates and keys that setup makes, for the names by which the parts call each other", () => {
    const authority = new X509Certificate(readFileSync(join(made, "authority/ca.crt")));
    const servers = [
      ...logs.map(([name, { environment = {} }]) => ({
        name,
        certificate: environment.EVENTSTORE_CERTIFICATE_FILE,
        key: environment.EVENTSTORE_CERTIFICATE_PRIVATE_KEY_FILE,
      })),
      {
        name: "vault",
        certificate: /--ssl_cert_file=(\S+)/.exec(services.vault!.command!.join(" "))?.[1],
        key: /--ssl_key_file=(\S+)/.exec(services.vault!.command!.join(" "))?.[1],
      },
      {
        name: "proxy",
        calledAs: given.PUBLIC_HOSTNAME,
        certificate: /tls (\S+) \S+/.exec(caddyfile)?.[1],
        key: /tls \S+ (\S+)/.exec(caddyfile)?.[1],
      },
    ];
    for (const { name, calledAs = name, certificate = "", key = "" } of servers.map((each) => ({
      calledAs: undefined,
      ...each,
    }))) {
      const own = new X509Certificate(readFileSync(madeAt(services[name]!, certificate)));
      expect([own.verify(authority.publicKey), own.checkHost(calledAs ?? name)], name).toEqual([
        true,
        calledAs ?? name,
      ]);
      expect(readFileSync(madeAt(services[name]!, key), "utf8"), name).toContain("PRIVATE KEY");
      // the log's nodes are clients of each other
      expect(own.keyUsage, name).toEqual(["1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2"]);
    }
    for (const [name, service] of logs) {
      const own = new X509Certificate(readFileSync(madeAt(service, "/certificates/node.crt")));
      expect(own.subject, name).toContain("CN=eventstoredb-node");
      const { EVENTSTORE_TRUSTED_ROOT_CERTIFICATES_PATH: roots = "", EVENTSTORE_NODE_HOST_ADVERTISE_AS: as } =
        service.environment!;
      expect([existsSync(madeAt(service, `${roots}/ca.crt`)), as]).toEqual([true, name]);
      const others = logs.filter(([other]) => other !== name).map(([other]) => `${other}:2113`);
      expect(service.environment?.EVENTSTORE_GOSSIP_SEED, name).toBe(others.join(","));
    }
  });

  it("name a vault's key that opens a vault and a tokens' key that is the same on both nodes, and setup replaces none", async () => {
    const { vault } = settingsOf(nodes[0]![1]);
    const before = globSync("**/*", { cwd: made }).length;
    const tokens = nodes.map(([name]) => openSigningKey(join(made, name, "token.key")));
    expect(tokens[0]).toEqual(tokens[1]);
    const key = readFileSync(vault.keyFile!, "utf8");
    expect(setup().status).toBe(0);
    expect(readFileSync(vault.keyFile!, "utf8")).toBe(key);
    expect(globSync("**/*", { cwd: made })).toHaveLength(before);
    const opened = await openSqliteVault({ folder: join(made, "trial"), keyFile: vault.keyFile! });
    await opened.close();
  });
});

describe("probes and proxy", () => {
  const routes = healthRoutes({ ledger: {} } as DataFolder, {} as never, () => false).map(({ path }) => path);

  it("ask a probe that there is, by a host name that a node in a container answers to", () => {
    const url = new URL(/fetch\('([^']+)'\)/.exec(dockerfile)?.[1] ?? "");
    const host = /LIGGARE_HOST=(\S+)/.exec(dockerfile)?.[1] ?? "";
    const config = readConfig({ LIGGARE_HOST: host, LIGGARE_PUBLIC_URL: "https://liggare.example.se" }, "/");
    expect([routes, Number(url.port)]).toEqual([expect.arrayContaining([url.pathname]), port]);
    const known = knownHosts({ config } as DataFolder, port);
    expect(known).toContain(url.host);
    const asked = /health_headers \{\s*Host (\S+)\s*\}/.exec(caddyfile)?.[1];
    expect(known).toContain(asked?.replace("{$PUBLIC_HOSTNAME}", given.PUBLIC_HOSTNAME!));
  });

  it("pass on to both nodes while they are ready, the live feed as it comes, and figures never", () => {
    const upstreams = /reverse_proxy (.+) \{/.exec(caddyfile)?.[1]?.split(" ");
    expect(upstreams).toEqual(nodes.map(([name]) => `${name}:${port}`));
    expect(/health_uri (\S+)/.exec(caddyfile)?.[1]).toBe("/readyz");
    expect(routes).toContain("/readyz");
    expect(caddyfile).toContain("flush_interval -1");
    const [figures = "", rest = ""] = caddyfile.split("handle {");
    expect(figures).toMatch(/handle \/metrics \{\s*respond 404\s*\}/);
    expect([routes.includes("/metrics"), rest.includes("reverse_proxy")]).toEqual([true, true]);
    for (const [name, { networks: own }] of nodes) expect(own, name).toContain(services.proxy?.networks?.[0]);
  });

  it("start the program with a verb that it has", () => {
    const verbs = globSync("*.ts", { cwd: join(folder, "../../services/cli/src/verbs") }).map((name) =>
      readFileSync(join(folder, "../../services/cli/src/verbs", name), "utf8"),
    );
    const started = [services.prepare!.command![0], /^CMD \["(\S+)"\]$/m.exec(dockerfile)?.[1]];
    for (const verb of started) {
      expect(
        verbs.some((source) => source.includes(`.command("${verb}")`)),
        String(verb),
      ).toBe(true);
    }
  });
});
