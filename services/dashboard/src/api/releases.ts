import type { SummaryReleasesAnswer } from "@liggare/summary-releases";
import type { Shown } from "@liggare/views";
import { queryOptions } from "@tanstack/react-query";
import { call } from "./client.ts";
import type { Summary } from "./views.ts";

export type ReleaseList = Shown<SummaryReleasesAnswer>;

export interface Change {
  readonly section: string;
  readonly key: string;
  readonly what: "added" | "changed" | "removed";
  readonly fields: readonly string[];
}

type Text = { readonly text: string | null };

/** What a release holds, or would hold. */
export interface Release {
  readonly period: string;
  readonly number: number;
  readonly asKnownOn: string;
  readonly on: string;
  readonly version: number;
  readonly hash: string;
  readonly since?: { readonly period: string; readonly number: number };
  readonly changes: readonly Change[];
  readonly content: {
    readonly summary: Summary;
    readonly texts: readonly { readonly section: string; readonly text: Text }[];
  };
  /** Of what was released. */
  readonly releasedOn?: string;
  readonly reason?: Text;
  readonly correctedBy?: number | null;
  /** Of a preview: the command that makes it. */
  readonly command?: "release" | "release-correction";
}

export const releasesQuery = queryOptions({
  queryKey: ["releases"],
  queryFn: ({ signal }) => call<ReleaseList>("/releases", { signal }),
});

/** One release, by its period and number; without a number what would be released now. */
export const releaseQuery = (period: string, number?: number) =>
  queryOptions({
    queryKey: ["release", period, number ?? "preview"],
    queryFn: ({ signal }) =>
      call<Release>(`/releases/${period}${number === undefined ? "/preview" : `?number=${number}`}`, { signal }),
    retry: false,
  });
