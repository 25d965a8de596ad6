// The thread beside the event loop, with a connection that fails when told to by memory that it shares with the test.
import { parentPort, workerData } from "node:worker_threads";
import { connectForWriting } from "../src/sqlite/open.ts";
import { serve } from "../src/sqlite/serve.ts";
import { fragileConnection } from "./fragile.ts";

const { file, data: orders } = workerData as { readonly file: string; readonly data: Int32Array | undefined };
serve(parentPort!, file, (path) => {
  if (orders === undefined) throw new Error("there are no orders for this connection");
  return fragileConnection(connectForWriting(path), orders);
});
