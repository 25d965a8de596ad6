import {
  backUp,
  type Config,
  checkOpen,
  type DataFolder,
  listRequestOf,
  openDataFolder,
  ownProblem,
  problemOf,
} from "@liggare/api";
import type { Lang } from "@liggare/calendar";
import { type Refused, refuse } from "@liggare/domain";
import type { SummaryReleasesAnswer } from "@liggare/summary-releases";
import type { Shown } from "@liggare/views";
import type { Client, Result } from "./client.ts";

export interface FilesOptions {
  readonly config: Config;
  readonly lang: Lang;
  readonly now: () => Date;
  readonly onWarning: (message: string) => void;
}

/** Milliseconds that views are given to come to the log's end before a question is refused. */
const patience = 600_000;

/** Opens the files of a data folder for this process alone. Throws StoreError "locked" where another has them. */
export async function openFiles(options: FilesOptions): Promise<Client> {
  const folder = await openDataFolder(options.config, { onWarning: options.onWarning });
  return filesClient(folder, options);
}

/** The ledger of an open data folder; closing the client closes it. */
function filesClient(folder: DataFolder, { lang, now }: Pick<FilesOptions, "lang" | "now">): Client {
  const { ledger } = folder;
  const refused = ({ refusal }: Refused) => ({ ok: false, problem: problemOf(refusal, lang) }) as const;
  const answered = <T extends { readonly kind: string }>(answer: T | Refused): Result<Omit<T, "kind">> => {
    if (isRefused(answer)) return refused(answer);
    const { kind: _kind, ...body } = answer;
    return { ok: true, body };
  };
  const ready = async (): Promise<Refused | undefined> =>
    (await ledger.views.caughtUp(await ledger.head(), patience)) ? undefined : refuse("not-yet");

  return {
    url: undefined,
    opened: ledger.opened,
    async execute(request, actor) {
      const outcome = await ledger.execute(request, actor);
      if (outcome.kind === "refused") return refused(outcome);
      const { kind: _kind, repeated, ...body } = outcome;
      const number = outcome.number ?? (await ledger.numberOf(outcome.position)) ?? null;
      return { ok: true, body: { ...body, number }, repeated };
    },
    async advise(request, actor) {
      const outcome = await ledger.advise(request, actor);
      return outcome.kind === "refused" ? refused(outcome) : { ok: true, body: outcome.advice };
    },
    ask: async (request, actor) => answered((await ready()) ?? (await ledger.ask(request, actor))),
    changes: async (request, actor) => answered((await ready()) ?? (await ledger.changes(request, actor))),
    async releases(actor) {
      const answer = await ledger.releases(actor);
      return answer.kind === "refused"
        ? refused(answer)
        : { ok: true, body: answer.answer as Shown<SummaryReleasesAnswer> };
    },
    release: async (request, actor) => answered(await ledger.release(request, actor)),
    verifyRelease: async (request, actor) => answered(await ledger.verifyRelease(request, actor)),
    async countParticipants(list, query, actor) {
      const read = listRequestOf(list, query);
      if ("faults" in read) {
        const fields = read.faults.map(({ pointer }) => pointer).join(", ");
        return refused(refuse("input-invalid", { fields }, read.faults));
      }
      const behind = await ready();
      const outcome = behind ?? (await ledger.countParticipants(read, actor));
      return outcome.kind === "too large"
        ? { ok: false, problem: ownProblem("list-too-large", lang) }
        : answered(outcome);
    },
    comparePlans: async (request, actor) => answered(await ledger.comparePlans(request, actor)),
    contacts: async (actor, unit) => answered((await ready()) ?? (await ledger.contacts(actor, unit))),
    putContact: async (entry, actor) => answered((await ready()) ?? (await ledger.putContact(actor, entry))),
    removeContact: async (place, actor) => answered(await ledger.removeContact(actor, place)),
    async log(request, actor) {
      const events = ledger.log(request, actor);
      return "kind" in events ? refused(events) : { ok: true, body: lines(events) };
    },
    async exportView(view) {
      const behind = await ready();
      return behind ? refused(behind) : { ok: true, body: ledger.views.exportView(view) };
    },
    async rebuild(view, onProgress) {
      await ledger.views.rebuild(view, ({ events, of }) => onProgress(events, of));
      return { ok: true, body: { number: await ledger.headNumber() } };
    },
    backup: async (target, onProgress) => ({
      ok: true,
      body: await backUp(folder, { target, now: now(), onProgress }),
    }),
    check: async (onProgress) => ({ ok: true, body: await checkOpen(folder, onProgress) }),
    close: () => folder.close(),
  };
}

const isRefused = (answer: { readonly kind: string }): answer is Refused => answer.kind === "refused";

async function* lines(events: AsyncIterable<unknown>): AsyncIterable<string> {
  for await (const event of events) yield `${JSON.stringify(event)}\n`;
}
