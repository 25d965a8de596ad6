import type { Actor } from "@liggare/access";
import type { Ledger } from "@liggare/ledger";
import type { Request, Response } from "express";
import { eventsOf, FeedGroup, type Listener } from "./feed-group.ts";
import { sendProblem } from "./problem.ts";
import { base, type Route } from "./routes.ts";

const heartbeat = 15_000;
/** Bytes a slow reader may lag behind before it is let go; it resumes from its last id. */
const mostBuffered = 256_000;
/** Feeds of one subject at once: some windows on some machines. */
const mostOpen = 30;

/** The versions of all views: a feed begun under others must start anew. */
const versionsOf = (ledger: Ledger) =>
  [...ledger.definitions.values()].map(({ name, version }) => `${name}.${version}`).join(",");

/** The open feeds, so that a stopping server can end them. */
export interface Feeds {
  readonly count: () => number;
  /** How many were let go since the start because their readers lagged behind. */
  readonly letGo: () => number;
  end(): void;
}

/** One open feed. While it is told what it missed, the rest waits. */
class Page implements Listener {
  readonly subject: string;
  readonly #response: Response;
  readonly #stillValid: () => boolean;
  readonly #onSlow: () => void;
  #waiting: Buffer[] | undefined = [];
  #waits = 0;

  constructor(response: Response, subject: string, stillValid: () => boolean, onSlow: () => void) {
    this.#response = response;
    this.subject = subject;
    this.#stillValid = stillValid;
    this.#onSlow = onSlow;
  }

  get closed(): boolean {
    return this.#response.writableEnded || this.#response.destroyed;
  }

  hear(text: Buffer): void {
    if (this.#waiting === undefined) this.write(text);
    else {
      this.#waits += text.length;
      if (this.#waits > mostBuffered) this.#letGo();
      else this.#waiting.push(text);
    }
  }

  /** What it missed has been told. */
  live(): void {
    const waiting = this.#waiting ?? [];
    this.#waiting = undefined;
    for (const text of waiting) this.write(text);
  }

  write(text: Buffer | string): void {
    if (this.closed) return;
    if (!this.#stillValid()) this.end();
    else if (this.#response.writableLength > mostBuffered) this.#letGo();
    else this.#response.write(text);
  }

  /** Ends it in good order, unless its reader has not even taken what it was sent before. */
  end(): void {
    if (this.#response.writableLength > 0) this.lose();
    else this.#response.end();
  }

  lose(): void {
    this.#response.destroy();
  }

  #letGo(): void {
    this.#onSlow();
    this.lose();
  }
}

/**
 * `GET /live`: server-sent events. The last of the messages that belong together has the id `<number>;<view versions>`;
 * with `Last-Event-ID` the feed goes on after it: what was missed comes first, or `reset` where that is too much or the
 * views are of a new version.
 */
export function liveRoute(ledger: Ledger): { readonly route: Route; readonly feeds: Feeds } {
  const versions = versionsOf(ledger);
  const pages = new Set<Page>();
  const groups = new Map<string, FeedGroup>();
  let letGo = 0;
  let beat: NodeJS.Timeout | undefined;

  /** Readers of one role and unit may know the same. */
  function groupOf(actor: Actor): { readonly group: FeedGroup; readonly leave: (page: Page) => void } {
    const key = JSON.stringify([actor.role, actor.unit]);
    const group = groups.get(key) ?? new FeedGroup(ledger.live(actor), versions);
    groups.set(key, group);
    const leave = (page: Page) => {
      group.leave(page);
      if (!group.forlorn) return;
      group.end();
      if (groups.get(key) === group) groups.delete(key);
    };
    return { group, leave };
  }

  function open(page: Page): void {
    pages.add(page);
    beat ??= setInterval(() => {
      for (const each of pages) each.write(": still here\n\n");
    }, heartbeat);
  }

  function close(page: Page): void {
    pages.delete(page);
    if (pages.size > 0) return;
    clearInterval(beat);
    beat = undefined;
  }

  async function handle(request: Request, response: Response, actor: Actor, stillValid: () => boolean): Promise<void> {
    const theirOwn = [...pages].filter(({ subject }) => subject === actor.subject);
    if (theirOwn.length >= mostOpen) return sendProblem(response, "too-many");
    response.writeHead(200, {
      "Content-Type": "text/event-stream; charset=utf-8",
      "Cache-Control": "no-store, no-transform",
      "X-Accel-Buffering": "no",
    });
    if (request.method === "HEAD") return void response.end();
    const page = new Page(response, actor.subject, stillValid, () => {
      letGo += 1;
    });
    open(page);
    const { group, leave } = groupOf(actor);
    response.on("close", () => {
      close(page);
      leave(page);
    });
    await group.join(page);
    if (page.closed) return leave(page);

    const [last = "", theirs = ""] = String(request.headers["last-event-id"] ?? "").split(";");
    const now = ledger.seen();
    const begin = (event: string) =>
      `id: ${now};${versions}\nevent: ${event}\ndata: ${JSON.stringify({ number: now })}\n\n`;
    if (last === "") page.write(begin("ready"));
    else {
      const after = /^\d{1,15}$/.test(last) ? Number(last) : undefined;
      const messages = after === undefined || theirs !== versions ? undefined : await ledger.missed(after, actor);
      if (messages === undefined) page.write(begin("reset"));
      else if (messages.length > 0) page.write(eventsOf(messages, versions));
    }
    page.live();
  }

  return {
    feeds: {
      count: () => pages.size,
      letGo: () => letGo,
      end: () => {
        for (const page of pages) page.end();
      },
    },
    route: {
      method: "get",
      path: `${base}/live`,
      rule: "signed in",
      operation: {
        operationId: "live",
        summary:
          "Server-sent events: which cells of which view changed, as far as the reader may know; resumes by Last-Event-ID",
        tags: ["views"],
      },
      handle,
    },
  };
}
