import { once } from "node:events";
import { type DataFolder, serve } from "@liggare/api";
import type { Context } from "./context.ts";
import { version } from "./context.ts";
import { exits, Failure } from "./failure.ts";
import { havePages, pagesFolder } from "./pages.ts";

/**
 * Serves an open data folder until it is told to stop; closes the folder. Throws Failure where the disk failed under a
 * write: then nothing more was acknowledged, and only a new start can know what the disk holds.
 */
export async function serveUntilStopped(
  { out, stop, now }: Context,
  folder: DataFolder,
  onServing: (url: string) => void,
): Promise<void> {
  try {
    const serving = await serve({ folder, version, now, ...(havePages() && { pages: pagesFolder }) });
    onServing(serving.url);
    const stopped = stop.aborted ? Promise.resolve() : once(stop, "abort").then(() => undefined);
    const fault = await Promise.race([stopped, folder.disk.failed]);
    if (fault === undefined) return await serving.stop();
    // the same disk may fail again on closing: said, but what ended the server is the first fault
    await serving.stop().catch((error: Error) => out.note(`On closing: ${error.message}`));
    throw new Failure(
      exits.unavailable,
      "disk-failed",
      `The disk failed, and the server has ended: ${fault.message}. Nothing was acknowledged after that. Look at the disk, and start again: what was acknowledged is in the log, or the start says what is missing.`,
      { cause: fault },
    );
  } finally {
    // closing twice does nothing; where the address could not be taken this is the only time
    if (folder.disk.fault() === undefined) await folder.close();
  }
}
