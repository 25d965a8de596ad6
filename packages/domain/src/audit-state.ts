/* What entries of an audit are decided on. */

export interface Tracker {
  readonly replied: boolean;
  /** The function that answers for it at the board, once set. */
  readonly owner?: string;
  /** Every action that was ever planned, so that a code is never used twice. */
  readonly actions: Readonly<Record<string, "planned" | "done" | "dropped">>;
}

export interface AuditState {
  readonly opened: boolean;
  readonly submitted: boolean;
  readonly questions: readonly string[];
  readonly criteria: readonly string[];
  readonly findings: readonly string[];
  /** A recommendation as one board follows it, by `<unit>/<recommendation>`. */
  readonly trackers: Readonly<Record<string, Tracker>>;
}

export const initial: AuditState = {
  opened: false,
  submitted: false,
  questions: [],
  criteria: [],
  findings: [],
  trackers: {},
};

export const trackerKey = (unit: string, recommendation: string): string => `${unit}/${recommendation}`;

/** The state with one tracker changed; a recommendation that is not there changes nothing. */
export function withTracker(
  state: AuditState,
  unit: string,
  recommendation: string,
  change: (tracker: Tracker) => Tracker,
): AuditState {
  const key = trackerKey(unit, recommendation);
  const tracker = state.trackers[key];
  return tracker ? { ...state, trackers: { ...state.trackers, [key]: change(tracker) } } : state;
}

/** A tracker with an action in another state; an action that was not planned has none. */
export const withAction = (
  tracker: Tracker,
  action: string | undefined,
  state: "planned" | "done" | "dropped",
): Tracker => (action === undefined ? tracker : { ...tracker, actions: { ...tracker.actions, [action]: state } });
