import { expect } from "vitest";
import { central, executiveBoard, local, type Row } from "../row.ts";

interface Released {
  readonly number: number;
  readonly hash: string;
  readonly content: {
    readonly summary: { readonly plans: readonly { readonly key: string; readonly status: string }[] };
    readonly texts: readonly { readonly text: { readonly text: string } }[];
  };
  readonly changes: readonly { readonly section: string; readonly key: string; readonly what: string }[];
}

/** What the executive board is given: the consolidated picture, released (DOMAIN §1.20). */
export const releaseRows: readonly Row[] = [
  {
    line: 20,
    about: "Reporting to the executive board",
    holds:
      "a summary is released, a correction arrives, the release stays as it was, and the next one lists the change",
    async through(api) {
      const release = (path: string) => api.send<Released>(executiveBoard, "GET", `/releases/${path}`);
      await api.boards("skarholmen");
      await api.record(local("skarholmen"), "action-plan/skarholmen-2026/draft", { unit: "skarholmen", year: 2026 });
      await api.record(central, "summary-release/2026-t1/write", {
        unit: "kommunstyrelsen",
        section: "assessment",
        text: "Planen är påbörjad.",
      });
      expect(await api.refused(central, "summary-release/2026-t1/release", { unit: "kommunstyrelsen" })).toBe(
        "date-in-future",
      );
      api.today("2026-05-12");
      await api.record(central, "summary-release/2026-t1/release", { unit: "kommunstyrelsen" });
      const first = await release("2026-t1");
      expect(first.body.content.texts[0]?.text.text).toBe("Planen är påbörjad.");
      expect(first.headers.get("etag")).toBe(`"${first.body.hash}"`);

      await api.record(
        local("skarholmen"),
        "action-plan/skarholmen-2026/consult",
        { with: "kommunstyrelsen" },
        "2026-04-20",
      );
      api.today("2026-06-02");
      expect((await release("2026-t1")).body.content).toEqual(first.body.content);
      await api.record(central, "summary-release/2026-t1/release-correction", { reason: "Samråd hade hållits." });
      const second = await release("2026-t1");
      expect(second.body.number).toBe(2);
      expect(second.body.changes).toContainEqual(
        expect.objectContaining({ section: "plans", key: "skarholmen 2026", what: "changed" }),
      );
      expect((await release("2026-t1?number=1")).body.content).toEqual(first.body.content);
      for (const number of [1, 2]) {
        const path = `/releases/2026-t1/verification?number=${number}`;
        const { body } = await api.send<{ readonly result: string }>(executiveBoard, "GET", path);
        expect(body.result).toBe("equal");
      }
    },
  },
];
