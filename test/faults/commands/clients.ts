import { readFileSync } from "node:fs";
import { join } from "node:path";
import { issueToken } from "@liggare/access";

/** What a client was answered. Status 0: no answer came, so that nobody knows. */
export interface Answered {
  readonly unit: string;
  /** The order in which requests were made and answers came, over all clients. */
  readonly asked: number;
  readonly heard: number;
  readonly status: number;
  readonly type: string;
  readonly code: string;
  /** Ids of the events that were acknowledged. */
  readonly events: readonly string[];
}

const administrator = { subject: "fault", role: "administrator", unit: null } as const;

/** Refusals after which a client gives up: a server whose disk failed is to end before. */
const patience = 500;

/** Clients of a server that register units one after another, each until nobody answers. */
export async function writeUntilSilent(data: string, url: string, clients: number): Promise<Answered[]> {
  const key = Buffer.from(readFileSync(join(data, "token.key"), "utf8").trim(), "base64url");
  const token = await issueToken(key, { ...administrator, use: "program", lifetime: 3600 }, new Date());
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const answered: Answered[] = [];
  let order = 0;
  const send = async (unit: string): Promise<Answered> => {
    order += 1;
    const asked = order;
    const none = { unit, asked, heard: Number.POSITIVE_INFINITY, status: 0, type: "", code: "", events: [] };
    try {
      const response = await fetch(`${url}/api/v1/commands/unit/${unit}/register`, {
        method: "POST",
        headers: { ...headers, "idempotency-key": unit },
        body: JSON.stringify({ input: { name: `Nämnden ${unit}`, kind: "district-board" } }),
      });
      const body = (await response.json()) as { code?: string; events?: readonly { id: string }[] };
      order += 1;
      const { code = "", events = [] } = body;
      const type = response.headers.get("content-type") ?? "";
      return { ...none, heard: order, status: response.status, type, code, events: events.map(({ id }) => id) };
    } catch (error) {
      // cut off, or nobody listens any more
      if (error instanceof TypeError) return none;
      throw error;
    }
  };
  const client = async (name: string) => {
    let refused = 0;
    for (let count = 0; refused < patience; count += 1) {
      const answer = await send(`${name}-${count}`);
      answered.push(answer);
      if (answer.status === 0) return;
      if (answer.status !== 201) refused += 1;
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, at) => client(`client-${at}`)));
  return answered;
}
