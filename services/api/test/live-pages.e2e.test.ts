import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Ledger, LiveMessage } from "@liggare/ledger";
import { central, local, meeting } from "@liggare/ledger/harness";
import type { Request, Response } from "express";
import { Subject } from "rxjs";
import { expect, it } from "vitest";
import { liveRoute } from "../src/http/live.ts";
import { begin, tryServer, until } from "./harness.ts";
import { openPage, type Page } from "./pages.ts";

const units = ["skarholmen", "farsta", "bromma", "kista"];
const changes = 96;
/** A month of its own for each meeting, so that each change is known by its cell. */
const month = (index: number): string =>
  `${2000 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`;
const unitOf = (index: number): string => units[index % units.length]!;

const cellsOf = (page: Page): readonly string[] =>
  page.heard.flatMap(({ event, cells }) => (event === "changed" ? cells.map(({ key }) => key) : []));
const numbersIn = (ids: readonly string[]): readonly number[] => ids.map((id) => Number(id.split(";")[0]));

it("five hundred open pages hear of every change once and in order; who hangs up resumes; who does not read harms nobody", async () => {
  const api = await tryServer();
  await begin(api, units);
  const readerOf = (index: number) =>
    index % 5 === 4 ? { ...central, subject: `central-${index}` } : local(unitOf(index), `local-${index}`);
  const expected = (index: number) =>
    Array.from({ length: changes }, (_, at) => at)
      .filter((at) => index % 5 === 4 || unitOf(at) === unitOf(index))
      .map(month);
  const opened = await Promise.all(
    Array.from({ length: 500 }, async (_, index) => ({
      index,
      reads: index % 12 !== 7,
      page: await openPage(api, readerOf(index), { reads: index % 12 !== 7 }),
    })),
  );
  const readers = opened.filter(({ reads }) => reads);
  await until(() => readers.every(({ page }) => page.heard.length === 1));
  expect(api.app.feeds.count()).toBe(500);

  // one in twenty readers hangs up somewhere on the way, and comes back while changes go on
  const wavering = readers.filter(({ index }) => index % 20 === 3);
  const resumed = new Map<number, Page>();
  const waver = async ({ index, page }: (typeof readers)[number]) => {
    const turn = 20 + (index % 50);
    await until(() => numbersIn([page.lastId()])[0]! > turn);
    page.hangUp();
    await page.ended;
    resumed.set(index, await openPage(api, readerOf(index), { lastEventId: page.lastId() }));
  };
  const waverings = wavering.map(waver);
  const { ledger } = api.folder;
  for (let at = 0; at < changes; at += 1) {
    const { input, ...request } = meeting(`m${at}`, unitOf(at), {}, { occurredOn: month(at) });
    const outcome = await ledger.execute({ ...request, input }, local(unitOf(at)));
    expect(outcome.kind).toBe("accepted");
  }
  await Promise.all(waverings);

  const heardBy = ({ index, page }: (typeof readers)[number]) => [
    page,
    ...(resumed.has(index) ? [resumed.get(index)!] : []),
  ];
  await until(() => readers.every((each) => heardBy(each).flatMap(cellsOf).length >= expected(each.index).length));
  expect(resumed.size).toBe(wavering.length);
  for (const each of readers) {
    const pages = heardBy(each);
    expect(pages.flatMap(cellsOf)).toEqual(expected(each.index));
    const numbers = numbersIn(pages.flatMap(({ heard }) => heard.map(({ id }) => id)));
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
    expect(
      pages.flatMap(({ heard }) => heard.map(({ event }) => event)).filter((event) => event !== "changed"),
    ).toEqual(["ready"]);
  }

  const last = readers.flatMap(({ index, page }) => resumed.get(index) ?? page);
  await api.stop();
  expect(await Promise.all(last.map(({ ended }) => ended))).toEqual(last.map(() => true));
  expect(api.app.feeds.count()).toBe(0);
  for (const { page } of opened) page.hangUp();
});

it("a page whose reader takes nothing is let go before it holds much; the others hear everything", async () => {
  const told = new Subject<LiveMessage>();
  const ledger = { definitions: new Map(), live: () => told, seen: () => 0 } as unknown as Ledger;
  const { route, feeds } = liveRoute(ledger);
  const responses: Response[] = [];
  const server = createServer((request, answer) => {
    const response = answer as unknown as Response;
    responses.push(response);
    void route.handle(request as Request, response, { ...central, subject: request.url ?? "" }, () => true);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const open = (index: number) => {
    const at = { url: `http://127.0.0.1:${port}/${index}`, token: async () => "" };
    return openPage(at, central, { reads: index >= 40, keeps: false });
  };
  const pages = await Promise.all(Array.from({ length: 45 }, (_, index) => open(index)));
  const readers = pages.slice(40);
  const cells = Array.from({ length: 500 }, (_, index) => ({
    ...{ kind: "meetings", unit: "skarholmen", key: `cell ${index} ${"x".repeat(60)}` },
  }));
  let mostBuffered = 0;
  let number = 0;
  while (feeds.letGo() < 40 || number < 50) {
    number += 1;
    told.next({ view: "counts", version: 1, cursor: { position: String(number), number }, cells });
    await until(() => readers.every(({ lastId }) => lastId().startsWith(`${number};`)));
    mostBuffered = Math.max(mostBuffered, ...responses.map(({ writableLength }) => writableLength));
  }
  expect([feeds.letGo(), feeds.count()]).toEqual([40, 5]);
  expect(mostBuffered).toBeGreaterThan(0);
  expect(mostBuffered).toBeLessThan(400_000);
  for (const { heard } of readers) expect(heard.filter(({ event }) => event === "changed")).toHaveLength(number);
  feeds.end();
  expect(await Promise.all(readers.map(({ ended }) => ended))).toEqual(readers.map(() => true));
  await new Promise((resolve) => server.close(resolve));
});
