import { once } from "node:events";
import { type DataFolder, serve } from "@liggare/api";
import type { Context } from "./context.ts";
import { version } from "./context.ts";
import { havePages, pagesFolder } from "./pages.ts";

/** Serves an open data folder until it is told to stop; closes the folder. */
export async function serveUntilStopped(
  { stop, now }: Context,
  folder: DataFolder,
  onServing: (url: string) => void,
): Promise<void> {
  try {
    const serving = await serve({ folder, version, now, ...(havePages() && { pages: pagesFolder }) });
    onServing(serving.url);
    if (!stop.aborted) await once(stop, "abort");
    await serving.stop();
  } finally {
    // closing twice does nothing; where the address could not be taken this is the only time
    await folder.close();
  }
}
