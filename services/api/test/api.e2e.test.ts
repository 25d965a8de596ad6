import { issueToken } from "@liggare/access";
import { aggregates, offeredCommandsOf, roles } from "@liggare/domain";
import { administrator, auditor, board, central, local, meeting, report } from "@liggare/ledger/harness";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Tried, tryServer, withHost } from "./harness.ts";

let api: Tried;
const skarholmen = local("skarholmen");
const farsta = local("farsta");

beforeAll(async () => {
  api = await tryServer();
  for (const unit of ["kommunstyrelsen", "skarholmen", "farsta"]) {
    const body = { input: { name: `Nämnden ${unit}`, kind: "district-board" } };
    const answer = await api.send("POST", `/api/v1/commands/unit/${unit}/register`, { as: administrator, body });
    expect(answer.status).toBe(201);
  }
  const forum = {
    unit: "kommunstyrelsen",
    name: "Samordnarnas nätverk",
    convener: { kind: "unit", unit: "kommunstyrelsen" },
    cadence: { kind: "every", count: 1, unit: "month" },
    kind: "internal-network",
  };
  const answer = await api.send("POST", "/api/v1/commands/forum/natverket/register", {
    as: central,
    body: { input: forum },
  });
  expect(answer.status).toBe(201);
});
afterAll(() => api.stop());

const hold = (id: string, rest: object = {}, input: object = {}) => {
  const { occurredOn, input: held } = meeting(id, "skarholmen", input);
  return { path: `/api/v1/commands/meeting/${id}/hold`, body: { occurredOn, input: held, ...rest } };
};
const eventsNow = async () =>
  (await api.send("GET", "/api/v1/events?purpose=prov", { as: auditor })).text.split("\n").filter(Boolean).length;

describe("a command over HTTP", () => {
  it("is answered with its events, its place and an entity tag", async () => {
    const { path, body } = hold("h1", {}, { notes: "Åter om lägesbilden" });
    const answer = await api.send("POST", path, { as: skarholmen, body });
    expect(answer.status).toBe(201);
    expect(answer.headers.get("etag")).toBe('"0"');
    expect(answer.headers.get("location")).toBe("/api/v1/aggregates/meeting/h1");
    expect(answer.body).toMatchObject({
      aggregate: "meeting",
      id: "h1",
      unit: "skarholmen",
      revision: 0,
      receipt: null,
    });
    const read = await api.send("GET", "/api/v1/aggregates/meeting/h1", { as: skarholmen });
    expect(read.headers.get("etag")).toBe('"0"');
    expect(read.body.entries[0]?.data.notes).toEqual({ text: "Åter om lägesbilden" });
  });

  it("with the same key gives the identical answer and one event, and with another payload 422", async () => {
    const { path, body } = hold("h2", {}, { notes: "En gång" });
    const headers = { "idempotency-key": "nyckel-1" };
    const before = await eventsNow();
    const first = await api.send("POST", path, { as: skarholmen, body, headers });
    const second = await api.send("POST", path, { as: skarholmen, body, headers });
    expect([second.status, { ...second.body, number: 0 }]).toEqual([first.status, { ...first.body, number: 0 }]);
    expect(second.headers.get("idempotency-replayed")).toBe("true");
    expect(await eventsNow()).toBe(before + 1);
    const other = await api.send("POST", path, {
      as: skarholmen,
      body: hold("h2", {}, { notes: "Två" }).body,
      headers,
    });
    expect([other.status, other.body.code]).toEqual([422, "key-reused"]);
  });

  it("with a stale entity tag gives 412 and the actual revision", async () => {
    const path = "/api/v1/commands/unit/skarholmen/state-headcount";
    const body = { input: { count: 1000, approximate: true, of: "all-staff" } };
    const first = await api.send("POST", path, { as: skarholmen, body, headers: { "if-match": '"0"' } });
    expect(first.status).toBe(200);
    const second = await api.send("POST", path, { as: skarholmen, body, headers: { "if-match": '"0"' } });
    expect([second.status, second.body.actual, second.headers.get("etag")]).toEqual([412, 1, '"1"']);
    const odd = await api.send("POST", path, { as: skarholmen, body, headers: { "if-match": "W/x" } });
    expect([odd.status, odd.body.code]).toEqual([400, "precondition-malformed"]);
  });

  const faults: readonly [string, () => { body: unknown }, number, string, string | undefined][] = [
    [
      "an unknown field",
      () => hold("bad", { input: { ...(hold("bad").body.input as object), mood: "x" } }),
      422,
      "input-invalid",
      "/input/mood",
    ],
    [
      "an unknown field beside the input",
      () => hold("bad", { recordedOn: "2019-01-01" }),
      422,
      "input-invalid",
      "/recordedOn",
    ],
    ["a wrong choice", () => hold("bad", {}, { functions: ["king"] }), 422, "input-invalid", "/input/functions/0"],
    ["malformed JSON", () => ({ body: '{"input": ' }), 400, "body-malformed", ""],
    ["a body that is no object", () => ({ body: "[1]" }), 400, "body-malformed", ""],
    [
      "an identity number in a text",
      () => hold("bad", {}, { notes: "Född 20170101-2393" }),
      422,
      "personal-data",
      "/input/notes",
    ],
    [
      "an identity number spelt with spaces in a decision",
      () => hold("bad", {}, { decisions: ["Ring 170101 2393"] }),
      422,
      "personal-data",
      "/input/decisions/0",
    ],
    ["a wrong date", () => hold("bad", { occurredOn: "2026-02-31" }), 422, "input-invalid", "/occurredOn"],
    [
      "a source without support",
      () => hold("bad", { source: { document: "Rapport" } }),
      422,
      "input-invalid",
      "/source/support",
    ],
    [
      "a prototype for a field",
      () => ({ body: '{"input":{"__proto__":{"unit":"skarholmen"}}}' }),
      422,
      "input-invalid",
      "/input/__proto__",
    ],
  ];
  for (const [what, request, status, code, pointer] of faults)
    it(`with ${what} gives a problem that names the field, and stores nothing`, async () => {
      const before = await eventsNow();
      const answer = await api.send("POST", hold("bad").path, { as: skarholmen, body: request().body });
      expect(answer.headers.get("content-type")).toContain("application/problem+json");
      expect([answer.status, answer.body.code]).toEqual([status, code]);
      expect(answer.body.errors.map((error) => error.pointer)).toContain(pointer);
      // a trace id may hold four such digits by chance
      expect(answer.text).not.toMatch(/0101.?2393/);
      expect(await eventsNow()).toBe(before);
    });

  it("of two megabytes is too large, and of another media type is not read", async () => {
    const before = await eventsNow();
    const large = await api.send("POST", hold("bad").path, {
      as: skarholmen,
      body: { input: { notes: "x".repeat(2_000_000) } },
    });
    expect([large.status, large.body.code]).toEqual([413, "too-large"]);
    const typed = await api.send("POST", hold("bad").path, {
      as: skarholmen,
      body: "<a/>",
      headers: { "content-type": "text/xml" },
    });
    expect([typed.status, typed.body.code]).toEqual([415, "media-type"]);
    expect(await eventsNow()).toBe(before);
  });

  it("is answered in the reader's language", async () => {
    const { path, body } = hold("bad", {}, { functions: [] });
    const sv = await api.send("POST", path, { as: skarholmen, body });
    const en = await api.send("POST", path, { as: skarholmen, body, headers: { "accept-language": "en-GB,en;q=0.9" } });
    expect([sv.headers.get("content-language"), en.headers.get("content-language")]).toEqual(["sv", "en"]);
    expect([sv.body.title, en.body.title]).toEqual(["Rätta uppgifterna", "Correct the input"]);
  });

  it("leaves nothing of what was typed in the server's log", () => {
    expect(api.logged()).toContain('"method":"POST","path":"/api/v1/commands/:aggregate/:id/:command"');
    expect(api.logged()).not.toMatch(/201701012393|170101-?2393|lägesbilden|purpose|Bearer/);
  });
});

describe("who may do what over HTTP", () => {
  it("is nothing without a token, with one that has expired or was signed by somebody else", async () => {
    const { path, body } = hold("n1");
    expect((await api.send("POST", path, { body })).status).toBe(401);
    const old = await issueToken(api.folder.signingKey, { ...skarholmen, use: "program", lifetime: 1 }, new Date(0));
    const expired = await api.send("POST", path, { body, headers: { authorization: `Bearer ${old}` } });
    expect([expired.status, expired.body.code]).toEqual([401, "token-expired"]);
    const session = await issueToken(
      api.folder.signingKey,
      { ...skarholmen, use: "session", lifetime: 60 },
      new Date(),
    );
    expect((await api.send("POST", path, { body, headers: { authorization: `Bearer ${session}` } })).status).toBe(401);
  });

  it("does not let a local coordinator write to another board, nor see that it is there", async () => {
    await api.send("POST", hold("n2").path, { as: skarholmen, body: hold("n2").body });
    const swaps = [
      () => api.send("POST", hold("n3").path, { as: farsta, body: hold("n3").body }),
      () =>
        api.send("POST", "/api/v1/commands/meeting/n2/cancel", { as: farsta, body: { input: { reason: "Ett skäl" } } }),
      () =>
        api.send("POST", "/api/v1/commands/meeting/nowhere/cancel", {
          as: farsta,
          body: { input: { reason: "Ett skäl" } },
        }),
      () => api.send("GET", "/api/v1/aggregates/meeting/n2", { as: farsta }),
      () => api.send("GET", "/api/v1/aggregates/meeting/nowhere", { as: farsta }),
      () => api.send("GET", "/api/v1/views/counts?unit=skarholmen", { as: farsta }),
    ];
    const answers = await Promise.all(swaps.map((swap) => swap()));
    const told = answers.map(({ status, body: { request: _request, ...problem } }) =>
      JSON.stringify([status, problem]),
    );
    expect(new Set(told).size).toBe(1);
    expect(answers[0]?.status).toBe(404);
  });

  it("lets the executive board write nothing and see no small number", async () => {
    for (let n = 0; n < 3; n++) {
      const { occurredOn, input } = report(`x${n}`, "skarholmen", "2026-01");
      const sent = await api.send("POST", `/api/v1/commands/concern-report/x${n}/report`, {
        as: skarholmen,
        body: { occurredOn, input },
      });
      expect(sent.status).toBe(201);
    }
    for (const route of api.app.routes.filter(({ method, path }) => method === "post" && path.includes("/commands/"))) {
      const answer = await api.send("POST", route.path.replace(":id", "x0"), { as: board, body: { input: {} } });
      expect(answer.status).toBe(403);
    }
    const seen = await api.send("GET", "/api/v1/views/counts", { as: board });
    expect(seen.body.answer.reports).toEqual([]);
    expect((await api.send("GET", "/api/v1/views/counts", { as: skarholmen })).body.answer.reports).toMatchObject([
      { reported: { value: 3 } },
    ]);
  });

  it("is declared for every route, and every route that is mounted is declared", () => {
    const declared = api.app.routes.map(({ method, path }) => `${method} ${path}`);
    expect(new Set(declared).size).toBe(declared.length);
    for (const { path, rule } of api.app.routes) {
      const named = typeof rule === "string" ? rule === "public" || rule === "signed in" : Object.keys(rule).length > 0;
      expect([path, named]).toEqual([path, true]);
    }
    interface Layer {
      readonly route?: { readonly path: string; readonly methods: Record<string, boolean> };
    }
    const stack = (api.app.express.router as unknown as { stack: Layer[] }).stack;
    const mounted = stack.flatMap(({ route }) =>
      route ? Object.keys(route.methods).map((method) => `${method} ${route.path}`) : [],
    );
    expect(mounted.sort()).toEqual([...declared].sort());
  });

  it("holds for every role and command as the catalogue declares it", async () => {
    for (const aggregate of aggregates)
      for (const [name, command] of Object.entries(offeredCommandsOf(aggregate)))
        for (const role of roles) {
          const as = { subject: `t-${role}`, role, unit: role === "local-coordinator" ? "farsta" : null };
          const answer = await api.send("POST", `/api/v1/commands/${aggregate.name}/nothing-here/${name}`, {
            as,
            body: { input: { nothing: true } },
          });
          expect([aggregate.name, name, role, answer.status === 403]).toEqual([
            aggregate.name,
            name,
            role,
            !command.who[role],
          ]);
        }
  });
});

describe("a browser's session", () => {
  const cookieOf = (headers: Headers) => headers.get("set-cookie")?.split(";")[0] ?? "";
  const link = () => issueToken(api.folder.signingKey, { ...skarholmen, use: "link", lifetime: 60 }, new Date());
  const here = () => ({ origin: api.url });

  it("begins with a one-time link that works once, and ends with signing out", async () => {
    const body = { link: await link() };
    const first = await api.send("POST", "/api/v1/session", { body, headers: here() });
    expect(first.status).toBe(201);
    expect(first.headers.get("set-cookie")).toMatch(/HttpOnly; SameSite=Strict/);
    expect((await api.send("POST", "/api/v1/session", { body, headers: here() })).body.code).toBe("link-used");
    const cookie = cookieOf(first.headers);
    const me = await api.send("GET", "/api/v1/session", { headers: { cookie } });
    expect(me.body).toMatchObject({ actor: { role: "local-coordinator", unit: "skarholmen" }, demonstrationRoles: [] });
    expect((await api.send("DELETE", "/api/v1/session", { headers: { cookie, ...here() } })).status).toBe(204);
    expect((await api.send("GET", "/api/v1/views/counts", { headers: { cookie } })).status).toBe(401);
  });

  it("writes from our own pages only", async () => {
    const begun = await api.send("POST", "/api/v1/session", { body: { link: await link() }, headers: here() });
    const cookie = cookieOf(begun.headers);
    const { path, body } = hold("s1");
    const foreign = await api.send("POST", path, { body, headers: { cookie, origin: "https://evil.example" } });
    expect([foreign.status, foreign.body.code]).toEqual([403, "origin-refused"]);
    expect((await api.send("POST", path, { body, headers: { cookie } })).status).toBe(403);
    expect((await api.send("POST", path, { body, headers: { cookie, ...here() } })).status).toBe(201);
  });

  it("offers no role in an ordinary ledger, and one button a role in a demonstration", async () => {
    const refused = await api.send("POST", "/api/v1/session/demonstration", {
      body: { role: "auditor" },
      headers: here(),
    });
    expect(refused.status).toBe(404);
    const demonstration = await tryServer({ municipality: "Exempelkommun", kind: "demonstration" });
    const headers = { origin: demonstration.url };
    expect((await demonstration.send("GET", "/api/v1/session")).body.demonstrationRoles).toEqual([...roles]);
    const begun = await demonstration.send("POST", "/api/v1/session/demonstration", {
      body: { role: "auditor" },
      headers,
    });
    expect([begun.status, begun.body.actor.role]).toEqual([201, "auditor"]);
    const wrong = await demonstration.send("POST", "/api/v1/session/demonstration", {
      body: { role: "king" },
      headers,
    });
    expect(wrong.status).toBe(422);
    const forwarded = { ...headers, "x-forwarded-for": "10.0.0.1" };
    const outside = await demonstration.send("POST", "/api/v1/session/demonstration", {
      body: { role: "auditor" },
      headers: forwarded,
    });
    expect(outside.status).toBe(404);
    expect((await demonstration.send("GET", "/metrics", { headers: forwarded })).status).toBe(404);
    await demonstration.stop();
  });
});

describe("questions over HTTP", () => {
  it("are refused with the field where a date is wrong", async () => {
    const answer = await api.send("GET", "/api/v1/views/counts?asKnownOn=igår", { as: central });
    expect([answer.status, answer.body.errors[0]?.pointer]).toEqual([422, "/asKnownOn"]);
    const changes = await api.send("GET", "/api/v1/views/counts/changes?from=2026-01-01", { as: central });
    expect(changes.status).toBe(422);
  });

  it("with atLeast see what was just written", async () => {
    const written = await api.send("POST", hold("q1").path, { as: skarholmen, body: hold("q1").body });
    const seen = await api.send("GET", `/api/v1/views/counts?atLeast=${written.body.position}`, { as: skarholmen });
    expect(seen.body.position >= written.body.position).toBe(true);
    expect(seen.body.answer.meetings.length).toBeGreaterThan(0);
  });

  it("to the log of an auditor need a purpose", async () => {
    expect((await api.send("GET", "/api/v1/events", { as: auditor })).body.code).toBe("purpose-missing");
    const log = await api.send("GET", "/api/v1/events?purpose=granskning&limit=2", { as: auditor });
    expect(log.headers.get("content-type")).toContain("application/x-ndjson");
    expect(
      log.text
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line).number),
    ).toEqual([1, 2]);
  });
});

describe("the server itself", () => {
  it("is alive and ready, and gives its figures on loopback", async () => {
    expect((await api.send("GET", "/healthz")).body).toEqual({ status: "alive" });
    expect((await api.send("GET", "/readyz")).body).toMatchObject({ status: "ready" });
    expect((await api.send("GET", "/metrics")).text).toContain("liggare_view_lag_events");
  });

  it("answers under its own names only", async () => {
    expect(await withHost(api.port, `127.0.0.1:${api.port}`, "/healthz")).toBe(200);
    expect(await withHost(api.port, "evil.example", "/healthz")).toBe(421);
  });

  it("sends the headers that keep pages safe, and serves its documents", async () => {
    const answer = await api.send("GET", "/healthz");
    expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    expect(answer.headers.get("x-powered-by")).toBeNull();
    expect((await api.send("GET", "/docs/")).text).toContain("swagger-ui");
    expect((await api.send("GET", "/docs/swagger-ui-bundle.js")).status).toBe(200);
  });

  it("finds nothing where nothing is", async () => {
    const answer = await api.send("GET", "/api/v1/nothing", { as: central });
    expect([answer.status, answer.body.code]).toEqual([404, "no-route"]);
  });
});
