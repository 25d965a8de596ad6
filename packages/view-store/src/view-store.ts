import { isOfThisLog, openPlace, startAnew } from "./files.ts";
import type { ViewStoreOptions } from "./options.ts";
import type { ViewStore } from "./port.ts";
import { Runner } from "./runner.ts";

/** Opens the views' files. Those that are damaged or belong to another log are emptied, with a warning. */
export async function openViewStore(options: ViewStoreOptions): Promise<ViewStore> {
  const onWarning = options.onWarning ?? ((message: string) => process.emitWarning(message, { code: "LIGGARE_VIEW" }));
  const files = { folder: options.folder, onWarning, ...(options.onStep && { onStep: options.onStep }) };
  const places = options.views.map((view) => openPlace(view, files));
  try {
    for (const place of places) {
      if (await isOfThisLog(place.file, options.store)) continue;
      onWarning(`${place.path} was made from another log, or from events that this one lost; it is built anew`);
      startAnew(place, files);
    }
    const { number } = await options.store.head();
    return new Runner(options, files, places, number);
  } catch (error) {
    for (const { file } of places) file.close();
    throw error;
  }
}
