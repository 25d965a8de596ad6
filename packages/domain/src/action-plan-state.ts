import { type Refused, refuse } from "./refusals.ts";

/* What the steps of an action plan are decided on, and what its id and codes mean. */

export type Status = "none" | "draft" | "consulted" | "decided" | "approved" | "approved-with-conditions" | "sent-back";

export interface PlanState {
  readonly status: Status;
  readonly everDecided: boolean;
  readonly revision: number;
  /** Every measure that ever was, so that a code is never used twice. */
  readonly measures: Readonly<Record<string, "present" | "dropped">>;
  /** Items of the situation picture that each measure answers: those of the year before with a leading `-`. */
  readonly links: Readonly<Record<string, readonly string[]>>;
  /** Conditions of the last approval. */
  readonly conditions: Readonly<Record<string, "open" | "met">>;
  /** How many conditions were ever set, for their codes. */
  readonly conditionCount: number;
}

export const initial: PlanState = {
  status: "none",
  everDecided: false,
  revision: 0,
  measures: {},
  links: {},
  conditions: {},
  conditionCount: 0,
};

/** The board that a plan's id names, `<board>-<year>`. */
export const unitOfPlan = (id: string): string | undefined => /^(?<unit>.+)-20\d\d$/.exec(id)?.groups?.unit;

/** A founding import may begin with any step, so each looks whether the id says whose plan it is. */
export const idFault = (id: string): Refused | undefined =>
  unitOfPlan(id) ? undefined : refuse("id-mismatch", { expected: { sv: "<nämnd>-<år>", en: "<board>-<year>" } });

export interface Link {
  readonly measure: string;
  readonly item: string;
  readonly picture: "same-year" | "previous-year";
}

/** A link as the state keeps it. */
export const linkKey = ({ item, picture }: Omit<Link, "measure">): string =>
  picture === "previous-year" ? `-${item}` : item;

/** The links of measures after events in force (`-` before an item of the year before). */
export function linksInForce(
  entries: readonly { readonly type: string; readonly data: unknown }[],
): PlanState["links"] {
  let links: PlanState["links"] = {};
  for (const { type, data } of entries) links = linksAfter({ links }, type, data as Link & { readonly answers: [] });
  return links;
}

/** The links once an event of this type came; those of other types leave them as they are. */
export function linksAfter(
  state: Pick<PlanState, "links">,
  type: string,
  data: Partial<Link> & { readonly measure?: string; readonly answers?: readonly string[] },
): PlanState["links"] {
  const { measure = "", item = "", picture = "same-year", answers = [] } = data;
  const now = linksOf(state, measure);
  switch (type) {
    case "PlanMeasureAdded":
    case "PlanMeasureChanged":
      return { ...state.links, [measure]: [...now.filter((key) => key.startsWith("-")), ...answers] };
    case "PlanItemLinked":
      return { ...state.links, [measure]: [...now, linkKey({ item, picture })] };
    case "PlanItemUnlinked":
      return { ...state.links, [measure]: now.filter((key) => key !== linkKey({ item, picture })) };
    default:
      return state.links;
  }
}

export const linksOf = ({ links }: Pick<PlanState, "links">, measure: string): readonly string[] =>
  Object.hasOwn(links, measure) ? (links[measure] ?? []) : [];

/** Items of the own year's picture that a measure answers. */
export const answersOf = (state: Pick<PlanState, "links">, measure: string): readonly string[] =>
  linksOf(state, measure).filter((key) => !key.startsWith("-"));
