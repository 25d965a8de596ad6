import { defineView, workReaders } from "@liggare/views";
import type { CollaborationLogAnswer } from "./answer.ts";
import { evaluate } from "./evaluate.ts";
import { declares, handles, ignores, kinds } from "./handlers.ts";

export type {
  CollaborationLogAnswer,
  EntryKind,
  ForumMonth,
  ForumRow,
  LogEntry,
  LoggedAction,
  MonthStatus,
  Overdue,
  OverdueAction,
  OverdueForum,
  ShownDueness,
} from "./answer.ts";

/** Forums with their cadences, what was held, and what is overdue. */
export const collaborationLog = defineView<CollaborationLogAnswer>({
  name: "collaboration-log",
  version: 3,
  title: { sv: "Samverkanslogg", en: "Collaboration log" },
  help: {
    sv: "Forum och deras intervall, möten, avstämningar med polisen, handlingsplanernas steg och det som är försenat.",
    en: "Forums and their cadences, meetings, check-ins with the police, the plans' steps and what is overdue.",
  },
  who: workReaders,
  kinds,
  handles,
  declares,
  ignores,
  evaluate,
});
