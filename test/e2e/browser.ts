import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AxeResults } from "axe-core";
import { type Browser, chromium, type Page } from "playwright-core";

/** Where `screenshot` puts its pictures; not tracked. */
const screenshotFolder = join(import.meta.dirname, "../screenshots/out");

/** A real browser for tests, and what has to be called when they are done. */
export interface TestBrowser {
  readonly browser: Browser;
  close(): Promise<void>;
}

/** The executable that `LIGGARE_BROWSER` names, or the one that comes as a dependency, unpacked into `TMPDIR`. */
async function executable(): Promise<string> {
  const named = process.env.LIGGARE_BROWSER;
  if (named !== undefined && named !== "") return named;
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw new Error(
      `no browser comes with the dependencies on ${process.platform} ${process.arch}: set LIGGARE_BROWSER to the path of a Chromium`,
    );
  }
  const { default: packed } = await import("@sparticuz/chromium");
  return packed.executablePath();
}

/**
 * Starts a headless Chromium with `--no-sandbox` only: the packed browser's own flags crash it under Playwright and
 * hide cross-origin faults. The browser is unpacked into a temporary folder of its own, else one left there by
 * somebody else would be started instead.
 */
export async function launchBrowser(): Promise<TestBrowser> {
  const folder = mkdtempSync(join(tmpdir(), "liggare-browser-"));
  const before = process.env.TMPDIR;
  const remove = (): void => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  process.env.TMPDIR = folder;
  try {
    const browser = await chromium.launch({
      executablePath: await executable(),
      headless: true,
      args: ["--no-sandbox"],
      env: { ...process.env, TMPDIR: folder },
    });
    return {
      browser,
      async close() {
        await browser.close();
        remove();
      },
    };
  } catch (fault) {
    remove();
    throw fault;
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}

/** One broken rule of axe, with the elements that break it. */
export interface AxeViolation {
  readonly rule: string;
  readonly help: string;
  readonly elements: readonly string[];
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What axe finds on the page as it stands. Its source is evaluated, so a strict content policy is no hindrance. */
export async function axeViolations(page: Page): Promise<readonly AxeViolation[]> {
  await page.evaluate(axeSource);
  const results = (await page.evaluate(
    `axe.run(document, { runOnly: { type: "tag", values: ${JSON.stringify(tags)} } })`,
  )) as AxeResults;
  return results.violations.map(({ id, help, nodes }) => ({
    rule: id,
    help,
    elements: nodes.map(({ target }) => target.join(" ")),
  }));
}

/** A picture of the whole page, `width` CSS pixels wide; answers the file's path, `<name>-<width>.png`. */
export async function screenshot(page: Page, name: string, width: number): Promise<string> {
  const height = page.viewportSize()?.height ?? 900;
  await page.setViewportSize({ width, height });
  mkdirSync(screenshotFolder, { recursive: true });
  const path = join(screenshotFolder, `${name}-${width}.png`);
  await page.screenshot({ path, fullPage: true, animations: "disabled" });
  return path;
}
