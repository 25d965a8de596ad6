import type * as z from "zod/mini";
import { actionPlan } from "./action-plan.ts";
import { activity } from "./activity.ts";
import { agreementReferral } from "./agreement-referral.ts";
import { audit } from "./audit.ts";
import { civilSocietyGuidance } from "./civil-society-guidance.ts";
import { civilSocietyPartner } from "./civil-society-partner.ts";
import { civilSocietyStrategy } from "./civil-society-strategy.ts";
import { concernCompilation } from "./concern-compilation.ts";
import { concernReport } from "./concern-report.ts";
import { followUpRound } from "./follow-up-round.ts";
import { forum } from "./forum.ts";
import { inventory } from "./inventory.ts";
import type { Aggregate, EventDefinition } from "./kit/aggregate.ts";
import { correctionEvents } from "./kit/corrections.ts";
import { ledgerEvents } from "./ledger-stream.ts";
import { meeting } from "./meeting.ts";
import { pictureContribution } from "./picture-contribution.ts";
import { planInstructions } from "./plan-instructions.ts";
import { planReport } from "./plan-report.ts";
import { policeAgreement } from "./police-agreement.ts";
import { policeCheckin } from "./police-checkin.ts";
import { policy } from "./policy.ts";
import { series } from "./series.ts";
import { situationPicture } from "./situation-picture.ts";
import { summaryRelease } from "./summary-release.ts";
import { training } from "./training.ts";
import { unit } from "./unit.ts";

/** All aggregates. A new one is one line here; its events, commands, routes, forms and documents follow. */
const catalogue = [
  unit,
  forum,
  meeting,
  series,
  activity,
  policeCheckin,
  policeAgreement,
  agreementReferral,
  civilSocietyStrategy,
  civilSocietyPartner,
  civilSocietyGuidance,
  concernReport,
  concernCompilation,
  situationPicture,
  pictureContribution,
  inventory,
  planInstructions,
  actionPlan,
  planReport,
  followUpRound,
  training,
  audit,
  policy,
  summaryRelease,
] as const;

export const aggregates = catalogue as unknown as readonly Aggregate[];

type EventsOf<A> = A extends { readonly events: infer E } ? E : never;
type Intersection<U> = (U extends unknown ? (part: U) => void : never) extends (all: infer I) => void ? I : never;
type AllEvents = Intersection<EventsOf<(typeof catalogue)[number]>>;

/** The event types of all aggregates, and the payload of one. */
export type EventTypeName = keyof AllEvents & string;
export type DataOf<T extends EventTypeName> = AllEvents[T] extends { readonly data: infer D extends z.core.$ZodType }
  ? z.output<D>
  : never;

const byName = new Map(aggregates.map((aggregate) => [aggregate.name, aggregate]));

/** The aggregate of a name, or undefined. */
export const aggregateNamed = (name: string): Aggregate | undefined => byName.get(name);

export interface EventType {
  readonly type: string;
  readonly definition: Omit<EventDefinition, "example"> & { readonly example?: unknown };
  /** Undefined for the ledger's own events and for corrections, which any aggregate may have. */
  readonly aggregate?: Aggregate;
}

/** Every event type that a log may hold. */
export const eventTypes: ReadonlyMap<string, EventType> = new Map<string, EventType>([
  ...Object.entries({ ...ledgerEvents, ...correctionEvents }).map(
    ([type, definition]) => [type, { type, definition }] as const,
  ),
  ...aggregates.flatMap((aggregate) =>
    Object.entries(aggregate.events).map(([type, definition]) => [type, { type, definition, aggregate }] as const),
  ),
]);

/** The aggregate and id of a stream's name (`action-plan-skarholmen-2019`); undefined for the ledger's own. */
export function aggregateOfStream(stream: string): { aggregate: Aggregate; id: string } | undefined {
  const aggregate = aggregates
    .filter(({ name }) => stream.startsWith(`${name}-`))
    .sort((a, b) => b.name.length - a.name.length)[0];
  return aggregate && { aggregate, id: stream.slice(aggregate.name.length + 1) };
}
