import { type Actor, mayUse } from "@liggare/access";
import { dayOf } from "@liggare/calendar";
import {
  aggregateNamed,
  commandsOf,
  decide,
  fold,
  lift,
  type Refused,
  type ReleasedSummary,
  refuse,
  type SummaryState,
} from "@liggare/domain";
import type { EventStore } from "@liggare/event-store";
import type { Vault } from "@liggare/vault";
import type { Structure } from "@liggare/views";
import { type ReadView, readNeeds } from "./needs.ts";
import { type ReleaseContent, releaseStream } from "./releases.ts";
import { fillTexts } from "./texts.ts";

export interface PreviewRequest {
  /** Such as 2026-t1. */
  readonly period: string;
  /** Whose release it is to be, such as kommunstyrelsen. */
  readonly unit: string;
  /** Default: of-its-time. A correction has that of the first release. */
  readonly structure?: Structure;
}

/** What a release, or where there is one its correction, would hold if it were made now. Nothing is recorded. */
export interface ReleasePreview extends Omit<ReleasedSummary, "content" | "texts"> {
  readonly kind: "preview";
  /** The command that would make it. */
  readonly command: "release" | "release-correction";
  readonly content: ReleaseContent;
}

interface Sources {
  readonly store: EventStore;
  readonly vault: Vault;
  readonly view: ReadView;
  readonly now: () => Date;
}

/** Decides a release as its command would, and records nothing. */
export async function previewRelease(
  { store, vault, view, now }: Sources,
  { period, unit, structure = "of-its-time" }: PreviewRequest,
  actor: Actor,
): Promise<ReleasePreview | Refused> {
  const aggregate = aggregateNamed("summary-release");
  if (!aggregate) throw new Error("the catalogue has no summary-release");
  const history = (await store.readStream(releaseStream(period))).map(lift);
  const { releases } = fold(aggregate, history).state as SummaryState;
  const name = releases.length === 0 ? "release" : "release-correction";
  const command = commandsOf(aggregate)[name];
  if (!command || !mayUse(command.who, actor, history[0]?.unit ?? unit))
    return refuse("role-not-allowed", { role: actor.role });
  const today = dayOf(now().toISOString());
  const context = { id: period, unit, today, occurredOn: today, founding: false };
  const input = name === "release" ? { unit, structure } : { reason: { textId: "", commitment: "" } };
  const needed = await readNeeds(command, input, context, actor, { store, view });
  if ("kind" in needed) return needed;
  const decided = decide(aggregate, history, name, input, { ...context, known: needed.known });
  if ("kind" in decided) return decided;
  const [event] = decided;
  if (!event) throw new Error(`${name} decided nothing`);
  const data = event.data as unknown as ReleasedSummary & { readonly reason?: unknown };
  const { content, texts: _texts, reason: _reason, ...released } = data;
  return { ...released, kind: "preview", command: name, content: (await fillTexts(content, vault)) as ReleaseContent };
}
