// A process of its own that takes a log into a view and kills itself at the step of a commit that it is told.
import { openSqliteStore } from "@liggare/event-store";
import { inBatches, openTally } from "../views.ts";

const [file = "", folder = "", batch = "", at = ""] = process.argv.slice(2);
const store = await openSqliteStore({ file });
let steps = 0;
const views = await openTally({
  folder,
  store: inBatches(store, Number(batch)),
  onStep: () => {
    if (steps === Number(at)) process.kill(process.pid, "SIGKILL");
    steps += 1;
  },
});
views.start();
