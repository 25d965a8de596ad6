import type { Actor } from "@liggare/access";
import type { Ledger, LiveMessage } from "@liggare/ledger";
import type { Request, Response } from "express";
import type { Subscription } from "rxjs";
import { sendProblem } from "./problem.ts";
import { base, type Route } from "./routes.ts";

const heartbeat = 15_000;
/** Bytes a slow reader may lag behind before it is let go; it resumes from its last id. */
const mostBuffered = 1_000_000;
/** Feeds of one subject at once: some windows on some machines. */
const mostOpen = 30;

/** The versions of all views: a feed begun under others must start anew. */
const versionsOf = (ledger: Ledger) =>
  [...ledger.definitions.values()].map(({ name, version }) => `${name}.${version}`).join(",");

/** The open feeds, so that a stopping server can end them. */
export interface Feeds {
  readonly count: () => number;
  end(): void;
}

/**
 * `GET /live`: server-sent events. Each message has the id `<number>;<view versions>`; with `Last-Event-ID` the feed
 * goes on after it: what was missed comes first, or `reset` where that is too much or the views are of a new version.
 */
export function liveRoute(ledger: Ledger): { readonly route: Route; readonly feeds: Feeds } {
  const open = new Map<Response, string>();
  const versions = versionsOf(ledger);

  async function handle(request: Request, response: Response, actor: Actor, stillValid: () => boolean): Promise<void> {
    const theirOwn = [...open.values()].filter((subject) => subject === actor.subject);
    if (theirOwn.length >= mostOpen) return sendProblem(response, "too-many");
    response.writeHead(200, {
      "Content-Type": "text/event-stream; charset=utf-8",
      "Cache-Control": "no-store, no-transform",
      "X-Accel-Buffering": "no",
    });
    if (request.method === "HEAD") return void response.end();
    open.set(response, actor.subject);
    const write = (text: string) => {
      if (response.writableEnded || response.destroyed) return;
      if (!stillValid()) return void response.end();
      if (response.writableLength > mostBuffered) response.destroy();
      else response.write(text);
      (response as Response & { flush?: () => void }).flush?.();
    };
    const send = (event: string, id: number, data: object) =>
      write(`id: ${id};${versions}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    const changed = ({ view, version, cursor, cells }: LiveMessage) =>
      send("changed", cursor.number, { view, version, number: cursor.number, position: cursor.position, cells });

    // Live messages wait until what was missed has been told, so that ids never go back.
    const waiting: LiveMessage[] = [];
    let told = false;
    const subscription: Subscription = ledger.live(actor).subscribe({
      next: (message) => (told ? changed(message) : waiting.push(message)),
      complete: () => response.end(),
      error: () => response.destroy(),
    });
    const beat = setInterval(() => write(": still here\n\n"), heartbeat);
    const close = () => {
      clearInterval(beat);
      subscription.unsubscribe();
      open.delete(response);
    };
    response.on("close", close);

    const [last = "", theirs = ""] = String(request.headers["last-event-id"] ?? "").split(";");
    const now = ledger.seen();
    if (last === "") send("ready", now, { number: now });
    else {
      const after = /^\d{1,15}$/.test(last) ? Number(last) : undefined;
      const messages = after === undefined || theirs !== versions ? undefined : await ledger.missed(after, actor);
      if (messages === undefined) send("reset", now, { number: now });
      else for (const message of messages) changed(message);
    }
    told = true;
    for (const message of waiting) changed(message);
    waiting.length = 0;
  }

  return {
    feeds: {
      count: () => open.size,
      end: () => {
        for (const response of open.keys()) response.end();
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
