import { randomUUID } from "node:crypto";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { launchBrowser, type TestBrowser } from "./browser.ts";
import { type Demonstration, startDemonstration, type TakenRole } from "./demonstration.ts";
import { daysAgo, recordSamples } from "./samples.ts";
import { descriptionOf, hasFocus, settled, tabTo, type Visit, type VisitOptions, visit } from "./visit.ts";

const central: TakenRole = { role: "central-coordinator" };
const local: TakenRole = { role: "local-coordinator", unit: "skarholmen" };

let demonstration: Demonstration;
let chromium: TestBrowser;
const visits: Visit[] = [];

beforeAll(async () => {
  [demonstration, chromium] = await Promise.all([startDemonstration(), launchBrowser()]);
  await recordSamples(demonstration);
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

const focused = (page: Page): Promise<string> => page.evaluate("document.activeElement.textContent");

/** Fills in what a meeting needs, by keyboard alone. */
async function meetingByKeyboard(page: Page, decision: string): Promise<void> {
  await tabTo(page, "Mötesdatum");
  await page.keyboard.type(daysAgo(1));
  await tabTo(page, "Forum");
  const forum = page.getByLabel("Forum", { exact: true });
  for (let step = 0; step < 60 && (await forum.inputValue()) !== "samordnarnatverket"; step += 1)
    await page.keyboard.press("ArrowDown");
  await tabTo(page, "Lokal samordnare");
  await page.keyboard.press("Space");
  await tabTo(page, "Skärholmens stadsdelsnämnd");
  await page.keyboard.press("Space");
  await tabTo(page, "Beslut (frivilligt)");
  await page.keyboard.type(decision);
}

describe("the coordinator's main job", () => {
  test("a coordinator takes the role by its button and comes to the consolidated picture", async () => {
    const page = await open("/log");
    expect(new URL(page.url()).pathname).toBe("/login");
    await page.getByLabel("Nämnd").selectOption("skarholmen");
    await page.getByRole("button", { name: "Logga in som Lokal samordnare" }).click();
    await page.getByRole("heading", { level: 1, name: "Samlad bild" }).waitFor();
    await settled(page);
    expect(await page.title()).toBe("Samlad bild – Liggare");
    expect(await page.getByRole("row").count()).toBe(2);
  });

  test("a meeting is logged by keyboard and appears in another open page", async () => {
    const watching = await open("/log", { role: central });
    const page = await open("/record/meeting", { role: local });
    await page.keyboard.press("Tab");
    expect(await focused(page)).toBe("Hoppa till innehållet");
    await page.keyboard.press("Enter");
    const decision = "Nätverket ses nästa gång i mars.";
    await meetingByKeyboard(page, decision);
    await tabTo(page, "Lägg till åtgärd");
    await page.keyboard.press("Enter");
    await page.getByLabel("Vad som ska göras").waitFor();
    await page.keyboard.type("Skicka ut kallelsen");
    await tabTo(page, "Ansvarig nämnd eller kontor");
    await page.keyboard.press("ArrowDown");
    await tabTo(page, "Klart senast");
    await page.keyboard.type(daysAgo(-30));
    await tabTo(page, "Spara mötet");
    await page.keyboard.press("Enter");

    const saved = page.getByRole("heading", { name: /Mötet är sparat som händelse \d+/ });
    await saved.waitFor();
    expect(await focused(page)).toContain("Mötet är sparat som händelse");
    await tabTo(page, "Visa i samverkansloggen");
    await page.keyboard.press("Enter");
    await page.getByText(decision).waitFor();
    expect(await focused(page)).toBe("Samverkanslogg");
    expect(await page.title()).toBe("Samverkanslogg – Liggare");

    const fresh = watching.getByRole("button", { name: "1 ny händelse. Visa den" });
    await fresh.waitFor();
    expect(await watching.getByText(decision).count()).toBe(0);
    await fresh.click();
    await watching.getByText(decision).waitFor();
    expect(await watching.getByText("Skicka ut kallelsen").count()).toBe(1);
  });

  test("two quick presses save one meeting", async () => {
    const page = await open("/record/meeting", { role: local });
    const decision = "Beslutet sparas en gång.";
    await meetingByKeyboard(page, decision);
    await page.getByRole("button", { name: "Spara mötet" }).dblclick();
    await page.getByRole("link", { name: "Visa i samverkansloggen" }).click();
    await page.getByText(decision).first().waitFor();
    expect(await page.getByText(decision).count()).toBe(1);
  });

  test("an action that is removed gives focus to the button that adds one", async () => {
    const page = await open("/record/meeting", { role: local });
    const add = page.getByRole("button", { name: "Lägg till åtgärd" });
    await add.click();
    expect(await page.evaluate("document.activeElement.tagName")).toBe("INPUT");
    await page.getByRole("button", { name: "Ta bort åtgärd 1" }).click();
    expect(await focused(page)).toBe("Lägg till åtgärd");
    expect(await page.getByText("Åtgärd 1 är borttagen").count()).toBe(1);
  });
});

describe("a concern report with personal data", () => {
  test("an identity number is named at its field before anything is sent, in the language that is chosen", async () => {
    const page = await open("/record/concern", { role: local });
    const sent: string[] = [];
    page.on("request", (request) => void (request.method() === "POST" && sent.push(request.url())));
    const note = page.getByLabel(/Kort beskrivning/);
    await note.fill("Det gäller 20170101-2393.");
    const words = /Ta bort ett personnummer eller samordningsnummer/;
    await page.getByText(words).waitFor();
    expect(await note.getAttribute("aria-invalid")).toBe("true");
    expect(await descriptionOf(note)).toContain("Ta bort ett personnummer");

    await page.getByRole("button", { name: "Spara rapporten" }).click();
    const summary = page.getByRole("region", { name: "Rätta 5 uppgifter" });
    await summary.waitFor();
    expect(await focused(page)).toContain("Rätta 5 uppgifter");
    await summary.getByRole("link", { name: words }).click();
    expect(await hasFocus(note)).toBe(true);
    expect(sent).toEqual([]);

    await page.getByRole("button", { name: "In English" }).click();
    await page.getByRole("heading", { name: "Concern report" }).waitFor();
    expect(await page.evaluate("document.documentElement.lang")).toBe("en");
    expect(await page.title()).toBe("Concern report – Liggare");
    expect(await page.getByText(/Remove a personal identity number/).count()).toBe(2);
    expect(await note.or(page.getByLabel(/Short description/)).inputValue()).toContain("2393");
  });

  test("a rare concern report is warned of before it is saved, and leads to the situation picture", async () => {
    const page = await open("/record/concern", { role: local });
    await page.getByLabel("Datum för händelsen").fill(daysAgo(2).slice(0, 7));
    await page.getByLabel("Miljö").selectOption("several");
    await page.getByLabel("Plats").selectOption("school");
    await page.getByLabel("Slag av händelse").selectOption("worry");
    await page.getByRole("group", { name: "Vad som gjordes" }).getByText("Samtal").click();
    await page.getByRole("group", { name: "Funktioner som rådfrågades" }).getByText("Polis", { exact: true }).click();
    await page.getByRole("button", { name: "Spara rapporten" }).click();
    const warning = page.getByRole("region", { name: "Ovanlig kombination" });
    await warning.waitFor();
    expect(await focused(page)).toContain("Ovanlig kombination");
    expect(await warning.getByRole("listitem").count()).toBeGreaterThan(0);
    await warning.getByRole("button", { name: "Spara som det är" }).click();
    await page.getByRole("link", { name: "Visa lägesbilden" }).click();
    await page.getByRole("heading", { name: /Rapporter om oro eller händelse/ }).waitFor();
  });
});

describe("a rare concern report with coarser values", () => {
  test("a coordinator takes the offered values one after the other until it is no longer rare, and saves that", async () => {
    for (let count = 0; count < 4; count += 1)
      await demonstration.record(local, `concern-report/${randomUUID()}/report`, {
        occurredOn: daysAgo(2),
        input: {
          unit: "skarholmen",
          environment: "several",
          setting: "other",
          kind: "worry",
          done: ["conversation"],
          consulted: ["police"],
        },
      });
    const page = await open("/record/concern", { role: local });
    await page.getByLabel("Datum för händelsen").fill(daysAgo(2));
    await page.getByLabel("Miljö").selectOption("autonomous");
    await page.getByLabel("Plats").selectOption("online");
    await page.getByLabel("Slag av händelse").selectOption("worry");
    await page.getByRole("group", { name: "Vad som gjordes" }).getByText("Samtal").click();
    await page.getByRole("group", { name: "Funktioner som rådfrågades" }).getByText("Polis", { exact: true }).click();
    const sent: string[] = [];
    page.on("request", (request) => void (request.url().includes("/commands/") && sent.push(request.postData() ?? "")));
    await tabTo(page, "Spara rapporten");
    await page.keyboard.press("Enter");
    const warning = page.getByRole("region", { name: "Ovanlig kombination" });
    await warning.getByText("Inget grövre värde räcker för sig. Ta flera, ett i taget:").waitFor();
    // the warning has the only button that saves, so that nobody is asked the same again
    expect(await page.getByRole("button", { name: /^Spara/ }).allTextContents()).toEqual(["Spara som det är"]);

    await tabTo(page, "Plats: Annan");
    await page.keyboard.press("Enter");
    await warning.getByText("Du har valt Plats: Annan.").waitFor();
    expect(await page.getByLabel("Plats").inputValue()).toBe("other");
    const helping = warning.getByRole("list", { name: "Ta ett grövre värde:" }).getByRole("listitem");
    expect(await helping.allTextContents()).toContain("Miljö: Flera miljöerDå är den inte längre ovanlig.");
    await tabTo(page, "Miljö: Flera miljöer");
    await page.keyboard.press("Enter");
    const common = page.getByRole("region", { name: "Inte längre ovanlig" });
    await common.getByText("Du har valt Miljö: Flera miljöer.").waitFor();
    expect(await common.getByRole("listitem").count()).toBe(0);
    expect(sent).toEqual([]);
    await tabTo(page, "Spara rapporten");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: /Rapporten är sparad som händelse \d+/ }).waitFor();
    expect(sent.map((body) => JSON.parse(body).input)).toMatchObject([
      { environment: "several", setting: "other", kind: "worry" },
    ]);
  });

  test("a field that is changed takes the warning away, and what is saved is asked about again", async () => {
    const page = await open("/record/concern", { role: local });
    await page.getByLabel("Datum för händelsen").fill(daysAgo(2).slice(0, 7));
    await page.getByLabel("Miljö").selectOption("autonomous");
    await page.getByLabel("Plats").selectOption("school");
    await page.getByLabel("Slag av händelse").selectOption("worry");
    await page.getByRole("group", { name: "Vad som gjordes" }).getByText("Samtal").click();
    await page.getByRole("group", { name: "Funktioner som rådfrågades" }).getByText("Polis", { exact: true }).click();
    const save = page.getByRole("button", { name: "Spara rapporten" });
    await save.click();
    const warning = page.getByRole("region", { name: "Ovanlig kombination" });
    await warning.waitFor();
    await page.getByLabel("Plats").selectOption("residential");
    await warning.waitFor({ state: "detached" });
    await save.click();
    await warning.waitFor();
  });
});

describe("a form for any command", () => {
  const forum = `prov-${daysAgo(0)}`;

  test("a forum is registered with the shapes of its cadence, read, corrected and taken back", async () => {
    const page = await open("/record", { role: central });
    await page.getByRole("link", { name: "Registrera forum" }).click();
    await page.getByLabel("Beteckning").fill(forum);
    await page.getByLabel("Datum då det hände").fill(daysAgo(1));
    await page.getByLabel("Forumets namn").fill("Provforum");
    await page.getByRole("group", { name: "Sammankallande" }).getByLabel("Slag").selectOption("not-stated");
    const cadence = page.getByRole("group", { name: "Hur ofta" });
    await cadence.getByLabel("Slag").selectOption("every");
    await cadence.getByLabel("Antal enheter").fill("två");
    await cadence.getByLabel("Tidsenhet").selectOption("week");
    await page.getByLabel("Slag", { exact: true }).last().selectOption("internal-network");
    await page.getByRole("button", { name: "Spara", exact: true }).click();
    const summary = page.getByRole("region", { name: "Rätta 1 uppgift" });
    await summary.getByRole("link").click();
    expect(await hasFocus(cadence.getByLabel("Antal enheter"))).toBe(true);
    await cadence.getByLabel("Antal enheter").fill("2");
    await page.getByRole("button", { name: "Spara", exact: true }).click();
    await page.getByRole("link", { name: "Visa det som är sparat" }).click();
    await page.getByRole("heading", { name: "Forum registrerat" }).waitFor();

    await page.getByRole("link", { name: "Rätta", exact: true }).click();
    const name = page.getByLabel("Forumets namn");
    await name.waitFor();
    expect(await name.inputValue()).toBe("Provforum");
    expect(await page.getByRole("group", { name: "Hur ofta" }).getByLabel("Antal enheter").inputValue()).toBe("2");
    await name.fill("Provnätverk");
    await page.getByLabel("Varför").fill("Namnet var fel.");
    await page.getByRole("button", { name: "Spara", exact: true }).click();
    await page.getByRole("link", { name: "Visa det som är sparat" }).click();
    await page.getByText("Provnätverk").waitFor();
    await page.getByText("rättad", { exact: false }).first().waitFor();

    await page.getByRole("link", { name: "Återta" }).click();
    await page.getByLabel("Varför").fill("Provet är slut.");
    await page.getByRole("button", { name: "Spara", exact: true }).click();
    await page.getByRole("link", { name: "Visa det som är sparat" }).waitFor();
  });

  test("a command that the role may not use has no form", async () => {
    const page = await open("/record/audit/open", { role: local });
    await page.getByText("Din roll antecknar inte här").waitFor();
    expect(await page.locator("form.form").count()).toBe(0);
  });
});

describe("an earlier day", () => {
  test("a chosen day stands in the address and the banner, is kept across pages and closes the forms", async () => {
    const page = await open("/", { role: central });
    await page.getByRole("button", { name: /Skärholmens stadsdelsnämnd, Utbildning: Inte uppfyllt/ }).waitFor();
    await page.getByLabel("Datum", { exact: true }).fill("2019-09-03");
    await page.getByText(/så som det var känt den 3 september 2019/).waitFor();
    expect(new URL(page.url()).searchParams.get("asKnownOn")).toBe("2019-09-03");
    await page.getByRole("button", { name: /Skärholmens stadsdelsnämnd, Utbildning: Kan inte bedömas/ }).waitFor();

    await page.getByRole("link", { name: "Samverkanslogg" }).click();
    await page.getByRole("heading", { level: 1, name: "Samverkanslogg" }).waitFor();
    expect(new URL(page.url()).searchParams.get("asKnownOn")).toBe("2019-09-03");
    await page.getByRole("link", { name: "Anteckna möte" }).click();
    await page.getByText("Formuläret är stängt").waitFor();
    expect(await page.getByRole("button", { name: "Spara mötet" }).count()).toBe(0);
    await page.getByRole("button", { name: "Visa dagens läge" }).click();
    await page.getByRole("button", { name: "Spara mötet" }).waitFor();
    expect(new URL(page.url()).searchParams.has("asKnownOn")).toBe(false);
  });

  test("the slider moves a day by an arrow and thirty by a page key", async () => {
    const page = await open("/?asKnownOn=2019-10-31", { role: central });
    const slider = page.getByRole("slider");
    await slider.focus();
    await page.keyboard.press("ArrowLeft");
    expect(await slider.getAttribute("aria-valuetext")).toBe("30 oktober 2019");
    await page.keyboard.press("PageDown");
    expect(await slider.getAttribute("aria-valuetext")).toBe("30 september 2019");
    await page.getByText(/så som det var känt den 30 september 2019/).waitFor();
  });

  test("a day that does not exist is refused in words", async () => {
    const page = await open("/", { role: central });
    const date = page.getByLabel("Datum", { exact: true });
    await date.fill("2026-02-31");
    await date.press("Enter");
    await page.getByText("Ange en dag som 2026-03-03, inte senare än i dag").waitFor();
  });
});

describe("what a role meets", () => {
  test("a cell opens its evidence; Escape closes it and focus goes back", async () => {
    const page = await open("/", { role: central });
    const cell = page.getByRole("button", { name: /Skärholmens stadsdelsnämnd, Civilsamhälle/ });
    await cell.focus();
    await page.keyboard.press("Enter");
    const panel = page.getByRole("dialog", { name: "Skärholmens stadsdelsnämnd: Civilsamhälle" });
    await panel.waitFor();
    expect(await panel.textContent()).toContain("3.3.7");
    await page.keyboard.press("Escape");
    await panel.waitFor({ state: "detached" });
    await expect.poll(() => hasFocus(cell)).toBe(true);
  });

  test("the counts filter the cells that they count", async () => {
    const page = await open("/", { role: central });
    const tile = page.getByRole("button", { name: /Försenat/ }).first();
    const number = Number((await tile.textContent())?.match(/^\d+/)?.[0]);
    await tile.click();
    expect(await page.locator(".matrix .button-cell:not(.faded)").count()).toBe(number);
  });

  test("the executive board sees neither forms nor small numbers", async () => {
    const page = await open("/summary", { role: { role: "executive-board" } });
    expect(await page.getByRole("navigation", { name: "Sidor" }).getByRole("link").allTextContents()).toEqual([
      "Samlad bild",
      "Samverkanslogg",
      "Lägesbild",
      "Underlag till lägesbilden",
      "Inventeringar",
      "Sammanfattning för kommunstyrelsen",
      "Försenat och på väg",
      "Uppföljning av planer",
      "Utbildning",
      "Rekommendationer",
      "Revisionens frågor",
      "Nämnder och samordnare",
      "Släppta sammanställningar",
    ]);
    await page.goto(`${demonstration.url}/record/meeting`);
    await page.getByText("Din roll antecknar inte här").waitFor();
    await page.goto(`${demonstration.url}/picture/skarholmen`);
    await settled(page);
    await page.getByText("Visa som tabell").first().click();
    const numbers = await page
      .getByRole("region", { name: /Rapporter/ })
      .locator("td:last-child")
      .allTextContents();
    expect(numbers.length).toBeGreaterThan(12);
    expect(numbers.filter((text) => /^[1-4]$/.test(text))).toEqual([]);
  });

  test("the summary holds the training shares with what they are computed from", async () => {
    const page = await open("/summary?asKnownOn=2019-11-30", { role: central });
    const row = page.getByRole("row", { name: /Enskede-Årsta-Vantörs stadsdelsnämnd.*cirka 8\s%/ });
    expect(await row.textContent()).toContain("208 av cirka 2\u00a0679");
    await page.getByText("ungefär hälften").waitFor();
    expect(await page.getByRole("region", { name: "Revisionens rekommendationer" }).getByRole("row").count()).toBe(13);
  });

  test("an address without a page says so", async () => {
    const page = await open("/no-such-page", { role: central });
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("Sidan finns inte");
    expect(await page.title()).toBe("Sidan finns inte – Liggare");
  });

  test("the chosen colours and language are there at the next visit, before the page is painted", async () => {
    const page = await open("/", { role: central });
    await page.getByLabel("Färger").selectOption("dark");
    await page.getByRole("button", { name: "In English" }).click();
    await page.reload({ waitUntil: "commit" });
    await settled(page);
    expect(await page.evaluate("document.documentElement.dataset.theme + document.documentElement.lang")).toBe(
      "darken",
    );
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("Consolidated picture");
  });
});
