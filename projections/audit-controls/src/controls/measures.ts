import { actionAreas } from "@liggare/domain";
import { dayOf, factsOf, type KnownUnit, newest } from "@liggare/views";
import { allBoards, type Claim, type Context, type Control, claim, otherBoards, thresholdOf } from "../control.ts";
import { isComplete, isSettled, planOf } from "../plans.ts";

/* Second audit question: measures in the three action areas (report §2.3, §3.1.3, §3.3.1–3.3.4, §4). */

const parts = ["localPicture", "measures", "responsible", "timetable", "followUp"] as const;

function planContents(context: Context, { unit }: KnownUnit): readonly Claim[] {
  const plan = planOf(context, unit);
  if (!plan) return [];
  const seen = newest(factsOf(plan.facts, "PlanContentsObserved"));
  const observed = seen ? parts.map((part) => seen.data[part]) : [];
  const looked: Claim[] = !seen
    ? []
    : observed.includes(false)
      ? [claim("not met", "contents-lacking", [seen])]
      : [claim(observed.every(Boolean) ? "met" : "open", "contents-present", [seen])];
  if (plan.measures.length === 0) return looked;
  const lacking = plan.measures.filter((measure) => !isComplete(measure)).map(({ fact }) => fact);
  if (lacking.length === 0)
    return [
      ...looked,
      claim(
        "met",
        "measures-complete",
        plan.measures.map(({ fact }) => fact),
      ),
    ];
  // What a source leaves out, or a draft has not got yet, is not seen to be lacking.
  const says = isSettled(plan) && lacking.some(({ source }) => source === undefined) ? "not met" : "open";
  return [...looked, claim(says, says === "open" ? "plan-under-work" : "measures-lacking", lacking)];
}

function measuresByArea(context: Context, { unit }: KnownUnit): readonly Claim[] {
  const measures = planOf(context, unit)?.measures ?? [];
  const facts = measures.filter(({ data }) => data.area !== undefined).map(({ fact }) => fact);
  if (facts.length === 0) return [];
  const all = Object.keys(actionAreas).every((area) => measures.some(({ data }) => data.area === area));
  return [claim(all ? "met" : "open", all ? "areas-all" : "areas-some", facts)];
}

const goals = { "taken-part": "goal-training-taken-part", completed: "goal-training-completed" } as const;

/**
 * Each figure against the policy's goal for its state: taken part, completed. Without a goal the figures are shown and
 * the auditors' findings decide. A number that is small is judged only where every small one would be judged so.
 */
const training = (context: Context, { unit }: KnownUnit): readonly Claim[] =>
  context.figures
    .filter((figure) => figure.unit === unit)
    .map(({ percent, counted, state, stated, fact, measuredBy }) => {
      const wanted = thresholdOf(context, goals[state]);
      const sensitivity = stated ? "process" : "sensitive";
      if (wanted === null || percent === null)
        return claim("open", stated ? "figure-stated" : "figure-counted", [fact], { sensitivity });
      const small = thresholdOf(context, "small-number-threshold") ?? 0;
      const hidden = counted !== null && counted.part > 0 && counted.part < small;
      // Whether a number that is masked reaches a goal would tell the number, goal by goal.
      if (hidden && 100 / counted.whole >= wanted !== ((small - 1) * 100) / counted.whole >= wanted)
        return claim("open", "figure-counted", [fact], { sensitivity });
      const reached = percent >= wanted;
      return claim(reached ? "met" : "not met", reached ? "goal-reached" : "goal-missed", [fact, ...measuredBy], {
        day: dayOf(fact.occurredOn),
        sensitivity,
      });
    });

export const measures: readonly Control[] = [
  {
    id: "plan-contents",
    question: "q2",
    criterion: "guidelines",
    title: {
      sv: "Planen har lägesbild, åtgärder, ansvarig, tidplan och form för uppföljning",
      en: "The plan has picture, measures, responsible, timetable and form of follow-up",
    },
    kinds: otherBoards,
    subjects: ["plan-contents"],
    own: planContents,
  },
  {
    id: "measures-by-area",
    question: "q2",
    criterion: "guidelines",
    title: { sv: "Åtgärderna utgår från de tre åtgärdsområdena", en: "Measures start from the three action areas" },
    kinds: allBoards,
    subjects: ["action-areas"],
    own: measuresByArea,
  },
  {
    id: "individual-support",
    question: "q2",
    criterion: "guidelines",
    title: { sv: "Avhoppare och anhöriga erbjuds stöd", en: "Defectors and relatives are offered support" },
    kinds: otherBoards,
    subjects: ["defector-work", "support-to-relatives"],
  },
  {
    id: "training",
    question: "q2",
    criterion: "guidelines",
    title: { sv: "Medarbetarna har fullföljt utbildningen", en: "Staff have completed the training" },
    kinds: allBoards,
    subjects: ["training"],
    thresholds: Object.values(goals),
    own: training,
  },
];
