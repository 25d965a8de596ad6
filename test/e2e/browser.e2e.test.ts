import { readFileSync, rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { axeViolations, launchBrowser, screenshot, type TestBrowser } from "./browser.ts";

const dataUrl = (html: string): string => `data:text/html;charset=utf-8,${encodeURIComponent(html)}`;
const good = dataUrl(
  '<!doctype html><html lang="sv"><title>Samverkan</title><main><h1>Samverkanslogg</h1><p>Inget är försenat.</p></main></html>',
);
const bad = dataUrl(
  '<!doctype html><html><img src="x.png"><input><p style="color:#ddd;background:#fff">försenat</p></html>',
);

describe("the browser that tests use", () => {
  let chromium: TestBrowser;
  beforeAll(async () => {
    chromium = await launchBrowser();
  });
  afterAll(() => chromium.close());

  test("a page is rendered and its scripts run", async () => {
    const page = await chromium.browser.newPage();
    await page.goto(good);
    expect(await page.getByRole("heading").textContent()).toBe("Samverkanslogg");
    expect(await page.evaluate("1 + 1")).toBe(2);
    await page.close();
  });

  test("axe finds nothing on a good page", async () => {
    const page = await chromium.browser.newPage();
    await page.goto(good);
    expect(await axeViolations(page)).toEqual([]);
    await page.close();
  });

  test("axe finds each fault on a bad page", async () => {
    const page = await chromium.browser.newPage();
    await page.goto(bad);
    const rules = (await axeViolations(page)).map(({ rule }) => rule);
    expect(rules).toEqual(
      expect.arrayContaining(["color-contrast", "document-title", "html-has-lang", "image-alt", "label"]),
    );
    await page.close();
  });

  test("a screenshot is as wide as was asked", async () => {
    const page = await chromium.browser.newPage();
    await page.goto(good);
    const path = await screenshot(page, "browser-test", 390);
    // A PNG tells its width in bytes 16 to 19.
    expect(readFileSync(path).readUInt32BE(16)).toBe(390);
    rmSync(path);
    await page.close();
  });
});

test("a browser that does not exist is a fault that names it", async () => {
  const before = process.env.LIGGARE_BROWSER;
  process.env.LIGGARE_BROWSER = "/no/such/browser";
  try {
    await expect(launchBrowser()).rejects.toThrow("/no/such/browser");
  } finally {
    if (before === undefined) delete process.env.LIGGARE_BROWSER;
    else process.env.LIGGARE_BROWSER = before;
  }
});
