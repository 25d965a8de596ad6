import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parsePostgresAddress } from "../src/index.ts";
import { temporaryFolder } from "./folder.ts";

describe("an address of a database", () => {
  it("names host, port, database and user, and between machines the certificate is checked", () => {
    expect(parsePostgresAddress("postgres://liggare@db.example.se/vault")).toEqual({
      connection: {
        host: "db.example.se",
        port: 5432,
        database: "vault",
        user: "liggare",
        ssl: { rejectUnauthorized: true, host: "db.example.se" },
      },
      server: "db.example.se:5432/vault",
      user: "liggare",
      tls: true,
    });
  });

  it("goes without TLS on the same machine, by a socket, and where it says so", () => {
    for (const address of [
      "postgres://u@127.0.0.1:5433/v",
      "postgres://u@[::1]/v",
      "postgresql://u@localhost/v?host=%2Frun%2Fpostgresql",
      "postgres://u@db.example.se/v?sslmode=disable",
    ]) {
      expect(parsePostgresAddress(address), address).toMatchObject({ connection: { ssl: false }, tls: false });
    }
    expect(parsePostgresAddress("postgres://u@localhost/v?host=/run/postgresql").connection.host).toBe(
      "/run/postgresql",
    );
  });

  it("takes the certificate of an authority from a file", () => {
    const file = join(temporaryFolder(), "ca.crt");
    writeFileSync(file, "-----BEGIN CERTIFICATE-----");
    const { connection } = parsePostgresAddress(`postgres://u@localhost/v?sslrootcert=${file}`);
    expect(connection.ssl).toMatchObject({ ca: "-----BEGIN CERTIFICATE-----", rejectUnauthorized: true });
  });

  it("takes the password from the address or from outside, and keeps it out of what is shown", () => {
    const inside = parsePostgresAddress("postgres://u:s%40fe@db/v");
    expect(inside.connection.password).toBe("s@fe");
    expect(JSON.stringify([inside.server, inside.user])).not.toContain('fe"');
    expect(parsePostgresAddress("postgres://u@db/v", "hemligt").connection.password).toBe("hemligt");
  });

  it.each([
    ["mysql://u@db/v", "postgres://<user>@<host>"],
    ["postgres://db/v", "user"],
    ["postgres://u@db", "database"],
    ["postgres://u@db/a/b", "database"],
    ["postgres://u@db/v?sslmode=require", "verify-full or disable"],
    ["postgres://u@db/v?sslmode=disable&sslrootcert=/ca", "verify-full"],
    ["postgres://u@db/v?sslrootcert=/nowhere/ca.crt", "does not exist"],
    ["postgres://u@db/v?options=-c", "options is no setting"],
    ["postgres://u@db/v?sslmode=disable&sslmode=verify-full", "twice"],
    ["postgres://u@db/v?host=run", "Unix socket"],
    ["postgres://u@db/%E0%A4%A", "percent-encoded"],
  ])("is refused with what is allowed, never with the password: %s", (address, said) => {
    const withPassword = address.replace("u@", "u:hemligt@");
    let message = "";
    try {
      parsePostgresAddress(withPassword);
    } catch (error) {
      expect(error).toMatchObject({ code: "invalid" });
      message = String(error);
    }
    expect(message).toContain(said);
    expect(message).not.toContain("hemligt");
  });

  it("is refused with a password both inside and outside", () => {
    expect(() => parsePostgresAddress("postgres://u:ett@db/v", "två")).toThrow("one of them");
  });
});
