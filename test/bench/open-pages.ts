// A thread of its own: holds live feeds open, reads them and throws away what they tell.
import { get } from "node:http";
import { parentPort, workerData } from "node:worker_threads";

const { url, tokens } = workerData as { readonly url: string; readonly tokens: readonly string[] };
const opened = tokens.map(
  (token) =>
    new Promise<void>((resolve, reject) => {
      const request = get(url, { agent: false, headers: { authorization: `Bearer ${token}` } });
      request.on("error", reject).on("response", (response) => {
        if (response.statusCode !== 200) return reject(new Error(`a page was answered ${response.statusCode}`));
        response.once("data", () => resolve()).resume();
      });
    }),
);
await Promise.all(opened);
parentPort?.postMessage("open");
