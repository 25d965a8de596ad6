import type { Bilingual } from "@liggare/domain";

/** Why a control is answered as it is. Codes are part of the answer and never change. */
export const grounds = {
  "no-facts": { sv: "Underlag saknas", en: "Evidence is missing" },
  "another-kind": { sv: "Gäller inte detta slags nämnd", en: "Does not concern this kind of board" },
  "finding-in-place": { sv: "Finns enligt granskningen", en: "In place according to the audit" },
  "finding-missing": { sv: "Saknas enligt granskningen", en: "Missing according to the audit" },
  "finding-limited": { sv: "Otillräckligt enligt granskningen", en: "Insufficient according to the audit" },
  "finding-planned": {
    sv: "Ska göras enligt granskningen, inte att det är gjort eller ogjort",
    en: "To be done according to the audit; not whether it is",
  },
  "finding-under-way": { sv: "Pågår enligt granskningen", en: "Under way according to the audit" },
  "recommendation-verified": {
    sv: "Revisionen bedömer rekommendationen som uppfylld",
    en: "The auditors judge the recommendation met",
  },
  "recommendation-not-verified": {
    sv: "Revisionen bedömer inte rekommendationen som uppfylld",
    en: "The auditors do not judge the recommendation met",
  },
  "coordinator-appointed": { sv: "Samordnare är utsedd", en: "A coordinator is appointed" },
  "coordinator-vacant": { sv: "Samordnare saknas", en: "The coordinator's post is vacant" },
  "coordinator-vacant-briefly": {
    sv: "Samordnare saknas sedan kort tid",
    en: "The coordinator's post is vacant since a short time",
  },
  "coordinator-deputy": { sv: "Samordnare saknas, en ersättare är utsedd", en: "Vacant, a deputy is appointed" },
  "internal-group": { sv: "En intern grupp är registrerad", en: "An internal group is registered" },
  "picture-of-the-year": { sv: "Årets lägesbild finns", en: "There is a picture of the year" },
  "picture-older": { sv: "Lägesbilden är från ett tidigare år", en: "The picture is of an earlier year" },
  "plan-of-the-year": { sv: "Årets plan finns", en: "There is a plan of the year" },
  "plan-under-work": { sv: "Planen är under arbete", en: "The plan is under work" },
  "plan-older": { sv: "Planen är från ett tidigare år", en: "The plan is of an earlier year" },
  "plan-decided": { sv: "Nämnden har beslutat planen", en: "The board has decided the plan" },
  "plan-approved": { sv: "Planen är godkänd", en: "The plan is approved" },
  "plan-conditions": { sv: "Planen är godkänd med villkor", en: "The plan is approved with conditions" },
  "plan-sent-back": { sv: "Planen är återsänd för komplettering", en: "The plan is sent back" },
  "plan-revised": { sv: "Planen är reviderad under året", en: "The plan was revised during the year" },
  "instructions-issued": { sv: "Anvisningar är utfärdade", en: "Instructions are issued" },
  "contents-present": {
    sv: "Lägesbild, åtgärder, ansvarig, tidplan och form för uppföljning finns i planen",
    en: "The plan has picture, measures, responsible, timetable and form of follow-up",
  },
  "contents-lacking": { sv: "Planen saknar delar", en: "The plan lacks parts" },
  "measures-complete": {
    sv: "Varje åtgärd har ansvarig, tidplan och form för uppföljning",
    en: "Each measure has a responsible function, a timetable and a form of follow-up",
  },
  "measures-lacking": {
    sv: "Åtgärder i en beslutad plan saknar ansvarig, tidplan eller form för uppföljning",
    en: "Measures of a decided plan lack a responsible function, a timetable or a form of follow-up",
  },
  "areas-all": { sv: "Planen har åtgärder i alla tre områdena", en: "The plan has measures in all three areas" },
  "areas-some": {
    sv: "Planen har åtgärder i några av områdena; att det saknas i andra är inget bevis",
    en: "The plan has measures in some of the areas; none in others is no evidence",
  },
  "goal-reached": { sv: "Andelen når målet", en: "The share reaches the goal" },
  "goal-missed": { sv: "Andelen når inte målet", en: "The share does not reach the goal" },
  "figure-counted": { sv: "Antal som har deltagit eller fullföljt", en: "A count of those who took part or completed" },
  "figure-stated": { sv: "En uppgiven andel, utan antal", en: "A stated share, without numbers" },
  "network-member": { sv: "Ingår i samordnarnas nätverk", en: "Belongs to the coordinators' network" },
  "network-convened": { sv: "Sammankallar samordnarnas nätverk", en: "Convenes the coordinators' network" },
  "network-attended": { sv: "Har deltagit i nätverkets möten", en: "Has attended meetings of the network" },
  "network-not-attended": {
    sv: "Loggen är fullständig, möten har hållits och nämnden har inte deltagit",
    en: "The log is complete, meetings were held and the board attended none",
  },
  "attendance-not-covered": {
    sv: "Nätverkets logg är inte förklarad fullständig",
    en: "The network's log is not declared complete",
  },
  "forums-kept": { sv: "Forumen hålls med sina intervall", en: "The forums keep their cadence" },
  "forum-overdue": { sv: "Ett forum har passerat sitt intervall", en: "A forum is past its cadence" },
  "forum-overdue-briefly": {
    sv: "Ett forum har nyss passerat sitt intervall",
    en: "A forum has just passed its cadence",
  },
  "forums-not-covered": {
    sv: "Forumens logg är inte förklarad fullständig",
    en: "The forums' log is not declared complete",
  },
  "forums-without-cadence": { sv: "Forumen har inget intervall", en: "The forums have no cadence" },
  "external-member": { sv: "Ingår i externa nätverk", en: "Belongs to external networks" },
  "checkins-held": { sv: "Avstämningar med polisen har hållits", en: "Check-ins with the police were held" },
  "checkins-none": {
    sv: "Ingen avstämning, och loggen är fullständig",
    en: "No check-in, and the log is complete",
  },
  "police-forum": {
    sv: "Ett forum med polisen har intervall eller stående punkt",
    en: "A forum with the police has a cadence or a standing item",
  },
  "reference-group": { sv: "En referensgrupp är registrerad", en: "A reference group is registered" },
  "report-submitted": { sv: "Årets uppföljning är lämnad", en: "The year's follow-up is submitted" },
  "report-nothing": {
    sv: "Nämnden har lämnat att inget finns att rapportera",
    en: "The board reported that there is nothing to report",
  },
  "report-sent-back": { sv: "Uppföljningen är återsänd", en: "The follow-up is sent back" },
  "report-none": {
    sv: "Ingen uppföljning, och loggen är fullständig",
    en: "No follow-up, and the log is complete",
  },
  "report-not-logged": {
    sv: "Ingen uppföljning är antecknad; det är inget bevis för att den uteblev",
    en: "No follow-up is logged; that is no evidence that there is none",
  },
  "analysis-recorded": { sv: "Uppföljningen har en samlad analys", en: "The follow-up has a consolidated analysis" },
  "analysis-lacking": { sv: "Den lämnade uppföljningen saknar analys", en: "The submitted follow-up has no analysis" },
  "summary-released": { sv: "En samlad bild är släppt det senaste året", en: "A summary was released within a year" },
  "summary-older": { sv: "Den senaste samlade bilden är äldre än ett år", en: "The last summary is over a year old" },
  "plans-reviewed": { sv: "Årets planer är granskade", en: "The year's plans are reviewed" },
  "plans-partly-reviewed": { sv: "Några av årets planer är granskade", en: "Some of the year's plans are reviewed" },
  "concern-log-kept": {
    sv: "Nämnden för en fullständig logg över rapporter",
    en: "The board keeps a complete log of reports",
  },
  "replies-in-time": { sv: "Yttranden lämnades i tid", en: "Replies were given in time" },
  "reply-late": { sv: "Ett yttrande lämnades för sent", en: "A reply was given late" },
  "replies-awaited": { sv: "Tiden för yttrande har inte gått ut", en: "The time for replies has not passed" },
  "reply-not-logged": {
    sv: "Tiden har gått ut och inget yttrande är antecknat; det är inget bevis för att det uteblev",
    en: "The time has passed and no reply is logged; that is no evidence that none was given",
  },
  "no-recommendations": { sv: "Inga rekommendationer", en: "No recommendations" },
} as const satisfies Readonly<Record<string, Bilingual>>;

export type GroundCode = keyof typeof grounds;
