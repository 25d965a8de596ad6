import { get, type IncomingMessage } from "node:http";
import type { Actor } from "@liggare/access";
import type { Tried } from "./harness.ts";

/** One message of a feed as its reader has it; `id` is the feed's newest so far. */
export interface Heard {
  readonly event: string;
  readonly id: string;
  readonly number: number;
  readonly cells: readonly { readonly key: string }[];
}

/** An open page: a feed over a connection of its own. */
export interface Page {
  readonly heard: readonly Heard[];
  /** The id to resume after. */
  readonly lastId: () => string;
  /** Whether the feed ended in good order; resolves when its connection is closed. */
  readonly ended: Promise<boolean>;
  hangUp(): void;
}

interface PageOptions {
  readonly lastEventId?: string;
  readonly reads?: boolean;
  readonly keeps?: boolean;
}

/** Opens a page that reads (and keeps the cells it is told of), or one whose reader takes nothing that it is sent. */
export async function openPage(
  api: Pick<Tried, "url" | "token">,
  as: Actor,
  { lastEventId, reads = true, keeps = true }: PageOptions = {},
): Promise<Page> {
  const headers = {
    authorization: `Bearer ${await api.token(as)}`,
    ...(lastEventId !== undefined && { "last-event-id": lastEventId }),
  };
  const request = get(`${api.url}/api/v1/live`, { agent: false, headers });
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    request.on("response", resolve).on("error", reject);
  });
  if (response.statusCode !== 200) throw new Error(`the feed answered ${response.statusCode}`);
  // A connection that is cut is an error here, and an end without `complete`.
  request.on("error", () => undefined);
  response.on("error", () => undefined);
  const ended = new Promise<boolean>((resolve) => response.on("close", () => resolve(response.complete)));
  const heard: Heard[] = [];
  let lastId = lastEventId ?? "";
  let text = "";
  if (reads)
    response.setEncoding("utf8").on("data", (chunk: string) => {
      const blocks = `${text}${chunk}`.split("\n\n");
      text = blocks.pop() ?? "";
      for (const block of blocks) {
        const field = (name: string) => new RegExp(`^${name}: (.*)$`, "m").exec(block)?.[1];
        lastId = field("id") ?? lastId;
        const event = field("event");
        if (event === undefined) continue;
        const { number, cells = [] } = JSON.parse(field("data") ?? "{}") as Partial<Heard>;
        heard.push({ event, id: lastId, number: number ?? 0, cells: keeps ? cells : [] });
      }
    });
  return { heard, lastId: () => lastId, ended, hangUp: () => void request.destroy() };
}
