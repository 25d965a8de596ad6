import { dayOf, factsOf, isComplete, isOfUnit, type KnownForum, type KnownUnit, takesPartIn } from "@liggare/views";
import { agreement, collaborationWithPartners, guidance, localAgreement, strategy } from "../agreements.ts";
import {
  allBoards,
  type Claim,
  type Context,
  type Control,
  claim,
  districtBoards,
  executiveBoard,
  otherBoards,
} from "../control.ts";
import { attendanceDays, networkAttendance, networkMember, registered, since } from "./networks.ts";

/* Third audit question: working coordination, internal and external (report §2.3, §3.1.4, §3.2, §3.3.7, §4). */

const checkInDays = "control-checkin-days";
const overdueDays = "control-overdue-days";

/** Whether the unit answers for a forum's pace: it convenes it, or registered it where nobody is named. */
const answersFor = ({ convener, unit: owner }: KnownForum, known: KnownUnit): boolean =>
  convener.kind === "not-stated" || (convener.kind === "function" && convener.unit === undefined)
    ? owner === known.unit
    : isOfUnit(convener, known, known.unit);

function forumsCadence(context: Context, known: KnownUnit): readonly Claim[] {
  const own = context.forums.filter(({ forum }) => !forum.closed && answersFor(forum, known));
  if (own.length === 0) return [];
  const having = (...statuses: readonly string[]) =>
    own.filter(({ judged }) => statuses.includes(judged.dueness.status));
  const facts = (chosen: typeof own) =>
    chosen.flatMap(({ forum, judged }) => [
      ...forum.facts.filter(({ type }) => type === "ForumRegistered" || type === "CadenceSet"),
      ...judged.coverage.flatMap((declared) => declared.facts),
      ...judged.held.slice(-1).map(({ held }) => held),
    ]);
  const today = { day: context.on };
  const late = having("overdue");
  const borne = since(context, overdueDays);
  const tooLate = late.filter(({ judged }) => (judged.dueness.since ?? "") < borne);
  if (tooLate.length > 0) return [claim("not met", "forum-overdue", facts(tooLate), today)];
  if (late.length > 0) return [claim("open", "forum-overdue-briefly", facts(late), today)];
  const notCovered = having("cannot be judged");
  if (notCovered.length > 0) return [claim("open", "forums-not-covered", facts(notCovered), today)];
  const kept = having("on time", "due");
  if (kept.length > 0) return [claim("met", "forums-kept", facts(kept), today)];
  return [claim("open", "forums-without-cadence", facts(own), today)];
}

function police(context: Context, { unit }: KnownUnit): readonly Claim[] {
  const from = since(context, checkInDays);
  const recent = context.checkIns.filter((fact) => fact.unit === unit && dayOf(fact.occurredOn) >= from);
  const held = recent.length > 0 ? [claim("met", "checkins-held", recent)] : [];
  const none =
    recent.length === 0 && isComplete(context.cells, unit, "police-checkins", from, context.on)
      ? [
          claim("not met", "checkins-none", context.cells.cell("coverage", unit, "police-checkins")?.facts ?? [], {
            day: context.on,
          }),
        ]
      : [];
  const forums = context.forums.flatMap(({ forum }) => {
    const regular = forum.standingItems.length > 0 || ["every", "per", "some"].includes(forum.cadence.kind);
    if (forum.kind !== "police" || forum.closed || !regular || !takesPartIn(forum, context.units, unit)) return [];
    return [claim("met", "police-forum", [...registered(forum), ...factsOf(forum.facts, "StandingItemSet")])];
  });
  return [...held, ...none, ...forums];
}

const memberOf =
  (kind: string, grounds: "external-member" | "reference-group") => (context: Context, known: KnownUnit) =>
    context.forums.flatMap(({ forum }) =>
      forum.kind === kind && !forum.closed && takesPartIn(forum, context.units, known.unit)
        ? [claim("met", grounds, registered(forum))]
        : [],
    );

export const collaboration: readonly Control[] = [
  {
    id: "network-member",
    question: "q3",
    criterion: "guidelines",
    title: { sv: "Ingår i samordnarnas nätverk", en: "Belongs to the coordinators' network" },
    kinds: allBoards,
    subjects: [],
    own: networkMember,
  },
  {
    id: "network-attendance",
    question: "q3",
    criterion: "guidelines",
    title: { sv: "Deltar i samordnarnas nätverk", en: "Takes part in the coordinators' network" },
    kinds: otherBoards,
    subjects: [],
    thresholds: [attendanceDays],
    own: networkAttendance,
  },
  {
    id: "forums-cadence",
    question: "q3",
    criterion: "audit",
    title: { sv: "Egna forum hålls med sina intervall", en: "Own forums keep their cadence" },
    kinds: allBoards,
    subjects: [],
    thresholds: [overdueDays],
    own: forumsCadence,
  },
  {
    id: "external-networks",
    question: "q3",
    criterion: "guidelines",
    title: { sv: "Kunskap utbyts i externa nätverk", en: "Knowledge is exchanged in external networks" },
    kinds: executiveBoard,
    subjects: ["external-networks"],
    own: memberOf("external-network", "external-member"),
  },
  {
    id: "reference-group",
    question: "q3",
    criterion: "guidelines",
    title: { sv: "En extern referensgrupp finns", en: "There is an external reference group" },
    kinds: executiveBoard,
    subjects: ["reference-group"],
    own: memberOf("reference-group", "reference-group"),
  },
  {
    id: "police-collaboration",
    question: "q3",
    criterion: "guidelines",
    title: {
      sv: "Avstämningar med polisen, eller frågan som stående punkt",
      en: "Check-ins with the police, or a standing item with them",
    },
    kinds: allBoards,
    subjects: ["police-collaboration"],
    thresholds: [checkInDays],
    own: police,
  },
  {
    id: "police-agreement",
    question: "q3",
    criterion: "guidelines",
    title: { sv: "Överenskommelse med polisen finns", en: "There is an agreement with the police" },
    kinds: executiveBoard,
    subjects: ["police-agreement"],
    own: agreement,
  },
  {
    id: "local-police-agreement",
    question: "q3",
    criterion: "audit",
    title: {
      sv: "Den lokala överenskommelsen är uppdaterad från den centrala",
      en: "The local agreement is updated from the central one",
    },
    kinds: districtBoards,
    subjects: ["local-police-agreements"],
    own: localAgreement,
  },
  {
    id: "civil-society-strategy",
    question: "q3",
    criterion: "guidelines",
    title: {
      sv: "En strategi för civilsamhället finns för detta arbete",
      en: "There is a civil-society strategy for this work",
    },
    kinds: otherBoards,
    subjects: ["civil-society-strategy"],
    own: strategy,
  },
  {
    id: "civil-society-collaboration",
    question: "q3",
    criterion: "budget",
    title: { sv: "Samverkan med civilsamhället sker", en: "There is collaboration with civil society" },
    kinds: allBoards,
    subjects: ["civil-society-partners"],
    own: collaborationWithPartners,
  },
  {
    id: "central-guidance",
    question: "q3",
    criterion: "guidelines",
    title: {
      sv: "En central vägledning för samverkan med civilsamhället finns",
      en: "There is central guidance on collaboration with civil society",
    },
    kinds: executiveBoard,
    subjects: ["central-guidance"],
    own: guidance,
  },
];
