import type { Actor } from "@liggare/access";
import type { LedgerOpened, Refused } from "@liggare/domain";
import type { EventStore } from "@liggare/event-store";
import type { Vault } from "@liggare/vault";
import type { ViewStore } from "@liggare/view-store";
import type { ViewDefinition } from "@liggare/views";
import type { Observable } from "rxjs";
import type { Advised } from "./advise.ts";
import type { Changes, ChangesRequest } from "./changes.ts";
import type { Clock } from "./clock.ts";
import type { CompareRequest, PlanComparison } from "./compare-plans.ts";
import type { ContactEntry, Contacts } from "./contacts.ts";
import type { Founded, FoundingMaterial, FoundingState, Rehearsal } from "./founding.ts";
import type { LiveMessage } from "./live.ts";
import type { LogEvent, LogRequest } from "./log.ts";
import type { ListOutcome, ListRequest } from "./participant-list-answer.ts";
import type { PreviewRequest, ReleasePreview } from "./preview-release.ts";
import type { Register } from "./register-view.ts";
import type { ReleaseAnswer, ReleaseList, ReleaseRequest } from "./releases.ts";
import type { CommandRequest, Outcome, ViewAnswer, ViewRequest } from "./requests.ts";
import type { ReleaseVerification } from "./verify-release.ts";

export interface LedgerOptions {
  readonly store: EventStore;
  readonly vault: Vault;
  /** Folder of the views' files. */
  readonly viewFolder: string;
  readonly views: readonly ViewDefinition<unknown>[];
  /** How the ledger is opened if the store is empty. */
  readonly opening: Omit<LedgerOpened, "ledger">;
  /** An empty store and vault in memory, on which a founding import is tried before anything is written. */
  readonly rehearsal: () => Rehearsal;
  readonly clock?: Clock;
  readonly onWarning?: (message: string) => void;
}

/** The state of one aggregate as its owner and those it is shared with may read it. */
export interface AggregateAnswer {
  readonly kind: "aggregate";
  readonly aggregate: string;
  readonly id: string;
  readonly unit: string;
  readonly revision: number;
  readonly state: unknown;
  readonly entries: readonly unknown[];
}

/** The application: carries out commands and answers questions. No HTTP in it. */
export interface Ledger {
  readonly opened: LedgerOpened;
  readonly views: ViewStore;
  readonly definitions: ReadonlyMap<string, ViewDefinition<unknown>>;
  founding(): FoundingState;
  execute(request: CommandRequest, actor: Actor): Promise<Outcome>;
  /** What a command advises before it is carried out; refused where the command would be. Nothing is stored. */
  advise(request: CommandRequest, actor: Actor): Promise<Advised | Refused>;
  /** Counts a participant list in a course; the list itself is kept nowhere. */
  countParticipants(request: ListRequest, actor: Actor): Promise<ListOutcome>;
  found(material: FoundingMaterial, onProgress?: (done: number, total: number) => void): Promise<Founded>;
  ask(request: ViewRequest, actor: Actor): Promise<ViewAnswer | Refused>;
  changes(request: ChangesRequest, actor: Actor): Promise<Changes | Refused>;
  comparePlans(request: CompareRequest, actor: Actor): Promise<PlanComparison | Refused>;
  aggregate(name: string, id: string, actor: Actor): Promise<AggregateAnswer | Refused>;
  /** All released summaries, without their contents. */
  releases(actor: Actor): Promise<ReleaseList | Refused>;
  /** A released summary as it was frozen. */
  release(request: ReleaseRequest, actor: Actor): Promise<ReleaseAnswer | Refused>;
  /** Rebuilds a released summary from the log alone, and compares. */
  verifyRelease(request: ReleaseRequest, actor: Actor): Promise<ReleaseVerification | Refused>;
  /** What a release, or a correction of it, would hold if it were made now. Nothing is recorded. */
  previewRelease(request: PreviewRequest, actor: Actor): Promise<ReleasePreview | Refused>;
  log(request: LogRequest, actor: Actor): AsyncIterable<LogEvent> | Refused;
  live(actor: Actor): Observable<LiveMessage>;
  /** Boards and forums as they are known now. */
  register(): Register;
  /** Which function coordinates and deputises where, with what the directory says of how it is reached. */
  contacts(actor: Actor, unit?: string): Promise<Contacts | Refused>;
  putContact(actor: Actor, entry: ContactEntry): Promise<{ readonly kind: "listed" } | Refused>;
  removeContact(
    actor: Actor,
    place: Pick<ContactEntry, "unit" | "function">,
  ): Promise<{ readonly kind: "removed" } | Refused>;
  /** Which cells an actor missed after a number of the log, for a feed that resumes; undefined where it is too many. */
  missed(after: number, actor: Actor): Promise<readonly LiveMessage[] | undefined>;
  /** The dense number of a position, where the views have come to it. */
  numberOf(position: string): Promise<number | undefined>;
  /** Position of the newest event: a view that is at least there has seen everything acknowledged. */
  head(): Promise<string>;
  /** Number of the newest event of the log. */
  headNumber(): Promise<number>;
  /** Number up to which every view has seen the log. */
  seen(): number;
  close(): Promise<void>;
}
