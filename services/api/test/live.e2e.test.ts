import { administrator, central, local, report } from "@liggare/ledger/harness";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Tried, tryServer } from "./harness.ts";

let api: Tried;
beforeAll(async () => {
  api = await tryServer();
});
afterAll(() => api.stop());

interface Message {
  readonly id: string;
  readonly event: string;
  readonly data: { readonly number: number; readonly view?: string };
}

/** Reads the feed until `count` messages came, then hangs up. */
async function listen(token: string, count: number, lastEventId?: string): Promise<readonly Message[]> {
  const controller = new AbortController();
  const response = await fetch(`${api.url}/api/v1/live`, {
    signal: controller.signal,
    headers: { authorization: `Bearer ${token}`, ...(lastEventId !== undefined && { "last-event-id": lastEventId }) },
  });
  expect(response.headers.get("content-type")).toContain("text/event-stream");
  const messages: Message[] = [];
  let text = "";
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk as Uint8Array, { stream: true });
    const blocks = text.split("\n\n");
    text = blocks.pop() ?? "";
    for (const block of blocks) {
      const field = (name: string) => new RegExp(`^${name}: (.*)$`, "m").exec(block)?.[1] ?? "";
      if (field("event")) messages.push({ id: field("id"), event: field("event"), data: JSON.parse(field("data")) });
    }
    if (messages.length >= count) break;
  }
  controller.abort();
  return messages;
}

const register = (unit: string) =>
  api.send("POST", `/api/v1/commands/unit/${unit}/register`, {
    as: administrator,
    body: { input: { name: `Nämnden ${unit}`, kind: "district-board" } },
  });
const send = (id: string, unit: string) => {
  const { occurredOn, input } = report(id, unit, "2026-01");
  return api.send("POST", `/api/v1/commands/concern-report/${id}/report`, {
    as: local(unit),
    body: { occurredOn, input },
  });
};

it("A feed tells of changes with growing ids, and resumes after the last one without gap or repeat", async () => {
  await register("skarholmen");
  const token = await api.token(local("skarholmen"));
  // the board's own register of its reports changes with each report beside the counts
  const heard = listen(token, 5);
  await new Promise((resolve) => setTimeout(resolve, 100));
  await send("r1", "skarholmen");
  await send("r2", "skarholmen");
  const first = await heard;
  expect(first.map(({ event }) => event)).toEqual(["ready", ...Array(4).fill("changed")]);
  expect(first.map(({ data }) => data.number)).toEqual([2, 3, 3, 4, 4]);
  // whoever is cut off between two messages of one event resumes before both
  expect(first.map(({ id }) => id !== "")).toEqual([true, false, true, false, true]);
  await send("r3", "skarholmen");
  const missed = await listen(token, 2, first.at(-1)?.id);
  expect(missed.map(({ event, data }) => [event, data.number, data.view]).sort()).toEqual([
    ["changed", 5, "concern-register"],
    ["changed", 5, "counts"],
  ]);
});

it("A feed under views of another version, or with an id that is none, starts anew", async () => {
  const token = await api.token(central);
  expect((await listen(token, 1, "1;counts.0"))[0]?.event).toBe("reset");
  expect((await listen(token, 1, "bråte"))[0]?.event).toBe("reset");
});

it("A feed needs somebody who is signed in", async () => {
  expect((await api.send("GET", "/api/v1/live")).status).toBe(401);
});
