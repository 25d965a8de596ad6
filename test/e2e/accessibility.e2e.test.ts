import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { axeViolations, launchBrowser, type TestBrowser } from "./browser.ts";
import { type Demonstration, startDemonstration, type TakenRole } from "./demonstration.ts";
import { recordSamples } from "./samples.ts";
import { sendRareConcern, sidewaysScroll, visit } from "./visit.ts";

const central: TakenRole = { role: "central-coordinator" };
const local: TakenRole = { role: "local-coordinator", unit: "skarholmen" };

const norra: TakenRole = { role: "local-coordinator", unit: "norra" };

interface Case {
  readonly name: string;
  readonly path: string;
  readonly role?: TakenRole;
  /** Of the invented small town, which has content everywhere. */
  readonly town?: true;
  readonly before?: (page: Page) => Promise<void>;
}

const submit = async (page: Page) => {
  await page.locator("form.form button[type=submit]").click();
  await page.locator(".error-summary").waitFor();
};
const addAction = async (page: Page) => {
  await page.getByRole("button", { name: "Lägg till åtgärd" }).click();
  await submit(page);
};
/** Chooses a shape in each field that takes one of several, and sends too early. */
const shapes = async (page: Page) => {
  for (const id of ["convener", "cadence"]) await page.locator(`#field-input-${id}-kind`).selectOption({ index: 2 });
  await submit(page);
};
const unfold = async (page: Page) => {
  for (const details of await page.locator("main details").all())
    if ((await details.getAttribute("open")) === null) await details.locator("summary").click();
};

const cases: readonly Case[] = [
  { name: "sign-in", path: "/login" },
  { name: "consolidated picture", path: "/", role: central },
  { name: "consolidated picture, unfolded", path: "/", role: central, before: unfold },
  { name: "consolidated picture of an earlier day", path: "/?asKnownOn=2019-10-01", role: central },
  { name: "evidence of a cell", path: "/?cell=skarholmen.training", role: central },
  { name: "collaboration log with its table", path: "/log", role: central, before: unfold },
  { name: "city's situation picture with its table", path: "/picture", role: central, before: unfold },
  { name: "board's situation picture", path: "/picture/skarholmen", role: local },
  { name: "summary, unfolded", path: "/summary", role: central, before: unfold },
  { name: "meeting form with errors", path: "/record/meeting", role: local, before: addAction },
  { name: "check-in form", path: "/record/checkin", role: local },
  { name: "concern form with errors", path: "/record/concern", role: local, before: submit },
  { name: "warning of a rare concern report", path: "/record/concern", role: local, before: sendRareConcern },
  { name: "what is overdue, unfolded", path: "/overdue", role: central, before: unfold },
  { name: "follow-up of plans, unfolded", path: "/follow-up", role: central, before: unfold },
  { name: "training", path: "/training", role: central },
  { name: "recommendations", path: "/recommendations", role: central },
  { name: "the auditors' questions, unfolded", path: "/controls?unit=skarholmen", role: central, before: unfold },
  { name: "boards and coordinators", path: "/coordinators", role: central },
  { name: "released summaries", path: "/releases", role: central },
  { name: "everything that can be recorded", path: "/record", role: local },
  { name: "form of a forum with its shapes", path: "/record/forum/register", role: central, before: shapes },
  { name: "page of a plan", path: "/stream/action-plan/skarholmen-2019", role: local },
  { name: "sources without any", path: "/sources", role: central },
  { name: "inventories without any", path: "/inventories", role: central },
  { name: "sources", path: "/sources", role: { role: "auditor" }, town: true },
  { name: "sources as others see them", path: "/sources?structure=present", role: central, town: true },
  { name: "inventories", path: "/inventories", role: central, town: true },
  { name: "inventories of a board", path: "/inventories", role: norra, town: true },
  { name: "training by the present structure", path: "/training?structure=present", role: central, town: true },
  {
    name: "what says the opposite of a cell",
    path: "/?cell=socialnamnden.policeCollaboration",
    role: central,
    town: true,
  },
  { name: "page that does not exist", path: "/no-such-page", role: central },
];

let demonstration: Demonstration;
let town: Demonstration;
let chromium: TestBrowser;

beforeAll(async () => {
  [demonstration, chromium] = await Promise.all([startDemonstration(), launchBrowser()]);
  town = await startDemonstration("small-town");
  await recordSamples(demonstration);
}, 120_000);
afterAll(async () => {
  await chromium.close();
  await Promise.all([demonstration.stop(), town.stop()]);
});

describe("every page", () => {
  test.each(cases)("$name: axe finds nothing at 1440 and 390 px, light and dark", { timeout: 120_000 }, async (one) => {
    for (const width of [1440, 390]) {
      const { page, go, close, faults } = await visit(chromium.browser, one.town ? town : demonstration, {
        width,
        ...(one.role && { role: one.role }),
      });
      await go(one.path);
      await one.before?.(page);
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        expect(await axeViolations(page), `${width} px, ${colorScheme}`).toEqual([]);
      }
      expect(faults).toEqual([]);
      await close();
    }
  });

  test.each(cases)("$name: nothing scrolls sideways at 320 px, with wide text spacing either", async (one) => {
    const { page, go, close } = await visit(chromium.browser, one.town ? town : demonstration, {
      width: 320,
      ...(one.role && { role: one.role }),
    });
    await go(one.path);
    await one.before?.(page);
    expect(await sidewaysScroll(page)).toBe(0);
    await page.evaluate(`{
      const sheet = new CSSStyleSheet();
      sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }");
      document.adoptedStyleSheets = [sheet];
    }`);
    expect(await sidewaysScroll(page), "with text spacing").toBe(0);
    await close();
  });

  test("the open menu on a phone has no violation and leads on", async () => {
    const { page, go, close } = await visit(chromium.browser, demonstration, { width: 390, role: central });
    await go("/");
    await page.getByRole("button", { name: "Meny" }).click();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole("link", { name: "Samverkanslogg" }).click();
    await page.getByRole("heading", { level: 1, name: "Samverkanslogg" }).waitFor();
    expect(await page.getByRole("link", { name: "Lägesbild" }).count()).toBe(0);
    await close();
  });
});

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
  readonly isEntry?: boolean;
}

test("no page needs more than 300 kB of compressed script", () => {
  const dist = join(import.meta.dirname, "../../services/dashboard/dist");
  const manifest = JSON.parse(readFileSync(join(dist, ".vite/manifest.json"), "utf8")) as Record<string, Chunk>;
  const [start] = Object.entries(manifest).find(([, { isEntry }]) => isEntry) ?? [];
  const needed = (name: string, found = new Set<string>()): ReadonlySet<string> => {
    const chunk = manifest[name];
    if (!chunk || found.has(chunk.file)) return found;
    found.add(chunk.file);
    for (const other of chunk.imports ?? []) needed(other, found);
    return found;
  };
  expect(start).toBeDefined();
  const pages = manifest[start ?? ""]?.dynamicImports ?? [];
  expect(pages.length).toBeGreaterThanOrEqual(6);
  for (const page of pages) {
    const files = new Set([...needed(start ?? ""), ...needed(page)]);
    const bytes = [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file))).length, 0);
    expect(bytes, page).toBeLessThan(300_000);
  }
});
