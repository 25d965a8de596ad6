import type { IsoDate } from "@liggare/calendar";
import type { Bilingual, TextRef } from "@liggare/domain";
import type { CountNode, Evidence, Lateness, PartyShown } from "@liggare/views";
import type { OverdueKind } from "./kinds.ts";

/** The answer before disclosure; what readers get is `Shown<OverdueAnswer>`. */
export interface OverdueAnswer {
  readonly on: IsoDate;
  readonly unit: string | null;
  /** What is late on `on`, longest overdue first. */
  readonly overdue: readonly OverdueItem[];
  /** What is due within `comingDays` (policy) after `on`, soonest first. */
  readonly coming: readonly ComingItem[];
  readonly comingDays: number;
  /** What would be expected, but where no log is declared complete. */
  readonly cannotBeJudged: readonly UnjudgedItem[];
  /** By kind, in the order of `kinds.ts`; kinds without anything left out. */
  readonly kinds: readonly KindTotals[];
  /** By the board that is to act: those with something, in the order of boards. */
  readonly boards: readonly BoardTotals[];
  readonly total: Totals;
  /** Concern reports that wait for their assessment; not among the totals. */
  readonly concernsWaiting: ConcernsWaiting;
  /** What the city set to stand first in reminders (policy), where it did. */
  readonly reminderTemplate: TextRef | null;
  /** Reminders without content, one for each board that has something overdue. */
  readonly reminders: readonly Reminder[];
}

interface Item extends Evidence {
  /** Stable key. */
  readonly key: string;
  readonly kind: OverdueKind;
  readonly kindText: Bilingual;
  /** Whose it is to act. */
  readonly board: PartyShown;
  /** Boards and offices that wait for it. */
  readonly waiting: readonly PartyShown[];
  readonly title: Bilingual;
  /** What is to be done, where somebody wrote it down. */
  readonly what: TextRef | null;
  /** The stream that it is found in. */
  readonly stream: string;
}

interface DatedItem extends Item {
  /** The last day on which it is in time. */
  readonly due: IsoDate;
  readonly dueText: Bilingual;
  /** Date of the last reminder, where one was logged. */
  readonly lastReminder: string | null;
}

export interface OverdueItem extends DatedItem, Lateness {}

export interface ComingItem extends DatedItem {
  /** Days left, from the judged day; 0 on the last day. */
  readonly daysLeft: number;
}

export interface UnjudgedItem extends Item {
  readonly reasonText: Bilingual;
}

export interface Totals {
  readonly overdue: CountNode;
  readonly coming: CountNode;
  readonly cannotBeJudged: CountNode;
}

export interface KindTotals extends Totals {
  readonly kind: OverdueKind;
  readonly text: Bilingual;
}

export interface BoardTotals extends Totals {
  readonly unit: string;
  readonly name: string;
}

/** Sensitive numbers of the twelve months that end with the month of `on`: all of them, and those of closed months. */
export interface ConcernsWaiting {
  readonly boards: readonly {
    readonly unit: string;
    readonly name: string;
    readonly total: CountNode;
    readonly closed: CountNode;
  }[];
  /** Null where one board is asked about. */
  readonly city: { readonly total: CountNode; readonly closed: CountNode } | null;
}

/** A text that can be sent: kinds, days and references, and nothing of what it is about. */
export interface Reminder {
  readonly unit: string;
  readonly name: string;
  readonly text: Bilingual;
}
