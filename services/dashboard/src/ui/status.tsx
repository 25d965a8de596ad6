import { Icon, type IconName } from "./icons.tsx";

const signs = {
  met: "met",
  held: "met",
  done: "met",
  "on time": "met",
  replied: "met",
  verified: "met",
  "done-late": "met",
  dropped: "not applicable",
  planned: "overdue",
  "not met": "not met",
  missed: "not met",
  overdue: "overdue",
  due: "overdue",
  awaited: "overdue",
  "cannot be judged": "cannot be judged",
  "not judged": "cannot be judged",
  "not applicable": "not applicable",
  "none expected": "not applicable",
  "no cadence": "not applicable",
} as const satisfies Record<string, IconName>;

const tones = {
  met: "good",
  "not met": "bad",
  overdue: "late",
  "cannot be judged": "unknown",
  "not applicable": "quiet",
} as const;

/** How a status of any list looks: sign and tone; words that are not in the list are unknown, never good. */
export function lookOf(status: string, waiting = false): { readonly icon: IconName; readonly tone: string } {
  if (waiting) return { icon: "overdue", tone: "quiet" };
  const icon = Object.hasOwn(signs, status) ? signs[status as keyof typeof signs] : "cannot be judged";
  return { icon, tone: tones[icon] };
}

interface StatusProps {
  readonly status: string;
  readonly text: string;
  /** Not due yet: no exception to be looked at. */
  readonly waiting?: boolean;
}

/** A state as sign, word and colour. */
export function Status({ status, text, waiting = false }: StatusProps) {
  const { icon, tone } = lookOf(status, waiting);
  return (
    <span className={`status tone-${tone}`}>
      <Icon name={icon} />
      <span>{text}</span>
    </span>
  );
}
