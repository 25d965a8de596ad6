export {
  type ComparedField,
  comparedFields,
  type FieldChange,
  type MeasurePair,
  type PlanVersion,
  pairMeasures,
  planVersions,
} from "./action-plan-compare.ts";
export { type Link, linksInForce } from "./action-plan-state.ts";
export { approvers, delegations, followUpForms, named as measureNames } from "./action-plan-vocabulary.ts";
export {
  aggregateNamed,
  aggregateOfStream,
  aggregates,
  type DataOf,
  type EventType,
  type EventTypeName,
  eventTypes,
} from "./catalogue.ts";
export {
  type Basis,
  type Cursor,
  type Json,
  type JsonObject,
  type NewEvent,
  type Position,
  type RecordedBy,
  type RecordedEvent,
  type Role,
  roles,
  type Source,
  type StoredEvent,
  type Support,
  start,
  type TextRef,
} from "./envelope.ts";
export type { Advice, Offer } from "./kit/advice.ts";
export {
  type Aggregate,
  type AnyCommand,
  type EventDefinition,
  type EventDefinitions,
  type Reach,
  streamOf,
  type Who,
} from "./kit/aggregate.ts";
export { carriesFile, namesAttachment, noAttachments } from "./kit/attachments.ts";
export {
  type CorrectionData,
  type Entry,
  entriesInForce,
  entryCorrected,
  entryWithdrawn,
  isCorrection,
  kebab,
} from "./kit/corrections.ts";
export { correctorsOf } from "./kit/correctors.ts";
export {
  commandsOf,
  commonRefusals,
  type DecidedEvent,
  decide,
  type Folded,
  fold,
  offeredCommandsOf,
} from "./kit/decide.ts";
export { describeFields, type FieldDescription, jsonSchemaOf } from "./kit/describe.ts";
export { type Parsed, parse } from "./kit/faults.ts";
export { type Bilingual, codePattern, type FieldKind, type FieldMeta, fields } from "./kit/fields.ts";
export type { DecisionContext, Known, Need } from "./kit/needs.ts";
export { cadenceKinds, type Party } from "./kit/variants.ts";
export { type Leaf, mapLeaves } from "./kit/walk.ts";
export { type LedgerOpened, ledgerEvents, ledgerStream } from "./ledger-stream.ts";
export { lift, UnknownEvent } from "./lift.ts";
export { activityStates, effectEvidence, paces, reportPeriods } from "./plan-report-vocabulary.ts";
export { type PolicySetting, policyDefaults, policyOn, settingOn } from "./policy.ts";
export {
  type PolicyKey,
  type PolicyTextKey,
  policies,
  policyKeys,
  policyTexts,
  policyUnits,
} from "./policy-vocabulary.ts";
export { type CodedReport, rarityOf } from "./rarity.ts";
export {
  type FieldFault,
  type Refusal,
  type RefusalCode,
  type RefusalKind,
  type Refused,
  refusals,
  refusalText,
  refuse,
} from "./refusals.ts";
export { contentHash } from "./summary-content.ts";
export { type SummaryPeriod, summaryPeriod } from "./summary-period.ts";
export { summarySections } from "./summary-release-events.ts";
export { type ReleasedSummary, releasedSummary, releasesAround, type SummaryState } from "./summary-release-state.ts";
export type { TrainingState } from "./training-state.ts";
export { participationStates } from "./training-vocabulary.ts";
export { handoverMatters, successions } from "./unit-vocabulary.ts";
export {
  actionAreas,
  concernAssessments,
  concernFunctions,
  concernKinds,
  concernMeasures,
  concernOutcomes,
  environments,
  fineSettings,
  forumKinds,
  functions,
  logs,
  orientations,
  partyKinds,
  phenomena,
  policeLevels,
  settings,
  settingWithin,
  staffGroups,
  unitKinds,
} from "./vocabulary.ts";
