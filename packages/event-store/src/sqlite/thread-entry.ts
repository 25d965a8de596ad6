// The thread beside the event loop begins here.
import { parentPort, workerData } from "node:worker_threads";
import { connectForWriting } from "./open.ts";
import { serve } from "./serve.ts";

const { file } = workerData as { readonly file: string };
serve(parentPort!, file, connectForWriting);
