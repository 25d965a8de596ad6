import type { Bilingual } from "@liggare/domain";
import type { CellStatus, Matter, Tracker } from "./answer.ts";

/** The matters of a board's row, in their order. */
export const matterTexts: Readonly<Record<Matter, Bilingual>> = {
  coordinator: { sv: "Samordnare", en: "Coordinator" },
  situationPicture: { sv: "Lägesbild", en: "Situation picture" },
  plan: { sv: "Handlingsplan", en: "Action plan" },
  measures: { sv: "Åtgärder", en: "Measures" },
  networks: { sv: "Nätverk", en: "Networks" },
  policeCollaboration: { sv: "Samverkan med polis", en: "Collaboration with police" },
  training: { sv: "Utbildning", en: "Training" },
  civilSociety: { sv: "Civilsamhälle", en: "Civil society" },
  reporting: { sv: "Uppföljning och rapportering", en: "Follow-up and reporting" },
  recommendations: { sv: "Rekommendationer", en: "Recommendations" },
};

export const statusTexts: Readonly<Record<CellStatus, Bilingual>> = {
  met: { sv: "Uppfyllt", en: "Met" },
  "not met": { sv: "Inte uppfyllt", en: "Not met" },
  overdue: { sv: "Försenat", en: "Overdue" },
  "cannot be judged": { sv: "Kan inte bedömas", en: "Cannot be judged" },
  "not applicable": { sv: "Berörs inte", en: "Not applicable" },
};

/** Why a cell has its status. */
export const reasons = {
  "no-facts": { sv: "Underlag saknas", en: "Evidence is missing" },
  "another-role": { sv: "Gäller inte kommunstyrelsen", en: "Does not concern the executive board" },
  "finding-in-place": { sv: "Finns enligt granskningen", en: "In place according to the audit" },
  "finding-missing": { sv: "Saknas enligt granskningen", en: "Missing according to the audit" },
  "finding-limited": { sv: "Otillräckligt enligt granskningen", en: "Insufficient according to the audit" },
  "finding-not-yet": {
    sv: "Planerat eller pågår enligt granskningen, inte att det är gjort eller ogjort",
    en: "Planned or under way according to the audit; not whether it is in place",
  },
  "recommendation-met": { sv: "Rekommendationen är uppfylld", en: "The recommendation is met" },
  "coordinator-appointed": { sv: "Samordnare är utsedd", en: "A coordinator is appointed" },
  "coordinator-vacant-unsure": {
    sv: "Samordnare saknas kanske: dagen är inte känd så nära att det kan bedömas",
    en: "Perhaps vacant: the first day is not known closely enough to judge",
  },
  "coordinator-vacant": { sv: "Samordnare saknas", en: "The coordinator's post is vacant" },
  "coordinator-deputy": { sv: "Samordnare saknas, en ersättare är utsedd", en: "Vacant, a deputy is appointed" },
  "picture-adopted": { sv: "Årets lägesbild är fastställd", en: "The year's picture is adopted" },
  "picture-compiled": { sv: "Årets lägesbild är sammanställd", en: "The year's picture is compiled" },
  "picture-exists": {
    sv: "Lägesbild uppges finnas, punkterna är inte införda",
    en: "A picture is stated to exist, its items are not entered",
  },
  "picture-older": { sv: "Lägesbilden är från ett tidigare år", en: "The picture is of an earlier year" },
  "plan-approved": { sv: "Planen är godkänd", en: "The plan is approved" },
  "plan-conditions": { sv: "Planen är godkänd med villkor", en: "The plan is approved with conditions" },
  "plan-condition-overdue": { sv: "Ett villkor för godkännandet är försenat", en: "A condition is overdue" },
  "plan-decided": {
    sv: "Planen är beslutad av nämnden, godkännande är inte infört",
    en: "The plan is decided by the board, an approval is not entered",
  },
  "plan-revised": {
    sv: "Planen är reviderad, nytt beslut är inte infört",
    en: "The plan is revised, a new decision is not entered",
  },
  "plan-under-work": { sv: "Planen är under arbete", en: "The plan is under work" },
  "plan-sent-back": { sv: "Planen är återsänd för komplettering", en: "The plan is sent back" },
  "plan-older": { sv: "Planen är från ett tidigare år", en: "The plan is of an earlier year" },
  "measures-complete": {
    sv: "Varje åtgärd har ansvarig, tidplan och form för uppföljning",
    en: "Each measure has a responsible function, a timetable and a form of follow-up",
  },
  "measures-incomplete": {
    sv: "Åtgärder saknar ansvarig, tidplan eller form för uppföljning",
    en: "Measures lack a responsible function, a timetable or a form of follow-up",
  },
  "measures-not-stated": {
    sv: "Ansvarig, tidplan eller form för uppföljning framgår inte",
    en: "Responsible function, timetable or form of follow-up is not stated",
  },
  "contents-present": {
    sv: "Planen innehåller åtgärder, ansvarig, tidplan och form för uppföljning",
    en: "The plan contains measures, responsible, timetable and form of follow-up",
  },
  "contents-lacking": { sv: "Planen saknar delar", en: "The plan lacks parts" },
  "network-overdue": { sv: "Ett forum har passerat sitt intervall", en: "A forum is past its cadence" },
  "network-on-time": { sv: "Forum hålls med sitt intervall", en: "Forums keep their cadence" },
  "network-not-covered": {
    sv: "Loggen är inte förklarad fullständig",
    en: "The log is not declared complete",
  },
  "police-held": { sv: "Avstämning hållen de senaste tolv månaderna", en: "A check-in within twelve months" },
  "police-none": {
    sv: "Ingen avstämning på tolv månader, loggen är fullständig",
    en: "No check-in in twelve months, the log is complete",
  },
  "agreement-in-force": { sv: "Överenskommelse med polisen gäller", en: "An agreement with the police is in force" },
  "agreement-to-update": {
    sv: "Den lokala överenskommelsen ska uppdateras efter den centrala",
    en: "The local agreement is to be updated from the central one",
  },
  "agreement-cancelled": { sv: "Överenskommelsen är uppsagd", en: "The agreement is cancelled" },
  "agreement-to-come": { sv: "Överenskommelsen gäller inte än", en: "The agreement is not in force yet" },
  "agreement-over": { sv: "Överenskommelsen har upphört, ingen ny är införd", en: "Ended, no new one is entered" },
  "strategy-adopted": { sv: "Strategi för detta arbete är antagen", en: "A strategy for this work is adopted" },
  "strategy-coming": { sv: "Strategi är aviserad eller påbörjad", en: "A strategy is announced or started" },
  "strategy-ended": { sv: "Strategin har upphört, ingen ny är införd", en: "Ended, no new strategy is entered" },
  "guidance-adopted": { sv: "Central vägledning är antagen", en: "Central guidance is adopted" },
  "guidance-coming": { sv: "Central vägledning är aviserad", en: "Central guidance is announced" },
  "observed-in-place": { sv: "Finns enligt iakttagelse", en: "Observed to be in place" },
  "observed-absent": { sv: "Saknas enligt iakttagelse", en: "Observed to be absent" },
  "observed-under-way": { sv: "Pågår enligt iakttagelse", en: "Observed to be under way" },
  "training-all": { sv: "Alla som ska gå utbildningen har gått den", en: "All who are required to have taken it" },
  "training-part": { sv: "En del av medarbetarna har gått utbildningen", en: "Part of the staff has taken it" },
  "training-stated": { sv: "Uppgiven andel, utan antal", en: "A stated share, without numbers" },
  "training-no-whole": { sv: "Antalet medarbetare är inte infört", en: "The number of staff is not entered" },
  "training-not-required": { sv: "Inget beslut om vilka som ska gå", en: "No decision on who is to take it" },
  "reply-overdue": { sv: "Yttrande är försenat", en: "A reply is overdue" },
  "replies-awaited": { sv: "Yttrande inväntas", en: "Replies are awaited" },
  "replies-given": { sv: "Yttrande lämnat, inte uppföljt av revisionen", en: "Replied, not verified by the auditors" },
  "recommendations-met": { sv: "Revisionen bedömer dem som uppfyllda", en: "The auditors judge them met" },
  "recommendations-not-met": { sv: "Revisionen bedömer dem inte som uppfyllda", en: "The auditors judge them not met" },
  "no-recommendations": { sv: "Inga rekommendationer", en: "No recommendations" },
} as const satisfies Readonly<Record<string, Bilingual>>;
export type Reason = keyof typeof reasons;

export const trackerTexts: Readonly<Record<Tracker["status"], Bilingual>> = {
  awaited: { sv: "Inväntas", en: "Awaited" },
  overdue: { sv: "Försenat", en: "Overdue" },
  replied: { sv: "Besvarad", en: "Replied" },
  verified: { sv: "Uppföljd", en: "Verified" },
};

export const planTexts = {
  drafted: { sv: "Utkast", en: "Draft" },
  consulted: { sv: "Samråd hållet", en: "Consulted on" },
  decided: { sv: "Beslutad av nämnden", en: "Decided by the board" },
  approved: { sv: "Godkänd", en: "Approved" },
  "approved-with-conditions": { sv: "Godkänd med villkor", en: "Approved with conditions" },
  "sent-back": { sv: "Återsänd för komplettering", en: "Sent back" },
  revised: { sv: "Reviderad", en: "Revised" },
  "not-stated": { sv: "Framgår inte", en: "Not stated" },
} as const;

export const contentTexts = {
  localPicture: { sv: "Lokal lägesbild", en: "Local situation picture" },
  measures: { sv: "Åtgärder", en: "Measures" },
  responsible: { sv: "Ansvarig", en: "Responsible" },
  timetable: { sv: "Tidplan", en: "Timetable" },
  followUp: { sv: "Form för uppföljning", en: "Form of follow-up" },
} as const;

export const notClassified: Bilingual = { sv: "Inte angivet", en: "Not stated" };
