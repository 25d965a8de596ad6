import type { Actor } from "@liggare/access";
import type { Backup, Checked, ListQuery, Problem } from "@liggare/api";
import type { Advice, LedgerOpened } from "@liggare/domain";
import type {
  Accepted,
  Changes,
  ChangesRequest,
  CommandRequest,
  CompareRequest,
  ContactEntry,
  Contacts,
  ListAnswer,
  ListRequest,
  LogRequest,
  PlanComparison,
  ReleaseAnswer,
  ReleaseRequest,
  ReleaseVerification,
  ViewAnswer,
  ViewRequest,
} from "@liggare/ledger";
import type { SummaryReleasesAnswer } from "@liggare/summary-releases";
import type { Shown } from "@liggare/views";

/** What was asked for, or the problem that HTTP answers with too. */
export type Result<T> = { readonly ok: true; readonly body: T } | { readonly ok: false; readonly problem: Problem };

export type AcceptedBody = Omit<Accepted, "kind" | "repeated">;
export type ViewBody = Omit<ViewAnswer, "kind">;
export type ReleaseBody = Omit<ReleaseAnswer, "kind">;
export type VerificationBody = Omit<ReleaseVerification, "kind">;
export type ContactsBody = Omit<Contacts, "kind">;
export type ChangesBody = Omit<Changes, "kind">;
export type ComparisonBody = Omit<PlanComparison, "kind">;

export type ListBody = Omit<ListAnswer, "kind">;
/** A participant list as it was read from a file. */
export type ListFile = Pick<ListRequest, "course" | "content" | "format" | "key">;

/** The ledger as verbs use it; through a running server or over the files, with the same answers. */
export interface Client {
  /** Where the server is, or undefined where the files are open here. */
  readonly url: string | undefined;
  readonly opened: LedgerOpened;
  /** `repeated`: the command had been carried out before, nothing was added. */
  execute(request: CommandRequest, actor: Actor): Promise<Result<AcceptedBody> & { readonly repeated?: boolean }>;
  /** What the command advises its writer before it is carried out. */
  advise(request: CommandRequest, actor: Actor): Promise<Result<Advice>>;
  /** Counts a participant list; nothing of it is kept but numbers. */
  countParticipants(list: ListFile, query: ListQuery, actor: Actor): Promise<Result<ListBody>>;
  ask(request: ViewRequest, actor: Actor): Promise<Result<ViewBody>>;
  changes(request: ChangesRequest, actor: Actor): Promise<Result<ChangesBody>>;
  /** All released summaries, without their contents. */
  releases(actor: Actor): Promise<Result<Shown<SummaryReleasesAnswer>>>;
  /** A released summary; `not-found` where there is none. */
  release(request: ReleaseRequest, actor: Actor): Promise<Result<ReleaseBody>>;
  /** Rebuilds a released summary from the log alone, and compares. */
  verifyRelease(request: ReleaseRequest, actor: Actor): Promise<Result<VerificationBody>>;
  comparePlans(request: CompareRequest, actor: Actor): Promise<Result<ComparisonBody>>;
  contacts(actor: Actor, unit?: string): Promise<Result<ContactsBody>>;
  putContact(entry: ContactEntry, actor: Actor): Promise<Result<object>>;
  removeContact(place: Pick<ContactEntry, "unit" | "function">, actor: Actor): Promise<Result<object>>;
  /** The log as JSON Lines, in chunks of text. */
  log(request: LogRequest, actor: Actor): Promise<Result<AsyncIterable<string>>>;
  /** A view's canonical export, in chunks of text. */
  exportView(view: string): Promise<Result<AsyncIterable<string>>>;
  rebuild(
    view: string | undefined,
    onProgress: (done: number, total: number) => void,
  ): Promise<Result<{ readonly number: number }>>;
  backup(
    target: string,
    onProgress: (part: "log" | "vault", done: number, total: number) => void,
  ): Promise<Result<Backup>>;
  check(onProgress: (done: number, total: number) => void): Promise<Result<Checked>>;
  close(): Promise<void>;
}
