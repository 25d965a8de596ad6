import type { IsoDate } from "@liggare/calendar";
import { type PolicySetting, settingOn, type TextRef } from "@liggare/domain";
import type { Contribution, EventInForce, Handlers, Snapshot } from "@liggare/views";

/** The text that the city set to stand first in reminders (policy `text-reminder`). */
export const templateKinds = { template: "process" } as const;

type Setting = PolicySetting<TextRef>;

const setting = (key: string, { validFrom, value }: Setting): readonly Contribution[] =>
  key === "text-reminder"
    ? [{ kind: "template", key, unit: "", data: { validFrom, value: value === null ? null : { ...value } } }]
    : [];

export const templateHandlers = {
  PolicyTextSet: ({ data: { key, validFrom, text } }: EventInForce<"PolicyTextSet">) =>
    setting(key, { validFrom, value: text }),
  PolicyEnded: ({ data: { key, from } }: EventInForce<"PolicyEnded">) => setting(key, { validFrom: from, value: null }),
} satisfies Handlers;

/** The template in force on a day, if one is. */
export function templateOn(cells: Snapshot, on: IsoDate): TextRef | null {
  const facts = cells.cell("template", "", "text-reminder")?.facts ?? [];
  return (
    settingOn(
      facts.map(({ data }) => data as unknown as Setting),
      on,
    )?.value ?? null
  );
}
