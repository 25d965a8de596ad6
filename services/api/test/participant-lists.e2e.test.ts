import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Actor, issueToken } from "@liggare/access";
import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import writeXlsxFile from "write-excel-file/node";
import { openDataFolder, readConfig, serve } from "../src/index.ts";

const central: Actor = { subject: "central-1", role: "central-coordinator", unit: "kommunstyrelsen" };
const local = (unit: string): Actor => ({ subject: `local-${unit}`, role: "local-coordinator", unit });
const administrator: Actor = { subject: "admin-1", role: "administrator", unit: null };
const csv = "text/csv";
const xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

type Disclosed = { readonly value: number } | { readonly masked: string };
interface Counted {
  readonly list: string | null;
  readonly repeated: boolean;
  readonly columns: readonly { readonly column: number; readonly field: string }[];
  readonly rows: Readonly<Record<string, number>>;
  readonly sums: Readonly<Record<"new" | "known" | "unclear", Disclosed>>;
  readonly units: readonly (Readonly<Record<"new" | "known" | "unclear" | "total", Disclosed>> & {
    readonly unit: string;
    readonly state: string;
  })[];
  readonly disposal: { readonly open: boolean; readonly text: { readonly sv: string; readonly en: string } };
  readonly recorded: { readonly events: readonly { readonly type: string }[] } | null;
  readonly code: string;
  readonly detail: string;
  readonly errors: readonly { readonly pointer: string }[];
}

/** A server over a data folder on disk, its log of operation in a file there too. */
async function start(data: string) {
  mkdirSync(join(data, "logs"), { recursive: true });
  const config = readConfig({ LIGGARE_DATA: data, LIGGARE_PORT: "0" }, data);
  const folder = await openDataFolder(config, { opening: { municipality: "Exempelkommun", kind: "ordinary" } });
  const logger = pino({ level: "trace" }, pino.destination({ dest: join(data, "logs", "api.log"), sync: true }));
  const serving = await serve({ folder, version: "0.0.0", logger });
  const send = async (as: Actor, path: string, body: Uint8Array | string | object, type: string, key?: string) => {
    const token = await issueToken(folder.signingKey, { ...as, use: "program", lifetime: 600 }, new Date());
    const headers = {
      authorization: `Bearer ${token}`,
      "content-type": type,
      "accept-language": "en",
      ...(key !== undefined && { "idempotency-key": key }),
    };
    const plain = body instanceof Uint8Array || typeof body === "string";
    const content = plain ? (body as string) : JSON.stringify(body);
    const response = await fetch(`${serving.url}/api/v1${path}`, { method: "POST", headers, body: content });
    return { status: response.status, body: (await response.json()) as Counted };
  };
  return {
    folder,
    stop: () => serving.stop(),
    command: (as: Actor, path: string, input: object) => send(as, `/commands/${path}`, { input }, "application/json"),
    list: (as: Actor, query: string, body: Uint8Array | string, type = csv, key?: string) =>
      send(as, `/training/grundkurs/participant-lists?${query}`, body, type, key),
  };
}
type Server = Awaited<ReturnType<typeof start>>;

const values = (counts: Partial<Counted["sums"]> = {}) =>
  (["new", "known", "unclear"] as const).map((name) => {
    const count = counts[name];
    return count && "value" in count ? count.value : count?.masked;
  });

let data: string;
let server: Server;
beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), "liggare-lists-"));
  server = await start(data);
  for (const [unit, name] of [
    ["kommunstyrelsen", "Kommunstyrelsen"],
    ["skarholmen", "Skärholmens stadsdelsnämnd"],
    ["spanga-tensta", "Spånga-Tensta stadsdelsnämnd"],
    ["socialnamnden", "Socialnämnden"],
  ])
    await server.command(administrator, `unit/${unit}/register`, { name, kind: "district-board" });
  const course = { unit: "kommunstyrelsen", name: "Grundkurs", form: "web", level: "basic" };
  expect((await server.command(central, "training/grundkurs/register", course)).status).toBe(201);
});
afterEach(async () => {
  await server.stop();
  rmSync(data, { recursive: true });
});

/** Long enough that none stands in hashes and sealed texts by chance: three letters do, once in ten runs. */
const firstNames = ["Åsa-Karin", "Örjan-Olof", "Maj-Britt", "Zäta-Lisa", "Änglamor"];
interface Person {
  readonly first: string;
  readonly last: string;
  readonly email: string;
}
const person = (n: number): Person => ({
  first: `${firstNames[n % 5]}${n}`,
  last: `Påhittsson${n}`,
  email: `${firstNames[n % 5]?.normalize("NFD").replace(/[^A-Za-z]/g, "")}.pahittsson${n}@exempel.example`,
});

const title = ["Förnamn", "Efternamn", "E-postadress", "Förvaltning", "Slutförd datum"];
/** 5,000 rows: 4,000 people, 600 of them again with another case, 200 without address, 200 of an unknown unit. */
function bigList(): readonly (readonly string[])[] {
  const units = ["Skärholmens stadsdelsförvaltning", "SPÅNGA-TENSTA SDF", "Socialförvaltningen"];
  const row = (n: number, email: string, unit = units[n % 3] ?? "") => [
    person(n).first,
    person(n).last,
    email,
    unit,
    "2026-02-03",
  ];
  return [
    title,
    ...Array.from({ length: 4000 }, (_, n) => row(n, person(n).email)),
    ...Array.from({ length: 600 }, (_, n) => row(n, ` ${person(n).email.toUpperCase()} `)),
    ...Array.from({ length: 200 }, (_, n) => row(n + 4000, "")),
    ...Array.from({ length: 200 }, (_, n) => row(n + 4200, person(n + 4200).email, n % 2 ? "Bolaget i kvarteret" : "")),
  ];
}
const asCsv = (rows: readonly (readonly string[])[]) => rows.map((row) => row.join(";")).join("\r\n");
const asXlsx = async (rows: readonly (readonly string[])[]): Promise<Uint8Array> => {
  const sheet = rows.map((row) => row.map((value) => ({ value, type: String })));
  return new Uint8Array(await writeXlsxFile(sheet).toBuffer());
};

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** In every name and address of the lists one of these stands, so whoever finds none of them finds none of those. */
const stems = ["påhittsson", "pahittsson", "exempel.example", ...firstNames.map((name) => name.toLowerCase())];

/** Which of the texts (small letters) occur in any file, as UTF-8, Latin-1 or UTF-16, in either case. */
function foundOnDisk(sought: readonly string[]): readonly string[] {
  const files = filesBelow(data).map((file) => readFileSync(file));
  expect(files.length).toBeGreaterThan(5);
  const texts = files.flatMap((bytes) => [
    bytes.toString("latin1").toLowerCase(),
    bytes.toString("utf8").toLowerCase(),
    bytes.toString("utf16le").toLowerCase(),
    bytes.subarray(1).toString("utf16le").toLowerCase(),
  ]);
  return sought.filter((text) => texts.some((content) => content.includes(text)));
}

describe("a participant list of 5,000 rows with duplicates, changed case, missing units and a Swedish header", () => {
  const kinds: readonly (readonly [string, string, () => Promise<Uint8Array>])[] = [
    ["CSV", csv, async () => new TextEncoder().encode(`\uFEFF${asCsv(bigList())}`)],
    ["XLSX", xlsx, () => asXlsx(bigList())],
  ];
  it.each(kinds)(
    "is counted once from %s, again counts nobody new, and leaves no name on disk",
    async (_, type, make) => {
      const bytes = await make();
      const first = await server.list(central, "", bytes, type);
      expect([first.status, first.body.repeated]).toEqual([201, false]);
      expect(first.body.rows).toEqual({ all: 5000, notCounted: 0, unitNotKnown: 200, otherUnits: 0 });
      expect(values(first.body.sums)).toEqual([4000, 600, 200]);
      expect(first.body.recorded?.events.map(({ type: event }) => event).sort()).toEqual([
        ...Array.from({ length: 4 }, () => "ParticipantListCounted"),
        "ParticipantListReceived",
      ]);
      expect(first.body.disposal.open).toBe(true);
      expect(first.body.disposal.text.sv).toContain("gallring");
      expect(first.body.disposal.text.en).toContain("disposal");

      const again = await server.list(central, "", bytes, type);
      expect([again.status, again.body.repeated, again.body.recorded]).toEqual([200, true, null]);
      expect(values(again.body.sums)).toEqual([0, 4600, 200]);
      const changed = bigList().map((row, index) => (index === 1 ? [...row.slice(0, 4), "2026-02-04"] : row));
      const other = await server.list(central, "", asCsv(changed));
      expect(values(other.body.sums)).toEqual([0, 4600, 200]);

      const people = Array.from({ length: 4400 }, (_each, n) => person(n));
      for (const { first: given, last, email } of people)
        for (const text of [given, last, email])
          expect(stems.some((stem) => text.toLowerCase().includes(stem))).toBe(true);
      expect(foundOnDisk(stems)).toEqual([]);
      await server.stop();
      expect(foundOnDisk(stems)).toEqual([]);
      // The search itself finds what is there.
      expect(foundOnDisk(["grundkurs"])).toEqual(["grundkurs"]);
      server = await start(data);
      const restarted = await server.list(central, "", bytes, type);
      expect(values(restarted.body.sums)).toEqual([0, 4600, 200]);
    },
  );
});

const small = (count: number, from = 0, unit = "Skärholmen") =>
  asCsv([
    ["Namn", "E-post", "Enhet"],
    ...Array.from({ length: count }, (_, n) => [person(from + n).last, person(from + n).email, unit]),
  ]);

describe("a participant list", () => {
  it("counts a local coordinator's own rows in true numbers and leaves those of other boards out", async () => {
    const both = `${small(3)}\r\n${asCsv([["X", "x@exempel.example", "Spånga-Tensta"]])}`;
    const answer = await server.list(local("skarholmen"), "state=completed&disposalDecision=SKA%202026/31", both);
    expect(answer.body.rows.otherUnits).toBe(1);
    expect(answer.body.units.map((row) => [row.unit, ...values(row)])).toEqual([["skarholmen", 3, 0, 0]]);
    expect(answer.body.disposal.open).toBe(false);
  });

  it("gives no outsider a board's small numbers, nor what they could be told from", async () => {
    const answer = await server.list(central, "state=completed", `${small(3)}\r\n${small(9, 50, "Socialnämnden")}`);
    expect(answer.body.units.map((row) => [row.unit, ...values(row)])).toEqual([
      ["skarholmen", "part", "part", "part"],
      ["socialnamnden", 9, 0, 0],
    ]);
    expect(values(answer.body.sums)).toEqual(["part", "part", "part"]);
    const one = await server.list(central, "state=completed&preview=true", small(1));
    const stranger = await server.list(central, "state=completed&preview=true", small(1, 900));
    expect(one.body.units).toEqual(stranger.body.units);
  });

  it("tells no outsider in a preview whether one person among made-up rows was counted", async () => {
    await server.list(local("skarholmen"), "state=completed", small(9));
    const look = async (body: string) => (await server.list(central, "state=completed&preview=true", body)).body;
    const counted = await look(`${small(5, 700)}\r\n${small(1)}`);
    const stranger = await look(`${small(5, 700)}\r\n${small(1, 900)}`);
    expect(counted.rows).toMatchObject({ all: stranger.rows.all });
    expect([counted.units, counted.sums]).toEqual([stranger.units, stranger.sums]);
    expect(counted.units.map((row) => values(row))).toEqual([["part", "part", "part"]]);
  });

  it("is only looked at in a preview, which names the columns and keeps nothing", async () => {
    const before = await server.folder.ledger.headNumber();
    const answer = await server.list(local("skarholmen"), "state=completed&preview=true", small(6));
    expect([answer.status, answer.body.list, answer.body.recorded]).toEqual([200, null, null]);
    expect(answer.body.columns).toEqual([
      { column: 1, field: "name" },
      { column: 2, field: "email" },
      { column: 3, field: "unit" },
    ]);
    expect(await server.folder.ledger.headNumber()).toBe(before);
    expect(await server.folder.vault.tallies.lists("grundkurs")).toEqual(new Set());
  });

  it("answers the same to the same key, and refuses the key for another list", async () => {
    const send = (body: string) => server.list(local("skarholmen"), "state=completed", body, csv, "k-1");
    const first = await send(small(6));
    const second = await send(small(6));
    expect(second.body.units).toEqual(first.body.units);
    expect([second.body.repeated, second.body.list]).toEqual([true, first.body.list]);
    expect((await send(small(7))).body.code).toBe("key-reused");
  });

  it("counts nobody twice where a crash came between the hashes and the counts", async () => {
    const { vault } = server.folder;
    const put = vault.tallies.put;
    Object.assign(vault.tallies, {
      put: async (...given: Parameters<typeof put>) => {
        await put(...given);
        throw new Error("the process ends here");
      },
    });
    const body = small(6);
    expect((await server.list(local("skarholmen"), "state=completed", body, csv, "k")).status).toBe(500);
    expect((await vault.tallies.lists("grundkurs")).size).toBe(1);
    Object.assign(vault.tallies, { put });
    const answer = await server.list(local("skarholmen"), "state=completed", body, csv, "k");
    expect(values(answer.body.units[0])).toEqual([6, 0, 0]);
    const next = await server.list(local("skarholmen"), "state=completed", small(8));
    expect(values(next.body.units[0])).toEqual([2, 6, 0]);
    expect((await vault.tallies.lists("grundkurs")).size).toBe(2);
  });

  it("after recognition was discarded asks whether to add or to start over, and keeps the counts", async () => {
    await server.list(local("skarholmen"), "state=completed", small(6));
    const discard = { unit: "kommunstyrelsen", decision: "KS 2026/104" };
    expect((await server.command(central, "training/grundkurs/discard-recognition", discard)).status).toBe(200);
    expect(await server.folder.vault.tallies.lists("grundkurs")).toEqual(new Set());
    const refused = await server.list(local("skarholmen"), "state=completed", small(7));
    expect([refused.status, refused.body.code]).toEqual([409, "recognition-discarded"]);
    const total = async (afterDiscard: string) => {
      const query = `state=completed&preview=true&afterDiscard=${afterDiscard}`;
      const { units } = (await server.list(local("skarholmen"), query, small(7))).body;
      return units[0]?.total;
    };
    expect([await total("add"), await total("start-over")]).toEqual([{ value: 13 }, { value: 7 }]);
  });

  it("asks for the decision of its disposal until that is recorded", async () => {
    const { body } = await server.list(local("skarholmen"), "state=completed", small(6));
    const disposal = { unit: "skarholmen", list: body.list, decision: "SKA 2026/31" };
    const record = () => server.command(local("skarholmen"), "training/grundkurs/record-disposal", disposal);
    expect((await record()).status).toBe(200);
    expect((await record()).body.code).toBe("step-already-taken");
  });

  it("names what is wrong by row and column, and never repeats what stands there", async () => {
    const quoted = 'Namn;E-post;Enhet\r\n"Påhittsson;x@exempel.example;Skärholmen';
    const broken = await server.list(local("skarholmen"), "state=completed", quoted);
    expect([broken.status, broken.body.errors[0]?.pointer]).toEqual([422, "/rows/2"]);
    const headless = await server.list(local("skarholmen"), "state=completed", "Påhittsson;x@exempel.example;Farsta");
    expect([headless.status, headless.body.errors[0]?.pointer]).toEqual([422, "/rows/1"]);
    const unsaid = await server.list(local("skarholmen"), "", small(2));
    expect(unsaid.body.errors[0]?.pointer).toBe("/state");
    for (const answer of [broken, headless, unsaid])
      expect(JSON.stringify(answer.body)).not.toMatch(/hittsson|exempel/);
    const wrong = await server.list(local("skarholmen"), "state=Påhittsson", small(2));
    expect([wrong.body.errors[0]?.pointer, JSON.stringify(wrong.body).includes("hittsson")]).toEqual(["/state", false]);
  });

  it("over the limit is refused whole, and what is no list is not read", async () => {
    const before = await server.folder.ledger.headNumber();
    const huge = await server.list(central, "state=completed", `${small(2)}\r\n${"x".repeat(10 * 1024 * 1024)}`);
    expect([huge.status, huge.body.code]).toEqual([413, "list-too-large"]);
    expect((await server.list(central, "state=completed", small(2), "application/pdf")).status).toBe(415);
    expect((await server.list(central, "state=completed", small(2), xlsx)).status).toBe(422);
    expect(await server.folder.ledger.headNumber()).toBe(before);
  });

  it("is not counted by hand, nor by those who may not", async () => {
    const input = { unit: "skarholmen", list: "l1", parts: [] };
    expect((await server.command(central, "training/grundkurs/count-list", input)).status).toBe(404);
    const auditor: Actor = { subject: "a-1", role: "auditor", unit: null };
    expect((await server.list(auditor, "state=completed", small(2))).status).toBe(403);
  });
});
