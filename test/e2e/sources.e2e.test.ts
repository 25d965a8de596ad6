import { randomUUID } from "node:crypto";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { launchBrowser, type TestBrowser } from "./browser.ts";
import { type Demonstration, startDemonstration, type TakenRole } from "./demonstration.ts";
import { daysAgo } from "./samples.ts";
import { hasFocus, settled, tabTo, type Visit, type VisitOptions, visit } from "./visit.ts";

/* What the situation pictures rest on, and the boards' structure, in the invented small town of 2025. */

const central: TakenRole = { role: "central-coordinator" };
const norra: TakenRole = { role: "local-coordinator", unit: "norra" };
const auditor: TakenRole = { role: "auditor" };
const town = "i Exempelköping";

let demonstration: Demonstration;
let chromium: TestBrowser;
const visits: Visit[] = [];

beforeAll(async () => {
  [demonstration, chromium] = await Promise.all([startDemonstration("small-town"), launchBrowser()]);
}, 120_000);
afterAll(async () => {
  await chromium.close();
  await demonstration.stop();
});
afterEach(async () => {
  const faults = visits.flatMap((one) => one.faults);
  for (const one of visits.splice(0)) await one.close();
  expect(faults, "content policy, other origins, errors in scripts").toEqual([]);
});

async function open(path: string, options: VisitOptions = {}): Promise<Page> {
  const opened = await visit(chromium.browser, demonstration, options);
  visits.push(opened);
  await opened.go(path);
  return opened.page;
}

const part = (page: Page, name: string) => page.getByRole("region", { name });
const cells = (page: Page, table: string, row: string) =>
  page.getByRole("table", { name: table }).getByRole("row", { name: row }).getByRole("cell").allTextContents();

describe("what the situation pictures rest on", () => {
  test("the year's compilation tells how many reports went in and which came after, and leads to those it names", async () => {
    const page = await open("/sources?asKnownOn=2025-12-31", { role: auditor });
    const row = await cells(page, "Årets rapporter, sammanställda", "Norra stadsdelsnämnden");
    expect([row[0], row[1]?.startsWith("27 november 2025"), row[2], row[3]]).toEqual(["2025", true, "15", "2"]);
    const late = part(page, "Årets rapporter, sammanställda").getByRole("listitem");
    expect(await late.allTextContents()).toEqual([
      "oktober 2025Flera miljöer · Sociala medier · Uttryckt stöd för våldKom efter sammanställningen",
      "december 2025Vit makt-miljön · Offentlig plats · Symboler eller klotterKom efter sammanställningen",
    ]);
    await page.getByRole("link", { name: "Nummer 1: rapporterna som ingår" }).last().click();
    await page.getByRole("heading", { level: 1, name: "Sammanställningen av rapporter" }).waitFor();
    await page.getByText("Rapporter om oro eller händelser sammanställda").waitFor();
  });

  test("another board's compilation is said to exist, without its numbers", async () => {
    const page = await open("/sources?asKnownOn=2025-12-31", { role: central });
    expect(await cells(page, "Årets rapporter, sammanställda", "Norra stadsdelsnämnden")).toEqual([
      "2025",
      "Visas bara för nämnden själv och revisionen",
    ]);
    expect(await page.getByText("Efter sammanställningen").count()).toBe(0);
  });

  test("contributions stand newest first, each with what became of it, and are narrowed to a board", async () => {
    const page = await open("/sources?asKnownOn=2025-12-31", { role: central });
    const told = part(page, "Bidrag från andra källor");
    expect(await told.getByRole("heading", { level: 3 }).allTextContents()).toEqual([
      "Egna verksamheter",
      "Egna verksamheter",
      "Lokala föreningar och organisationer",
      "Polis",
      "Fastighetsägare",
    ]);
    await told.getByText("1 uppgift är inte prövad än.").waitFor();
    await told.getByText("Lagt åt sidan: Rör inte våldsbejakande extremism").waitFor();
    expect(await told.getByText("Infört i lägesbilden 2025").count()).toBe(4);
    await page.getByLabel("Nämnd", { exact: true }).selectOption("socialnamnden");
    await expect.poll(() => told.getByRole("heading", { level: 3 }).count()).toBe(1);
    expect(new URL(page.url()).searchParams.get("unit")).toBe("socialnamnden");
  });

  test("a long list shows twenty and more when asked; focus stays where the last were asked for", async () => {
    for (let count = 0; count < 18; count += 1)
      await demonstration.record(norra, `picture-contribution/${randomUUID()}/receive`, {
        occurredOn: daysAgo(count + 1),
        input: {
          unit: "norra",
          source: "own-units",
          items: [{ environment: "several", phenomenon: "propaganda", trend: "rising" }],
        },
      });
    const page = await open("/sources", { role: norra, language: "en", width: 390 });
    const told = part(page, "Contributions of other sources");
    await told.getByText("20 of 22 are shown.").waitFor();
    expect(await told.getByRole("heading", { level: 3 }).count()).toBe(20);
    await told.getByRole("button", { name: "Show 2 more" }).click();
    const all = told.getByText("22 of 22 are shown.");
    await all.waitFor();
    expect(await told.getByRole("heading", { level: 3 }).count()).toBe(22);
    expect(await hasFocus(all)).toBe(true);
    expect(await told.getByRole("button").count()).toBe(0);
  });
});

describe("inventories", () => {
  test("a round names who has not answered, who was reminded, and what came out of it", async () => {
    const page = await open("/inventories?asKnownOn=2025-12-31", { role: central });
    const autumn = part(page, "Höstens avstämning 2025");
    expect(await autumn.locator(".tally").textContent()).toContain("1 av 2 har svarat. Försenade: 1.");
    expect(await autumn.locator(".tally").textContent()).toContain(`Har inte svarat: Norra stadsdelsnämnden ${town}`);
    await autumn.getByText("Svaren är inte sammanställda.").waitFor();
    const spring = "Svar på Nämndernas arbete 2025";
    expect(await cells(page, spring, "Socialnämnden")).toEqual([
      "Besvarad efter sista dagen",
      "8 maj 2025",
      "2 maj 2025",
      "Färre än 5",
    ]);
    expect(await cells(page, "Förekomst enligt Nämndernas arbete 2025", "Vit makt")).toEqual(["1", "0", "0", "1"]);
    const round = part(page, "Nämndernas arbete 2025");
    await round.getByText("Kunskapen behöver öka i båda nämnderna.").waitFor();
    await round.getByText("Ledde till: Workshop eller seminarium, 28 maj 2025.").waitFor();
  });

  test("a board that is asked sees the questions and its own answer", async () => {
    const page = await open("/inventories?asKnownOn=2025-12-31", { role: norra });
    const asked = part(page, "Frågor till nämnden").getByRole("article");
    expect(await asked.count()).toBe(2);
    expect(await asked.first().textContent()).toContain("Svaret är försenat");
    const answer = (await asked.last().textContent()) ?? "";
    for (const text of ["Besvarad, 23 april 2025", "Vit makt-miljön: Ja", "Kunskap hos medarbetare", "Ärenden7"])
      expect(answer).toContain(text);
  });
});

describe("the boards' structure", () => {
  test("it is chosen by keyboard, said, asked for, and kept from page to page", async () => {
    const page = await open("/training", { role: central });
    const choice = page.getByRole("group", { name: "Nämndernas indelning" });
    await choice.getByText("Det som har hänt visas hos den nämnd som fanns då.").waitFor();
    const asked = page.waitForRequest((request) => request.url().includes("structure=present"));
    await tabTo(page, "Som den var då");
    await page.keyboard.press("ArrowRight");
    expect(new URL((await asked).url()).pathname).toBe("/api/v1/views/training-coverage");
    await choice.getByText(`Omsorgsnämnden ${town} visas hos Socialnämnden ${town} (från 1 januari 2025)`).waitFor();
    expect(await hasFocus(choice.getByLabel("Som den är nu"))).toBe(true);

    await page.getByRole("link", { name: "Försenat och på väg" }).click();
    await page.getByRole("heading", { level: 1, name: "Försenat och på väg" }).waitFor();
    await settled(page);
    expect(new URL(page.url()).searchParams.get("structure")).toBe("present");
    expect(await choice.getByLabel("Som den är nu").isChecked()).toBe(true);
    await choice.getByLabel("Som den var då").check();
    await expect.poll(() => new URL(page.url()).searchParams.get("structure")).toBe(null);
  });

  test("it is not offered where it makes no difference: before the merger, of another board, and of the boards themselves", async () => {
    const page = await open("/log?asKnownOn=2024-12-31", { role: central });
    const choice = page.getByRole("group", { name: "Nämndernas indelning" });
    expect(await choice.count()).toBe(0);
    await page.goto(`${demonstration.url}/log`);
    await choice.waitFor();
    await page.goto(`${demonstration.url}/training?unit=norra`);
    await page.getByRole("heading", { name: "Siffror per nämnd" }).waitFor();
    expect(await choice.count()).toBe(0);
    await page.goto(`${demonstration.url}/coordinators?structure=present`);
    await page.getByRole("heading", { level: 2 }).first().waitFor();
    expect(await choice.count()).toBe(0);
  });
});

describe("what says the opposite of an answer", () => {
  test("a cell's evidence in the consolidated picture names it, with its day and its events", async () => {
    const page = await open("/?cell=socialnamnden.policeCollaboration&asKnownOn=2025-12-31", { role: central });
    const against = part(page, "Säger emot:");
    await against.waitFor();
    const text = await against.textContent();
    expect(text).toContain("Inte uppfyllt");
    expect(text).toContain("28 augusti 2025: Den lokala överenskommelsen ska uppdateras efter den centrala");
    expect(text).toMatch(/Händelser bakom: \d+, \d+/);
  });

  test("a control's answer names it, with its grounds", async () => {
    const page = await open("/controls?unit=socialnamnden&asKnownOn=2025-12-31", { role: auditor });
    await page.locator("summary").filter({ hasText: "En samordnare är utsedd" }).first().click();
    const answer = page.getByRole("listitem").filter({ hasText: "Säger emot:" }).first();
    expect(await answer.textContent()).toContain("Samordnare är utsedd");
  });
});
