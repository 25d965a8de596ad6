import type { Lang } from "@liggare/calendar";

/* Words of the tables about audits. */

const texts = {
  sv: {
    audits: "Granskningar",
    audit: "Granskning",
    submitted: "Överlämnad",
    trackers: "Rekommendationer nämnd för nämnd",
    owner: "Ansvarig",
    actions: "Åtgärder",
    action: "Åtgärd",
    due: "Klart senast",
    done: "Gjord",
    evidence: "Underlag",
    verdict: "Revisionens bedömning",
    next: "Nästa steg",
    overdue: "Försenat",
    totals: "Summor",
    event: "händelse",
    findings: "Iakttagelser",
    recommendations: "Rekommendationer",
    statuses: {
      awaited: "yttrande inväntas",
      overdue: "yttrande försenat",
      replied: "besvarad",
      verified: "uppföljd av revisionen",
    },
  },
  en: {
    audits: "Audits",
    audit: "Audit",
    submitted: "Submitted",
    trackers: "Recommendations board by board",
    owner: "Owner",
    actions: "Actions",
    action: "Action",
    due: "Due",
    done: "Done",
    evidence: "Evidence",
    verdict: "The auditors' verdict",
    next: "Next step",
    overdue: "Overdue",
    totals: "Totals",
    event: "event",
    findings: "Findings",
    recommendations: "Recommendations",
    statuses: {
      awaited: "reply awaited",
      overdue: "reply overdue",
      replied: "replied",
      verified: "verified by the auditors",
    },
  },
} as const;

export const auditWords = (lang: Lang) => texts[lang];
