import { spawnSync } from "node:child_process";
import { appendFileSync, chmodSync, chownSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { expect, it } from "vitest";
import { openPostgresVault, parsePostgresAddress } from "../src/index.ts";
import { failure, textOf } from "./contract.ts";
import { temporaryFolder } from "./folder.ts";
import { onPostgres } from "./postgres-server.ts";

/** A certificate that signs itself, for a host's name; undefined where there is no openssl. */
function certificateFor(name: string, folder: string): { readonly crt: string; readonly key: string } | undefined {
  const [crt, key] = [join(folder, `${name}.crt`), join(folder, `${name}.key`)];
  const options = ["-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", `/CN=${name}`];
  const names = ["-addext", `subjectAltName=DNS:${name}`];
  const made = spawnSync("openssl", ["req", ...options, ...names, "-keyout", key, "-out", crt]);
  return made.status === 0 ? { crt, key } : undefined;
}

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { readonly port: number };
      server.close(() => resolve(port));
    });
  });

onPostgres("a vault on PostgreSQL over TLS", (server) => {
  it("is opened by password with a certificate that fits, and by nothing less", async (context) => {
    const folder = temporaryFolder();
    const [right, other] = [certificateFor("localhost", folder), certificateFor("elsewhere", folder)];
    if (!right || !other) return context.skip("no openssl here to make certificates");
    const local = await server.database();
    await server.sql(local, "CREATE ROLE liggare LOGIN PASSWORD 'hemligt-0'");
    await server.sql(local, "CREATE DATABASE liggare OWNER liggare TEMPLATE template0");
    const owner = statSync(server.dataFolder);
    const serve = async (certificate: typeof right) => {
      for (const [file, from] of [
        ["server.crt", certificate.crt],
        ["server.key", certificate.key],
      ] as const) {
        const to = join(server.dataFolder, file);
        writeFileSync(to, readFileSync(from));
        chmodSync(to, 0o600);
        chownSync(to, owner.uid, owner.gid);
      }
      await server.stop("fast");
      const port = await freePort();
      await server.start(["ssl=on", "listen_addresses=localhost", `port=${port}`]);
      return (more: string, password = "hemligt-0") =>
        openPostgresVault({
          address: parsePostgresAddress(`postgres://liggare@localhost:${port}/liggare?${more}`, password),
          folder: temporaryFolder(),
          key: new Uint8Array(32).fill(7),
        });
    };
    // Over the network: TLS only, and a password.
    const rules = join(server.dataFolder, "pg_hba.conf");
    writeFileSync(rules, "local all all trust\nhostssl all all all scram-sha-256\n");
    appendFileSync(rules, "hostnossl all all all reject\n");

    let open = await serve(right);
    const vault = await open(`sslrootcert=${right.crt}`);
    const kept = textOf("Över nätet");
    await vault.put([kept]);
    expect((await vault.get([kept.textId])).size).toBe(1);
    await vault.close();
    for (const [more, said] of [
      [`sslrootcert=${other.crt}`, /self-signed certificate/],
      ["sslmode=verify-full", /self-signed certificate/],
      ["sslmode=disable", /does not let this user in/],
    ] as const) {
      const error = await failure(open(more));
      expect([error.code, said.test(error.message)], error.message).toEqual(["unavailable", true]);
    }
    const wrong = await failure(open(`sslrootcert=${right.crt}`, "fel-lösen-0"));
    expect(wrong.message).toContain("check user and password");
    expect(wrong.message).not.toContain("lösen-0");
    open = await serve(other);
    expect((await failure(open(`sslrootcert=${other.crt}`))).message).toMatch(/does not match certificate/);
  });
});
