import type { Disclosed } from "@liggare/views";
import i18next from "i18next";
import { beforeAll, describe, expect, test } from "vitest";
import { en } from "../src/i18n/en.ts";
import type { Translate } from "../src/i18n/index.ts";
import { sv } from "../src/i18n/sv.ts";
import { countText, drawn } from "../src/ui/count.tsx";

const texts = i18next.createInstance();
beforeAll(async () => {
  await texts.init({
    lng: "sv",
    resources: { sv: { translation: sv }, en: { translation: en } },
    interpolation: { escapeValue: false },
  });
});

const said = (count: Disclosed, language: "sv" | "en") =>
  countText(count, texts.getFixedT(language) as unknown as Translate, language);

describe("a count in words", () => {
  test("a number stands with hard spaces in Swedish and commas in English", () => {
    expect([said({ value: 2679 }, "sv"), said({ value: 2679 }, "en")]).toEqual(["2\u00a0679", "2,679"]);
  });

  test("a count of nought stays nought", () => {
    expect(said({ value: 0 }, "sv")).toBe("0");
  });

  test("a small count is said to be fewer than the threshold", () => {
    const count: Disclosed = { masked: "small", text: "<5" };
    expect([said(count, "sv"), said(count, "en")]).toEqual(["Färre än 5", "Fewer than 5"]);
  });

  test("a month that is not over is said to be given later", () => {
    expect(said({ masked: "open", text: "…" }, "sv")).toBe("Ges när månaden är slut");
  });

  test("a total with a hidden part is not shown", () => {
    expect(said({ masked: "part", text: "…" }, "sv")).toBe("Visas inte");
  });

  test("nothing of a hidden count is drawn", () => {
    expect([drawn({ value: 7 }), drawn({ masked: "small", text: "<5" })]).toEqual([7, 0]);
  });
});
