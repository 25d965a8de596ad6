// Started by tests as a process of its own: takes a log into views, or rebuilds them, until it is killed.
import { openSqliteStore } from "@liggare/event-store";
import { tally } from "@liggare/views/story";
import { openViewStore } from "../src/index.ts";
import { inBatches } from "./batches.ts";

const [task, file = "", folder = ""] = process.argv.slice(2);
const store = inBatches(await openSqliteStore({ file }), 20);
let events = 0;
const views = await openViewStore({
  folder,
  store,
  views: [tally],
  dayOf: (instant) => instant.slice(0, 10),
  lift: (event) => event,
  systemStream: "ledger",
  onStep: (step) => {
    if (step !== "event applied") return;
    events += 1;
    // Within a transaction, so that the one who kills may meet any step of it.
    if (events % 50 === 0) process.stdout.write(`${events}\n`);
  },
});
if (task === "follow") views.start();
else await views.rebuild("tally", ({ events: read }) => process.stdout.write(`${read}\n`));
