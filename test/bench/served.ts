import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { issueToken } from "@liggare/access";
import { openDataFolder, readConfig, serve } from "@liggare/api";
import { pino } from "pino";

const central = { subject: "bench", role: "central-coordinator", unit: "kommunstyrelsen" } as const;
const bodyOf = (input: object) => JSON.stringify({ input });

/** A server over a new data folder, in this process, with a board that can log. */
export async function served(data: string) {
  const environment = {
    LIGGARE_DATA: data,
    LIGGARE_PORT: "0",
    LIGGARE_MUNICIPALITY: "Bench",
    LIGGARE_LOG_LEVEL: "silent",
  };
  const folder = await openDataFolder(readConfig(environment, data));
  const serving = await serve({ folder, version: "0.0.0", logger: pino({ level: "silent" }) });
  const tokenOf = (subject: string) =>
    issueToken(folder.signingKey, { ...central, subject, use: "program", lifetime: 3600 }, new Date());
  const token = await tokenOf(central.subject);
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const post = async (path: string, input: object): Promise<{ readonly number: number | null }> => {
    const url = `${serving.url}/api/v1/commands/${path}`;
    const answer = await fetch(url, { method: "POST", headers, body: bodyOf(input) });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as { number: number | null };
  };
  await post("unit/kommunstyrelsen/register", { name: "Kommunstyrelsen", kind: "executive-board" });
  return {
    ledger: folder.ledger,
    checkIn: (id: string) =>
      post(`police-checkin/${id}/hold`, {
        unit: "kommunstyrelsen",
        level: "district-director",
        functions: ["central-coordinator", "police"],
      }),
    /** The live feed's bytes as they come. */
    async feed(signal: AbortSignal): Promise<AsyncIterable<Uint8Array>> {
      const answer = await fetch(`${serving.url}/api/v1/live`, { headers, signal });
      if (!answer.ok || !answer.body) throw new Error(`live: ${answer.status}`);
      return answer.body;
    },
    /** Opens so many pages that read the live feed in a thread of their own; answers how to close them. */
    async openPages(count: number): Promise<() => Promise<unknown>> {
      const tokens = await Promise.all(Array.from({ length: count }, (_, index) => tokenOf(`page-${index}`)));
      const workerData = { url: `${serving.url}/api/v1/live`, tokens };
      const thread = new Worker(new URL("./open-pages.ts", import.meta.url), { workerData });
      await once(thread, "message");
      return () => thread.terminate();
    },
    stop: () => serving.stop(),
  };
}
