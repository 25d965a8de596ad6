import { rmSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { launchBrowser, screenshot } from "./browser.ts";
import { type Demonstration, startDemonstration, type TakenRole } from "./demonstration.ts";
import { recordSamples } from "./samples.ts";
import { sendRareConcern } from "./visit.ts";

/*
 * `node test/e2e/screenshots.ts [pattern of names]` writes a picture of every page in Swedish and English, at 1440 and
 * 390 px, to test/screenshots/out; the consolidated picture and the log in the dark theme too.
 */

const central: TakenRole = { role: "central-coordinator" };
const local: TakenRole = { role: "local-coordinator", unit: "skarholmen" };
const norra: TakenRole = { role: "local-coordinator", unit: "norra" };
const board: TakenRole = { role: "executive-board" };

interface Shot {
  readonly name: string;
  readonly path: string;
  readonly role?: TakenRole;
  readonly theme?: "light" | "dark";
  /** Taken of the invented small town, which has content everywhere. */
  readonly town?: true;
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
  { name: "record-concern-rare", path: "/record/concern", role: local, before: sendRareConcern },
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
  { name: "sources-empty", path: "/sources", role: central },
  { name: "sources", path: "/sources", role: { role: "auditor" }, town: true },
  { name: "sources-central", path: "/sources", role: central, town: true },
  { name: "sources-dark", path: "/sources", role: norra, town: true, theme: "dark" },
  { name: "inventories-empty", path: "/inventories", role: central },
  { name: "inventories", path: "/inventories", role: central, town: true },
  { name: "inventories-dark", path: "/inventories", role: central, town: true, theme: "dark" },
  { name: "inventories-board", path: "/inventories", role: norra, town: true },
  { name: "structure", path: "/?structure=present", role: central, town: true },
  { name: "structure-then", path: "/training", role: central, town: true },
  { name: "structure-training", path: "/training?structure=present", role: central, town: true },
  { name: "against", path: "/?cell=socialnamnden.policeCollaboration", role: central, town: true },
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
const chosen = shots.filter(({ name }) => new RegExp(only).test(name));
const stockholm = await startDemonstration();
const town = chosen.some((shot) => shot.town) ? await startDemonstration("small-town") : undefined;
const chromium = await launchBrowser();
try {
  await recordSamples(stockholm);
  for (const shot of chosen) await take(chromium.browser, (shot.town && town) || stockholm, shot);
} finally {
  await chromium.close();
  await town?.stop();
  await stockholm.stop();
}
