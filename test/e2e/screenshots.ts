import { rmSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { launchBrowser, screenshot } from "./browser.ts";
import { type Demonstration, startDemonstration, type TakenRole } from "./demonstration.ts";
import { recordSamples } from "./samples.ts";

/*
 * `node test/e2e/screenshots.ts [part of a name]` writes a picture of every page in Swedish and English, at 1440 and
 * 390 px, to test/screenshots/out; the consolidated picture and the log in the dark theme too.
 */

const central: TakenRole = { role: "central-coordinator" };
const local: TakenRole = { role: "local-coordinator", unit: "skarholmen" };
const board: TakenRole = { role: "executive-board" };

interface Shot {
  readonly name: string;
  readonly path: string;
  readonly role?: TakenRole;
  readonly theme?: "light" | "dark";
  /** What is done on the page before the picture. */
  readonly before?: (page: Page) => Promise<void>;
}

const submit = async (page: Page) => {
  await page.locator("form.form button[type=submit]").click();
  await page.locator(".error-summary").waitFor();
};
/** Chooses a shape in each field that takes one of several. */
const shapes = async (page: Page) => {
  for (const id of ["convener", "cadence"]) await page.locator(`#field-input-${id}-kind`).selectOption({ index: 2 });
};
/** Looks at what the first period's release would hold. */
const preview = async (page: Page) => {
  await page.locator("main .filters button").first().click();
  await page.locator("article.release").waitFor();
};
const unfold = async (page: Page) => {
  for (const details of await page.locator("main details").all()) await details.locator("summary").click();
};

const shots: readonly Shot[] = [
  { name: "login", path: "/login" },
  { name: "consolidated", path: "/", role: central },
  { name: "consolidated-dark", path: "/", role: central, theme: "dark" },
  { name: "consolidated-as-known-on", path: "/?asKnownOn=2019-10-01", role: central },
  { name: "consolidated-cell", path: "/?cell=skarholmen.training", role: central },
  { name: "consolidated-local", path: "/", role: local, before: unfold },
  { name: "log", path: "/log", role: central },
  { name: "log-dark", path: "/log", role: central, theme: "dark" },
  { name: "picture-city", path: "/picture", role: central },
  { name: "picture-board", path: "/picture/skarholmen", role: local },
  { name: "summary", path: "/summary", role: board },
  { name: "record-meeting", path: "/record/meeting", role: local },
  { name: "record-meeting-errors", path: "/record/meeting", role: local, before: submit },
  { name: "record-checkin", path: "/record/checkin", role: local },
  { name: "record-concern", path: "/record/concern", role: local },
  { name: "record-concern-errors-dark", path: "/record/concern", role: local, theme: "dark", before: submit },
  { name: "overdue", path: "/overdue", role: central },
  { name: "recommendations", path: "/recommendations", role: central },
  { name: "releases", path: "/releases", role: central, before: preview },
  { name: "follow-up", path: "/follow-up", role: central },
  { name: "controls", path: "/controls", role: central, before: unfold },
  { name: "coordinators", path: "/coordinators", role: central },
  { name: "releases", path: "/releases", role: central },
  { name: "record-index", path: "/record", role: local },
  { name: "record-any-forum", path: "/record/forum/register", role: central, before: shapes },
  { name: "record-any-errors", path: "/record/action-plan/approve", role: central, before: submit },
  { name: "stream-plan", path: "/stream/action-plan/skarholmen-2019", role: local },
  { name: "lost", path: "/no-such-page", role: central },
];

async function take(browser: Browser, demonstration: Demonstration, shot: Shot): Promise<void> {
  for (const language of ["sv", "en"] as const) {
    for (const width of [1440, 390]) {
      const context = await browser.newContext({
        viewport: { width, height: 900 },
        colorScheme: shot.theme ?? "light",
        reducedMotion: "reduce",
      });
      await context.addInitScript(`localStorage.setItem("liggare.language", "${language}")`);
      const page = await context.newPage();
      if (shot.role) await demonstration.signIn(page, shot.role);
      await page.goto(demonstration.url + shot.path);
      await page.locator("h1").waitFor();
      await page.locator(".loading").first().waitFor({ state: "detached" });
      await page.evaluate("document.fonts.ready");
      await shot.before?.(page);
      console.log(await screenshot(page, `${shot.name}-${language}`, width));
      await context.close();
    }
  }
}

const only = process.argv[2] ?? "";
if (only === "") rmSync(join(import.meta.dirname, "../screenshots/out"), { recursive: true, force: true });
const demonstration = await startDemonstration();
const chromium = await launchBrowser();
try {
  await recordSamples(demonstration);
  for (const shot of shots.filter(({ name }) => name.includes(only))) await take(chromium.browser, demonstration, shot);
} finally {
  await chromium.close();
  await demonstration.stop();
}
