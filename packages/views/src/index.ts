export {
  type CountNode,
  count,
  type DerivedNode,
  type Disclosed,
  type DisclosedShare,
  type DisclosedValue,
  derived,
  type FilledText,
  numbersOf,
  type OwnNode,
  own,
  type ShareNode,
  type Shown,
  share,
  type WhyNode,
  why,
} from "./answer.ts";
export { applyEvent, type CellStore, silentCell } from "./apply.ts";
export {
  boardOf,
  type Cell,
  type CellId,
  type Contribution,
  cellName,
  type EventInForce,
  type Fact,
  parseCellName,
} from "./cells.ts";
export { type Evidence, evidenceOf } from "./evidence.ts";
export { type MemoryCells, memoryCells } from "./memory.ts";
export { activitiesOf, activityHandlers, activityKinds } from "./parts/activities.ts";
export {
  type AgreementStatus,
  agreementHandlers,
  agreementKinds,
  agreementsOf,
  type KnownAgreement,
  type KnownReferral,
  type ReferralState,
  referralHandlers,
  referralsOf,
  type UpdateStatus,
} from "./parts/agreements.ts";
export {
  auditHandlers,
  auditKinds,
  auditOf,
  auditsOf,
  type KnownAudits,
  type KnownPlanned,
  type KnownTracker,
  type Said,
  saidEvidence,
  saidOf,
} from "./parts/audits.ts";
export {
  civilSocietyKinds,
  guidanceHandlers,
  guidancesOf,
  type KnownCollaboration,
  type KnownGuidance,
  type KnownPartner,
  type KnownStrategy,
  partnerHandlers,
  partnersOf,
  type StrategyStatus,
  strategiesOf,
  strategyHandlers,
} from "./parts/civil-society.ts";
export {
  type BoardClaim,
  findingSays,
  type JoinedClaims,
  joinClaims,
  newestDay,
  type WeighedClaim,
} from "./parts/claims.ts";
export {
  type ChangedReport,
  compilationHandlers,
  compilationKinds,
  compilationsOf,
  type KnownCompilation,
  type ReportChange,
} from "./parts/compilations.ts";
export { cityPeriods, cityTable, periodsOf, tableOf } from "./parts/concern-counts.ts";
export {
  concernHandlers,
  concernReportKinds,
  type Report,
  reportId,
  reportsOf,
  reportYear,
  stepsOf,
} from "./parts/concerns.ts";
export {
  contributionHandlers,
  contributionKinds,
  contributionsOf,
  type KnownContribution,
} from "./parts/contributions.ts";
export {
  type Coordination,
  coordinationOf,
  type Handover,
  type InOffice,
  outlasts,
  type StandingVacancy,
  type Vacancy,
  vacancyOn,
} from "./parts/coordinators.ts";
export {
  allFacts,
  alphabetical,
  codesOf,
  codeText,
  type FactOf,
  factsOf,
  groupBy,
  keeping,
  lastOf,
  newest,
  type TypedFact,
  titleOf,
  wordOf,
} from "./parts/facts.ts";
export {
  forumHandlers,
  forumKinds,
  forumsOf,
  type JudgedForum,
  judgeForum,
  type KnownForum,
  lateFrom,
  shownDueness,
  standingItemsOn,
  takesPartIn,
} from "./parts/forums.ts";
export {
  type AskedBoard,
  inventoriesOf,
  inventoryHandlers,
  inventoryKinds,
  type KnownInventory,
} from "./parts/inventories.ts";
export { type Lateness, lateness } from "./parts/late.ts";
export {
  type AgendaItem,
  type Meeting,
  type MeetingAction,
  meetingHandlers,
  meetingKinds,
  meetingsOf,
  reasonMoved,
} from "./parts/meetings.ts";
export { coordinatorOf, isOfUnit, partyShown } from "./parts/parties.ts";
export { type KnownPicture, pictureHandlers, pictureKinds, picturesOf } from "./parts/pictures.ts";
export { type MeasureStanding, type NoFigure, type StandingMeasure, standingsOf } from "./parts/plan-figure.ts";
export { doesAnswer, lacksOf, type MeasurePart, type Orphans, orphansOf } from "./parts/plan-links.ts";
export {
  type Activity,
  type KnownReport,
  periodEnd,
  planReportsOf,
  type ReportDue,
  type ReportPeriodCode,
  reportDue,
  reportHandlers,
  reportKinds,
} from "./parts/plan-reports.ts";
export {
  conditionsOf,
  type FollowedInstructions,
  followedInstructions,
  instructionHandlers,
  instructionKinds,
  type KnownCondition,
} from "./parts/plan-steps.ts";
export {
  type KnownMeasure,
  type KnownPlan,
  type PlanFact,
  type PlanStatus,
  planHandlers,
  planKinds,
  plansOf,
} from "./parts/plans.ts";
export { checkInsOf, policeHandlers, policeKinds } from "./parts/police.ts";
export { type KnownOccasion, type KnownSeries, seriesHandlers, seriesKinds, seriesOf } from "./parts/series.ts";
export type { ConcernCount, ConcernPeriods, ConcernTable, PartyShown } from "./parts/shown.ts";
export { dateText, dayOf, happenedBy, inBoth, inTime, monthKey, spanOf, twelveMonths } from "./parts/time.ts";
export {
  coursesOf,
  type FigureFact,
  type FigureSeries,
  type FigureSource,
  figureCount,
  figureSeriesOf,
  figureShown,
  headcountFor,
  participationHandlers,
  participationKinds,
  peopleIn,
  sourceOfFigure,
  type TrainingFigure,
} from "./parts/training.ts";
export { participantListHandlers, participantListKinds, participantListsOf } from "./parts/training-lists.ts";
export { type ProbablySame, probablySame } from "./parts/twins.ts";
export {
  coverageHandlers,
  coverageOf,
  type DeclaredCoverage,
  type Ended,
  type FormerBoard,
  formerOf,
  isBoard,
  isComplete,
  type KnownUnit,
  namesOf,
  namingHandlers,
  recordedAfterEnd,
  type Succession,
  unitHandlers,
  unitKinds,
  unitsOf,
} from "./parts/units.ts";
export { type Snapshot, snapshotOf } from "./snapshot.ts";
export {
  byPresentStructure,
  type Kept,
  type Moved,
  presentBoards,
  type Regrouping,
} from "./structure.ts";
export { cellsTouchedBy } from "./touched.ts";
export {
  defineView,
  type Handlers,
  type Question,
  type Sensitivity,
  type Structure,
  structures,
  type ViewDefinition,
  workReaders,
} from "./view.ts";
