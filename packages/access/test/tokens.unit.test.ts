import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { roles } from "@liggare/domain";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  issueToken,
  mayUse,
  needsUnit,
  openSigningKey,
  openUsedLinks,
  trueUnitsOf,
  verifyToken,
} from "../src/index.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "liggare-access-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const now = new Date("2026-03-10T09:00:00Z");
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const request = {
  subject: "s-1",
  role: "local-coordinator",
  unit: "skarholmen",
  use: "program",
  lifetime: 60,
} as const;

describe("a token", () => {
  it("carries subject, role and unit, and is valid until it expires", async () => {
    const key = openSigningKey(join(folder, "key"));
    const token = await issueToken(key, request, now);
    expect(await verifyToken(key, token, "program", later(59))).toMatchObject({
      ok: true,
      actor: { subject: "s-1", role: "local-coordinator", unit: "skarholmen" },
    });
    expect(await verifyToken(key, token, "program", later(61))).toEqual({ ok: false, reason: "expired" });
  });

  it("for one use is invalid for another, and under another key", async () => {
    const key = openSigningKey(join(folder, "key"));
    const token = await issueToken(key, request, now);
    expect(await verifyToken(key, token, "session", now)).toEqual({ ok: false, reason: "invalid" });
    expect(await verifyToken(openSigningKey(join(folder, "other")), token, "program", now)).toEqual({
      ok: false,
      reason: "invalid",
    });
  });

  it("that was found good before is looked at for its expiry, its use and its key again", async () => {
    const key = openSigningKey(join(folder, "key"));
    const token = await issueToken(key, request, now);
    for (const ms of [0, 59]) expect(await verifyToken(key, token, "program", later(ms))).toMatchObject({ ok: true });
    expect(await verifyToken(key, token, "program", later(60))).toEqual({ ok: false, reason: "expired" });
    expect(await verifyToken(key, token, "session", later(1))).toEqual({ ok: false, reason: "invalid" });
    expect(await verifyToken(key, `${token}x`, "program", later(1))).toEqual({ ok: false, reason: "invalid" });
    expect(await verifyToken(new Uint8Array(32), token, "program", later(1))).toEqual({ ok: false, reason: "invalid" });
    expect(await verifyToken(key, token, "program", later(59))).toMatchObject({ ok: true });
  });

  it("that was changed, cut or signed by nobody is invalid", async () => {
    const key = openSigningKey(join(folder, "key"));
    const token = await issueToken(key, request, now);
    const [head = "", body = "", signature = ""] = token.split(".");
    const claims = JSON.parse(Buffer.from(body, "base64url").toString());
    const forged = Buffer.from(JSON.stringify({ ...claims, role: "auditor" })).toString("base64url");
    const unsigned = Buffer.from('{"alg":"none"}').toString("base64url");
    for (const bad of [`${head}.${forged}.${signature}`, `${unsigned}.${body}.`, token.slice(0, -3), "", "x"])
      expect(await verifyToken(key, bad, "program", now)).toEqual({ ok: false, reason: "invalid" });
  });

  it("is refused where the request is wrong, with what is allowed", async () => {
    const key = openSigningKey(join(folder, "key"));
    await expect(issueToken(key, { ...request, unit: null }, now)).rejects.toThrow("unit");
    await expect(issueToken(key, { ...request, role: "king" as never }, now)).rejects.toThrow("local-coordinator");
    await expect(issueToken(key, { ...request, subject: "Anna Svensson" }, now)).rejects.toThrow("pseudonym");
    await expect(issueToken(key, { ...request, lifetime: 0 }, now)).rejects.toThrow("lifetime");
  });
});

it("The signing key is kept in a file that only its owner reads, and stays the same", () => {
  const file = join(folder, "key");
  const key = openSigningKey(file);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(openSigningKey(file)).toEqual(key);
});

it("A one-time link works once, also after a restart, and is forgotten once it has expired", () => {
  const file = join(folder, "used");
  const expires = now.getTime() / 1000 + 60;
  expect(openUsedLinks(file, () => now).use("a", expires)).toBe(true);
  expect(openUsedLinks(file, () => now).use("a", expires)).toBe(false);
  openUsedLinks(file, () => later(61));
  expect(readFileSync(file, "utf8")).toBe("");
});

describe("what is not declared is refused", () => {
  it("for every role and unit", () => {
    for (const role of roles) expect(mayUse({}, { subject: "s", role, unit: "a" }, "a")).toBe(false);
  });

  it("and a declaration for the own unit reaches no other", () => {
    const who = { "local-coordinator": "own unit", "central-coordinator": "any unit" } as const;
    expect(mayUse(who, { subject: "s", role: "local-coordinator", unit: "a" }, "a")).toBe(true);
    expect(mayUse(who, { subject: "s", role: "local-coordinator", unit: "a" }, "b")).toBe(false);
    expect(mayUse(who, { subject: "s", role: "central-coordinator", unit: "a" }, "b")).toBe(true);
  });
});

it("True sensitive numbers are for the own board's coordinators and the auditor alone", () => {
  const eyes = roles.map((role) => [role, trueUnitsOf({ subject: "s", role, unit: needsUnit(role) ? "a" : null })]);
  expect(eyes).toEqual([
    ["local-coordinator", "a"],
    ["central-coordinator", null],
    ["executive-board", null],
    ["auditor", "all"],
    ["administrator", null],
  ]);
});

describe("files of a process that was killed", () => {
  it("a key file that is empty, because its making was cut short, is made anew; a part of a key is refused", () => {
    const file = join(folder, "key");
    writeFileSync(file, "");
    const key = openSigningKey(file);
    expect(key).toHaveLength(32);
    expect(openSigningKey(file)).toEqual(key);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    writeFileSync(file, readFileSync(file, "utf8").slice(0, 20));
    expect(() => openSigningKey(file)).toThrow(/too short/);
  });

  it("the list of used links is replaced whole: whoever has the old one open still reads all of it", () => {
    const file = join(folder, "used");
    openUsedLinks(file, () => now).use("link-1", now.getTime() / 1000 + 60);
    const before = openSync(file, "r");
    try {
      openUsedLinks(file, () => later(120));
      expect(readFileSync(before, "utf8")).toMatch(/^link-1 \d+\n$/);
      expect(readFileSync(file, "utf8")).toBe("");
    } finally {
      closeSync(before);
    }
  });
});
