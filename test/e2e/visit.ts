import type { Browser, ConsoleMessage, Locator, Page } from "playwright-core";
import type { Demonstration, TakenRole } from "./demonstration.ts";
import { daysAgo } from "./samples.ts";

export interface VisitOptions {
  readonly role?: TakenRole;
  readonly width?: number;
  readonly theme?: "light" | "dark";
  readonly language?: "sv" | "en";
}

/** A page of the demonstration in a browser profile of its own, and everything that it should not have done. */
export interface Visit {
  readonly page: Page;
  /** Violations of the content policy, requests to other origins, errors in scripts. */
  readonly faults: string[];
  go(path: string): Promise<void>;
  close(): Promise<void>;
}

/** A refused command is answered with 4xx, which the browser's console calls an error. */
const expected = (message: ConsoleMessage) => message.text().startsWith("Failed to load resource");

/** Opens a browser profile, signed in as the role, that notes every fault. */
export async function visit(
  browser: Browser,
  demonstration: Demonstration,
  options: VisitOptions = {},
): Promise<Visit> {
  const { role, width = 1440, theme = "light", language = "sv" } = options;
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme: theme,
    reducedMotion: "reduce",
  });
  await context.addInitScript(
    `localStorage.getItem("liggare.language") ?? localStorage.setItem("liggare.language", "${language}")`,
  );
  const page = await context.newPage();
  const faults: string[] = [];
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(demonstration.url) && !url.startsWith("data:")) faults.push(`request to ${url}`);
  });
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" && !expected(message)) faults.push(message.text());
  });
  if (role) await demonstration.signIn(page, role);
  return {
    page,
    faults,
    async go(path) {
      await page.goto(demonstration.url + path);
      await settled(page);
    },
    close: () => context.close(),
  };
}

/** Waits until the page has its title and its content. */
export async function settled(page: Page): Promise<void> {
  await page.locator("h1").waitFor();
  await page.locator(".loading").first().waitFor({ state: "detached" });
}

/** Is the control, or one of them, where the keyboard is? */
export const hasFocus = async (control: Locator): Promise<boolean> =>
  (await control.and(control.page().locator(":focus")).count()) > 0;

/** What assistive technology says of a control beside its name. */
export async function descriptionOf(control: Locator): Promise<string> {
  const ids = ((await control.getAttribute("aria-describedby")) ?? "").split(" ");
  const texts = ids.map((id) => control.page().locator(`[id="${id}"]`).allTextContents());
  return (await Promise.all(texts)).flat().join(" ");
}

/** Presses Tab until the control with this accessible name has focus. Throws after `most` steps. */
export async function tabTo(page: Page, name: string, most = 120): Promise<void> {
  const control = page.getByLabel(name, { exact: true }).or(page.getByRole("button", { name, exact: true }));
  const link = page.getByRole("link", { name, exact: true });
  for (let step = 0; step < most; step += 1) {
    await page.keyboard.press("Tab");
    if (await hasFocus(control.or(link))) return;
  }
  throw new Error(`Tab does not come to ${name}`);
}

/** How much wider the page is than its window, in CSS pixels. */
export const sidewaysScroll = (page: Page): Promise<number> =>
  page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");

/** Fills in a concern report whose codes are rare together, and sends it. */
export async function sendRareConcern(page: Page): Promise<void> {
  await page.locator("#field-occurredOn").fill(daysAgo(9));
  await page.locator("#field-input-environment").selectOption("autonomous");
  await page.locator("#field-input-setting").selectOption("school");
  await page.locator("#field-input-kind").selectOption("worry");
  await page.locator("#field-input-done label").first().click();
  await page.locator("#field-input-consulted label").first().click();
  await page.locator("form.form button[type=submit]").click();
  await page.locator("form .message").waitFor();
}
