import { formatKnownDate } from "@liggare/calendar";
import {
  actionAreas,
  type Bilingual,
  type ComparedField,
  type FieldChange,
  followUpForms,
  functions,
  type MeasurePair,
  measureNames,
  orientations,
} from "@liggare/domain";
import type { FilledText } from "@liggare/views";
import { diffWordsWithSpace } from "diff";

/* A measure of two plans side by side, once its wordings are filled in. */

/** A stretch of a wording that is the same on both sides, or only on one. */
export interface Segment {
  readonly kind: "same" | "added" | "removed";
  readonly text: string;
}

export type Change = "added" | "changed" | "dropped" | "unchanged" | "not-known";

export interface ComparedMeasure {
  /** Stable key: the side and its code there. */
  readonly key: string;
  /** Its code in the later plan, or in the earlier one where it was dropped. */
  readonly measure: string;
  readonly earlier: string | null;
  readonly change: Change;
  readonly changeText: Bilingual;
  readonly fields: readonly {
    readonly field: ComparedField;
    readonly fieldText: Bilingual;
    readonly before: FieldChange["before"];
    readonly beforeText: Bilingual | null;
    readonly after: FieldChange["after"];
    readonly afterText: Bilingual | null;
  }[];
  readonly wording: {
    readonly before: FilledText | null;
    readonly after: FilledText | null;
    /** By words: the same and the added make the later wording, the same and the removed the earlier. */
    readonly segments: readonly Segment[] | null;
  };
}

const changeTexts: Readonly<Record<Change, Bilingual>> = {
  added: { sv: "Tillkom", en: "Added" },
  changed: { sv: "Ändrad", en: "Changed" },
  dropped: { sv: "Utgår", en: "Dropped" },
  unchanged: { sv: "Oförändrad", en: "Unchanged" },
  "not-known": { sv: "Kan inte jämföras, en lydelse är borttagen", en: "Cannot be compared, a wording was removed" },
};

/** A pair of measures with its change, each field in words, and its wordings by segments. */
export function compared(
  { measure, earlier, before, after, fields, wording: refs }: MeasurePair,
  wording: { readonly before: FilledText | null; readonly after: FilledText | null },
): ComparedMeasure {
  const segments = segmentsOf(wording.before, wording.after);
  const sameText = refs.before?.textId === refs.after?.textId || segments?.every(({ kind }) => kind === "same");
  const change = !before
    ? "added"
    : !after
      ? "dropped"
      : fields.length > 0
        ? "changed"
        : sameText
          ? "unchanged"
          : segments
            ? "changed"
            : "not-known";
  return {
    key: after ? `after ${measure}` : `before ${measure}`,
    measure,
    earlier,
    change,
    changeText: changeTexts[change],
    fields: fields.map(({ field, before: left, after: right }) => ({
      field,
      fieldText: measureNames[field],
      before: left,
      beforeText: valueText(field, left),
      after: right,
      afterText: valueText(field, right),
    })),
    wording: { ...wording, segments },
  };
}

/** Null where a side was removed; a side that is not there counts as empty. */
function segmentsOf(before: FilledText | null, after: FilledText | null): readonly Segment[] | null {
  const [left, right] = [before === null ? "" : before.text, after === null ? "" : after.text];
  if (left === null || right === null) return null;
  return diffWordsWithSpace(left, right).map(({ added, removed, value }) => ({
    kind: added ? "added" : removed ? "removed" : "same",
    text: value,
  }));
}

function valueText(field: ComparedField, value: FieldChange["before"]): Bilingual | null {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return same(value.join(", "));
  if (typeof value === "object" && "function" in value) {
    const { sv, en } = functions[value.function];
    const at = value.unit === undefined ? "" : `, ${value.unit}`;
    return { sv: sv + at, en: en + at };
  }
  const code = String(value);
  if (field === "timetable") return { sv: formatKnownDate(code, "sv"), en: formatKnownDate(code, "en") };
  const words: Readonly<Record<string, Bilingual>> = { ...actionAreas, ...orientations, ...followUpForms };
  return words[code] ?? same(code);
}

const same = (text: string): Bilingual => ({ sv: text, en: text });
