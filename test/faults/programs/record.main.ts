// Records the two small recordings that the tests replay: node programs/record.main.ts <folder>
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { record, saveRecording } from "../power/record.ts";

const [target = ""] = process.argv.slice(2);
for (const synchronous of ["FULL", "NORMAL"] as const) {
  const folder = mkdtempSync(join(tmpdir(), "liggare-recording-"));
  const recording = await record(folder, {
    seed: `${synchronous} committed`,
    rounds: 6,
    synchronous,
    place: "event loop",
  });
  saveRecording(join(target, `${synchronous.toLowerCase()}.json.br`), recording);
  rmSync(folder, { recursive: true });
}
