export type {
  CountNode,
  DerivedNode,
  Disclosed,
  DisclosedShare,
  DisclosedValue,
  FilledText,
  OwnNode,
  ShareNode,
  Shown,
  WhyNode,
} from "./answer.ts";
export { count, derived, numbersOf, own, share, why } from "./answer.ts";
export { applyEvent, type CellStore, silentCell } from "./apply.ts";
export type { Cell, CellId, Contribution, EventInForce, Fact } from "./cells.ts";
export { boardOf, cellName, parseCellName } from "./cells.ts";
export { type Evidence, evidenceOf } from "./evidence.ts";
export { type MemoryCells, memoryCells } from "./memory.ts";
export { activitiesOf, activityHandlers, activityKinds } from "./parts/activities.ts";
export type {
  AgreementStatus,
  KnownAgreement,
  KnownReferral,
  ReferralState,
  UpdateStatus,
} from "./parts/agreements.ts";
export { agreementHandlers, agreementKinds, agreementsOf, referralHandlers, referralsOf } from "./parts/agreements.ts";
export type { KnownAudits, KnownPlanned, KnownTracker, Said } from "./parts/audits.ts";
export { auditHandlers, auditKinds, auditOf, auditsOf, saidEvidence, saidOf } from "./parts/audits.ts";
export type {
  KnownCollaboration,
  KnownGuidance,
  KnownPartner,
  KnownStrategy,
  StrategyStatus,
} from "./parts/civil-society.ts";
export {
  civilSocietyKinds,
  guidanceHandlers,
  guidancesOf,
  partnerHandlers,
  partnersOf,
  strategiesOf,
  strategyHandlers,
} from "./parts/civil-society.ts";
export type { BoardClaim, JoinedClaims, WeighedClaim } from "./parts/claims.ts";
export { findingSays, joinClaims, newestDay } from "./parts/claims.ts";
export type { ChangedReport, KnownCompilation, ReportChange } from "./parts/compilations.ts";
export { compilationHandlers, compilationKinds, compilationsOf } from "./parts/compilations.ts";
export { cityPeriods, cityTable, periodsOf, tableOf } from "./parts/concern-counts.ts";
export type { Report } from "./parts/concerns.ts";
export {
  concernHandlers,
  concernReportKinds,
  reportId,
  reportsFrom,
  reportsOf,
  reportYear,
  stepsFrom,
  stepsOf,
} from "./parts/concerns.ts";
export type { KnownContribution } from "./parts/contributions.ts";
export { contributionHandlers, contributionKinds, contributionsOf } from "./parts/contributions.ts";
export type { Coordination, Handover, InOffice, StandingVacancy, Vacancy } from "./parts/coordinators.ts";
export { coordinationOf, outlasts, vacancyOn } from "./parts/coordinators.ts";
export type { FactOf, TypedFact } from "./parts/facts.ts";
export {
  allFacts,
  alphabetical,
  codesOf,
  codeText,
  factsOf,
  groupBy,
  keeping,
  lastOf,
  newest,
  titleOf,
  together,
  wordOf,
} from "./parts/facts.ts";
export type { JudgedForum, KnownForum } from "./parts/forums.ts";
export {
  forumHandlers,
  forumKinds,
  forumsOf,
  judgeForum,
  lateFrom,
  shownDueness,
  standingItemsOn,
  takesPartIn,
} from "./parts/forums.ts";
export type { AskedBoard, KnownInventory } from "./parts/inventories.ts";
export { inventoriesOf, inventoryHandlers, inventoryKinds } from "./parts/inventories.ts";
export { type Lateness, lateness } from "./parts/late.ts";
export type { AgendaItem, Meeting, MeetingAction } from "./parts/meetings.ts";
export { meetingHandlers, meetingKinds, meetingsOf, meetingsWithOpenActions, reasonMoved } from "./parts/meetings.ts";
export { type HeldOccasion, type OccasionFact, type Pace, paceHandlers, paceKinds, paceOf } from "./parts/pace.ts";
export { coordinatorOf, isOfUnit, partyShown } from "./parts/parties.ts";
export { type KnownPicture, pictureHandlers, pictureKinds, picturesOf } from "./parts/pictures.ts";
export { type MeasureStanding, type NoFigure, type StandingMeasure, standingsOf } from "./parts/plan-figure.ts";
export { doesAnswer, lacksOf, type MeasurePart, type Orphans, orphansOf } from "./parts/plan-links.ts";
export type { Activity, KnownReport, ReportDue, ReportPeriodCode } from "./parts/plan-reports.ts";
export { periodEnd, planReportsOf, reportDue, reportHandlers, reportKinds } from "./parts/plan-reports.ts";
export type { FollowedInstructions, KnownCondition } from "./parts/plan-steps.ts";
export { conditionsOf, followedInstructions, instructionHandlers, instructionKinds } from "./parts/plan-steps.ts";
export type { KnownMeasure, KnownPlan, PlanFact, PlanStatus } from "./parts/plans.ts";
export { planHandlers, planKinds, plansOf } from "./parts/plans.ts";
export { checkInsOf, lastCheckIn, policeHandlers, policeKinds } from "./parts/police.ts";
export { type KnownOccasion, type KnownSeries, seriesHandlers, seriesKinds, seriesOf } from "./parts/series.ts";
export type { ConcernCount, ConcernPeriods, ConcernTable, PartyShown } from "./parts/shown.ts";
export {
  dateText,
  dayOf,
  happenedBy,
  inBoth,
  inTime,
  monthKey,
  monthsBefore,
  spanOf,
  twelveMonths,
} from "./parts/time.ts";
export type { FigureFact, FigureSeries, FigureSource, TrainingFigure } from "./parts/training.ts";
export {
  coursesOf,
  figureCount,
  figureSeriesOf,
  figureShown,
  headcountFor,
  participationHandlers,
  participationKinds,
  peopleIn,
  sourceOfFigure,
} from "./parts/training.ts";
export { participantListHandlers, participantListKinds, participantListsOf } from "./parts/training-lists.ts";
export { type ProbablySame, probablySame } from "./parts/twins.ts";
export type { DeclaredCoverage, Ended, FormerBoard, KnownUnit, Succession } from "./parts/units.ts";
export {
  coverageHandlers,
  coverageOf,
  formerOf,
  isBoard,
  isComplete,
  namesOf,
  namingHandlers,
  recordedAfterEnd,
  unitHandlers,
  unitKinds,
  unitsOf,
} from "./parts/units.ts";
export { byKey, inOrderOfCells, type Snapshot, snapshotOf, undated } from "./snapshot.ts";
export { byPresentStructure, type Kept, type Moved, presentBoards, type Regrouping } from "./structure.ts";
export { cellsTouchedBy } from "./touched.ts";
export type { Handlers, Question, Sensitivity, Structure, ViewDefinition } from "./view.ts";
export { defineView, structures, workReaders } from "./view.ts";
