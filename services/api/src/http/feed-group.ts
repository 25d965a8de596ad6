import type { Ledger, LiveMessage } from "@liggare/ledger";
import type { Subscription } from "rxjs";

/**
 * Most of the event loop's time that telling pages may take: a fifth. A group rests four times as long as its last round
 * took, and what changes meanwhile is told in one: a few pages hear of each change at once, five hundred forty times a
 * second.
 */
const rest = 4;

/** A page that hears what its group is told. */
export interface Listener {
  hear(text: Buffer): void;
  end(): void;
  lose(): void;
}

type Cells = Map<string, LiveMessage["cells"][number]>;

/**
 * Messages as server-sent events. Only the last one has an id, so that a feed that is cut in between resumes before
 * the first and misses none of them.
 */
export function eventsOf(messages: readonly LiveMessage[], versions: string): Buffer {
  const id = messages.reduce((most, { cursor }) => Math.max(most, cursor.number), 0);
  const text = messages.map(({ view, version, cursor, cells }, index) => {
    const data = { view, version, number: cursor.number, position: cursor.position, cells };
    const line = index === messages.length - 1 ? `id: ${id};${versions}\n` : "";
    return `${line}event: changed\ndata: ${JSON.stringify(data)}\n\n`;
  });
  return Buffer.from(text.join(""));
}

/** The pages of readers who may know the same: what changed is gathered, written out once, and sent to each of them. */
export class FeedGroup {
  readonly #versions: string;
  readonly #subscription: Subscription;
  readonly #listeners = new Set<Listener>();
  readonly #changed = new Map<string, { message: LiveMessage; readonly cells: Cells }>();
  #told: (() => void)[] = [];
  #timer: NodeJS.Timeout | undefined;
  #scheduled = false;
  #restUntil = 0;
  #joining = 0;

  constructor(changes: ReturnType<Ledger["live"]>, versions: string) {
    this.#versions = versions;
    this.#subscription = changes.subscribe({
      next: (message) => this.#take(message),
      complete: () => {
        this.#tell();
        for (const listener of this.#listeners) listener.end();
      },
      error: () => {
        for (const listener of this.#listeners) listener.lose();
      },
    });
  }

  /** Nobody hears it, and nobody is about to. */
  get forlorn(): boolean {
    return this.#listeners.size + this.#joining === 0;
  }

  /** Resolves in the moment when all that changed before has been told to the others; the listener hears the rest. */
  async join(listener: Listener): Promise<void> {
    this.#joining += 1;
    if (this.#changed.size > 0) await new Promise<void>((resolve) => this.#told.push(resolve));
    this.#joining -= 1;
    this.#listeners.add(listener);
  }

  leave(listener: Listener): void {
    this.#listeners.delete(listener);
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#subscription.unsubscribe();
    for (const resolve of this.#told.splice(0)) resolve();
  }

  /** One message a view, with each cell once. */
  #take(message: LiveMessage): void {
    const { view } = message;
    const cells: Cells = this.#changed.get(view)?.cells ?? new Map();
    for (const cell of message.cells) cells.set(JSON.stringify(cell), cell);
    // In the order in which the views changed last.
    this.#changed.delete(view);
    this.#changed.set(view, { message, cells });
    if (this.#scheduled) return;
    this.#scheduled = true;
    const wait = this.#restUntil - performance.now();
    if (wait < 1) setImmediate(() => this.#tell());
    else this.#timer = setTimeout(() => this.#tell(), wait);
  }

  #tell(): void {
    this.#scheduled = false;
    const began = performance.now();
    if (this.#changed.size > 0 && this.#listeners.size > 0) {
      const messages = [...this.#changed.values()].map(({ message, cells }) => ({
        ...message,
        cells: [...cells.values()],
      }));
      const text = eventsOf(messages, this.#versions);
      for (const listener of this.#listeners) listener.hear(text);
    }
    this.#changed.clear();
    for (const resolve of this.#told.splice(0)) resolve();
    const ended = performance.now();
    this.#restUntil = ended + rest * (ended - began);
  }
}
