import type * as z from "zod/mini";
import type { events } from "./action-plan-events.ts";
import type { TextRef } from "./envelope.ts";
import type { Entry } from "./kit/corrections.ts";

/*
 * Revisions of action plans side by side (DOMAIN §1.5). A revision is the plan from one step "Plan revised" to the
 * next; revision 0 is the plan before it was first revised.
 */

type DataOf<T extends keyof typeof events> = z.output<(typeof events)[T]["data"]>;
type Measure = DataOf<"PlanMeasureAdded">;

/** A plan as it stood at the end of one of its revisions. */
export interface PlanVersion {
  readonly revision: number;
  /** The last step of that revision, by its event type. */
  readonly lastStep: string;
  /** The instructions that it followed. */
  readonly instructions: string | null;
  /** The plan that it started from. */
  readonly startsFrom: string | null;
  readonly measures: readonly Measure[];
}

/** The plan's revisions, oldest first, from its events in force. Empty where nothing was recorded. */
export function planVersions(entries: readonly Pick<Entry, "type" | "data">[]): readonly PlanVersion[] {
  const versions: PlanVersion[] = [];
  const measures = new Map<string, Measure>();
  let instructions: string | null = null;
  let startsFrom: string | null = null;
  let revision = 0;
  let lastStep: string | undefined;
  const close = () => {
    if (lastStep !== undefined)
      versions.push({ revision, lastStep, instructions, startsFrom, measures: [...measures.values()] });
  };
  for (const { type, data } of entries) {
    switch (type) {
      case "PlanDrafted": {
        const drafted = data as unknown as DataOf<"PlanDrafted">;
        instructions = drafted.instructions ?? null;
        startsFrom = drafted.startsFrom ?? null;
        break;
      }
      case "PlanRevised": {
        close();
        const revised = data as unknown as DataOf<"PlanRevised">;
        revision = revised.revision;
        instructions = revised.instructions ?? instructions;
        break;
      }
      case "PlanMeasureAdded":
      case "PlanMeasureChanged": {
        const measure = data as unknown as Measure;
        const { continues } = measures.get(measure.measure) ?? {};
        measures.set(measure.measure, continues === undefined ? measure : { continues, ...measure });
        break;
      }
      case "PlanMeasureDropped":
        measures.delete((data as unknown as DataOf<"PlanMeasureDropped">).measure);
        break;
    }
    lastStep = type;
  }
  close();
  return versions;
}

/** Fields of a measure that are compared beside its wording. */
export const comparedFields = ["area", "orientation", "responsible", "timetable", "followUp", "answers"] as const;
export type ComparedField = (typeof comparedFields)[number];

export interface FieldChange {
  readonly field: ComparedField;
  readonly before: Measure[ComparedField] | null;
  readonly after: Measure[ComparedField] | null;
}

export interface MeasurePair {
  /** Its code in the later plan, or in the earlier one where it was dropped. */
  readonly measure: string;
  /** Its code in the earlier plan. */
  readonly earlier: string | null;
  readonly before: Measure | null;
  readonly after: Measure | null;
  readonly fields: readonly FieldChange[];
  readonly wording: { readonly before: TextRef | null; readonly after: TextRef | null };
}

/**
 * The measures of two versions in pairs: those of the later one in its order, then those that were dropped.
 * `earlierCode` gives the code that a measure had in the earlier version; items that a measure answers are compared
 * only within one plan, for another year's picture has other items.
 */
export function pairMeasures(
  before: PlanVersion,
  after: PlanVersion,
  earlierCode: (measure: Measure) => string | undefined = ({ measure }) => measure,
  fields: readonly ComparedField[] = comparedFields,
): readonly MeasurePair[] {
  const left = new Map(before.measures.map((measure) => [measure.measure, measure]));
  const pairs = after.measures.map((measure): MeasurePair => {
    const code = earlierCode(measure);
    const earlier = code === undefined ? undefined : left.get(code);
    if (earlier) left.delete(earlier.measure);
    return pair(earlier ?? null, measure, fields);
  });
  return [...pairs, ...[...left.values()].map((dropped) => pair(dropped, null, fields))];
}

function pair(before: Measure | null, after: Measure | null, fields: readonly ComparedField[]): MeasurePair {
  const changed = fields.flatMap((field): FieldChange[] => {
    const [left, right] = [before?.[field] ?? null, after?.[field] ?? null];
    return before && after && !same(left, right) ? [{ field, before: left, after: right }] : [];
  });
  return {
    measure: after?.measure ?? before?.measure ?? "",
    earlier: before?.measure ?? null,
    before,
    after,
    fields: changed,
    wording: { before: before?.wording ?? null, after: after?.wording ?? null },
  };
}

/** Equal whatever the order of a list of codes or of an object's fields. */
const same = (a: unknown, b: unknown): boolean => ordered(a) === ordered(b);

const ordered = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(ordered).sort().join()}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  return `{${Object.entries(value)
    .map(([key, part]) => `${key}:${ordered(part)}`)
    .sort()
    .join()}}`;
};
