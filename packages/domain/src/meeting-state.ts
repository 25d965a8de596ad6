export interface MeetingState {
  readonly status: "none" | "planned" | "held" | "cancelled";
  readonly forum: string;
  /** Units that attended. */
  readonly units: readonly string[];
  /** Units that were invited, also by one of their functions. */
  readonly invited: readonly string[];
  /** Open actions of the meeting, by their code. */
  readonly actions: Readonly<Record<string, "open" | "done">>;
  /** The meeting in whose favour this record was given up. */
  readonly sameAs: string | undefined;
  /** Meetings that this one was found not to be. */
  readonly different: readonly string[];
}

export const initial: MeetingState = {
  status: "none",
  forum: "",
  units: [],
  invited: [],
  actions: {},
  sameAs: undefined,
  different: [],
};
