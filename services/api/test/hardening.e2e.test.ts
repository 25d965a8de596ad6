import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { issueToken } from "@liggare/access";
import { start } from "@liggare/domain";
import type { Ledger, LiveMessage } from "@liggare/ledger";
import { administrator, auditor, central, local, meeting, report } from "@liggare/ledger/harness";
import type { Request, Response } from "express";
import { Subject } from "rxjs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { liveRoute } from "../src/http/live.ts";
import { type SendOptions, type Tried, tryServer, withHost } from "./harness.ts";

let api: Tried;
const skarholmen = local("skarholmen");
beforeAll(async () => {
  api = await tryServer();
  for (const unit of ["kommunstyrelsen", "skarholmen"])
    await api.send("POST", `/api/v1/commands/unit/${unit}/register`, {
      as: administrator,
      body: { input: { name: `Nämnden ${unit}`, kind: "district-board" } },
    });
  await api.send("POST", "/api/v1/commands/forum/natverket/register", {
    as: central,
    body: {
      input: {
        unit: "kommunstyrelsen",
        name: "Samordnarnas nätverk",
        convener: { kind: "unit", unit: "kommunstyrelsen" },
        cadence: { kind: "every", count: 1, unit: "month" },
        kind: "internal-network",
      },
    },
  });
});
afterAll(() => api.stop());

const hold = (id: string) => {
  const { occurredOn, input } = meeting(id, "skarholmen");
  return api.send("POST", `/api/v1/commands/meeting/${id}/hold`, { as: skarholmen, body: { occurredOn, input } });
};
const raise = (id: string) => {
  const { occurredOn, input } = report(id, "skarholmen", "2026-01");
  return api.send("POST", `/api/v1/commands/concern-report/${id}/report`, {
    as: skarholmen,
    body: { occurredOn, input },
  });
};

describe("a live feed", () => {
  it("tells nothing more once its reader has signed out", async () => {
    const link = await issueToken(api.folder.signingKey, { ...skarholmen, use: "link", lifetime: 600 }, new Date());
    const own = { origin: api.url };
    const begun = await api.send("POST", "/api/v1/session", { body: { link }, headers: own });
    const cookie = begun.headers.get("set-cookie")?.split(";")[0] ?? "";
    const feed = await fetch(`${api.url}/api/v1/live`, { headers: { cookie } });
    const heard = feed.text();
    expect((await api.send("DELETE", "/api/v1/session", { headers: { ...own, cookie } })).status).toBe(204);
    expect((await hold("f1")).status).toBe(201);
    expect(await heard).not.toContain("changed");
  });

  it("that was ended takes what changes afterwards in silence", async () => {
    const changes = new Subject<LiveMessage>();
    const ledger = { definitions: new Map(), live: () => changes, seen: () => 7 } as unknown as Ledger;
    const { route, feeds } = liveRoute(ledger);
    const server = createServer((request, response) => {
      void route.handle(request as Request, response as unknown as Response, central, () => true);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    feeds.end();
    changes.next({ view: "counts", version: 1, cursor: start, cells: [] });
    expect(await response.text()).not.toContain("changed");
    await new Promise((resolve) => server.close(resolve));
  });

  it("is not held open by a request for its headers only", async () => {
    const before = api.app.feeds.count();
    const headers = await api.send("HEAD", "/api/v1/live", { as: central });
    expect([headers.status, api.app.feeds.count()]).toEqual([200, before]);
  });
});

describe("a request that does not fit HTTP", () => {
  it("in another character set or encoding is of the wrong media type", async () => {
    for (const headers of [
      { "content-type": "application/json; charset=latin1" },
      { "content-type": "application/json", "content-encoding": "compress" },
    ]) {
      const answer = await api.send("POST", "/api/v1/commands/meeting/h1/hold", {
        as: skarholmen,
        body: "{}",
        headers,
      });
      expect([answer.status, answer.body.code]).toEqual([415, "media-type"]);
    }
  });

  it("that attaches a file is told that a document is referred to by its registry number, and stores nothing", async () => {
    const path = "/api/v1/commands/unit/bilaga/register";
    const input = { name: "Skärholmens stadsdelsnämnd", kind: "district-board" };
    const boundary = "--x\r\nContent-Disposition: form-data; name=file; filename=a.pdf\r\n\r\n%PDF\r\n--x--";
    const tries: readonly [number, string, SendOptions][] = [
      [415, "attachment-refused", { body: boundary, headers: { "content-type": "multipart/form-data; boundary=x" } }],
      [415, "attachment-refused", { body: "%PDF", headers: { "content-type": "application/pdf" } }],
      [422, "input-invalid", { body: { input, attachments: ["JVBERi0="] } }],
      [422, "input-invalid", { body: { input: { ...input, bilaga: "JVBERi0=" } } }],
      [422, "input-invalid", { body: { input: { ...input, name: "data:application/pdf;base64,JVBERi0=" } } }],
    ];
    for (const [status, code, options] of tries) {
      const answer = await api.send("POST", path, { as: central, ...options });
      expect([answer.status, answer.body.code]).toEqual([status, code]);
      expect(answer.text).toContain("diarienummer");
    }
    expect((await api.send("GET", "/api/v1/aggregates/unit/bilaga", { as: central })).status).toBe(404);
    expect((await api.send("GET", "/api/v1/openapi.json")).text).toContain("state its registry number");
  });

  it("with an address that cannot be decoded finds nothing", async () => {
    const answer = await api.send("GET", "/api/v1/aggregates/unit/%E0%A4%A", { as: central });
    expect([answer.status, answer.body.code]).toEqual([404, "no-route"]);
  });

  it("with a method that the address does not know is told which it knows", async () => {
    const answer = await api.send("DELETE", "/api/v1/views/counts", { as: central });
    expect([answer.status, answer.body.code, answer.headers.get("allow")]).toEqual([405, "method-wrong", "GET, HEAD"]);
    const asked = await api.send("OPTIONS", "/api/v1/session");
    expect([asked.status, asked.headers.get("allow")]).toEqual([204, "GET, HEAD, POST, DELETE"]);
  });

  it("nested deeply is refused by name, not a fault", async () => {
    const body = `{"input":${"[".repeat(200_000)}${"]".repeat(200_000)}}`;
    const answer = await api.send("POST", "/api/v1/commands/meeting/h1/hold", { as: skarholmen, body });
    expect([answer.status, answer.body.errors[0]?.pointer]).toEqual([422, "/input"]);
  });

  it("with a parameter twice, or a number that is none, is refused with the parameter's name", async () => {
    const pointer = async (path: string) => {
      const { status, body } = await api.send("GET", `/api/v1/${path}`, { as: central });
      return [status, body.errors?.[0]?.pointer];
    };
    expect(await pointer("views/counts?unit=a&unit=b")).toEqual([422, "/unit"]);
    expect(await pointer("views/counts?asKnowOn=2026-01-01")).toEqual([422, "/asKnowOn"]);
    expect(await pointer("events?limit=många")).toEqual([422, "/limit"]);
    expect(await pointer("events?after=-1")).toEqual([422, "/after"]);
  });

  it("that names a field by an identity number gets no number back", async () => {
    const body = { input: {}, "201701012393": 1 };
    const answer = await api.send("POST", "/api/v1/commands/meeting/h1/hold", { as: skarholmen, body });
    expect([answer.status, answer.text.includes("201701012393")]).toEqual([422, false]);
  });

  it("finds the server under its name in capitals too", async () => {
    expect(await withHost(api.port, `LOCALHOST:${api.port}`, "/healthz")).toBe(200);
  });
});

describe("what the server leaves behind", () => {
  it("no answer lies in a cache", async () => {
    const answers = await Promise.all([
      api.send("GET", "/api/v1/views/counts", { as: central }),
      api.send("GET", "/api/v1/views/counts/changes?from=2026-01-01&to=2026-01-02", { as: central }),
      api.send("GET", "/api/v1/aggregates/unit/skarholmen", { as: skarholmen }),
      api.send("GET", "/api/v1/aggregates/unit/finns-inte", { as: skarholmen }),
      api.send("GET", "/api/v1/events?purpose=granskning", { as: auditor }),
      api.send("GET", "/api/v1/session"),
      hold("c1"),
    ]);
    expect(answers.map(({ headers }) => headers.get("cache-control")?.includes("no-store"))).toEqual(
      answers.map(() => true),
    );
  });

  it("neither figures nor log tell how many reports of concern there are", async () => {
    expect((await raise("r1")).status).toBe(201);
    expect((await api.send("GET", "/api/v1/aggregates/concern-report/r1", { as: skarholmen })).status).toBe(200);
    const { occurredOn, input } = report("r2", "skarholmen", "2026-01");
    const advised = await api.send("POST", "/api/v1/advice/concern-report/report", {
      as: skarholmen,
      body: { occurredOn, input },
    });
    expect([advised.status, JSON.parse(advised.text)]).toMatchObject([200, { kind: "rarity", warns: true }]);
    const figures = await api.send("GET", "/metrics");
    expect(figures.text).toContain('route="/api/v1/advice/:aggregate/:command"');
    expect(figures.text).toContain('route="/api/v1/commands/:aggregate/:id/:command"');
    expect(figures.text).not.toContain("concern-report");
    expect(api.logged()).not.toContain("concern-report");
  });

  it("an identity number in an address is not in the log", async () => {
    for (const path of ["/api/v1/commands/meeting/20170101-2393/hold", "/api/v1/20170101-2393", "/20170101%2D2393"])
      await api.send("GET", path, { as: skarholmen });
    expect(api.logged()).not.toMatch(/20170101(?:-|%2D)2393/);
  });
});
