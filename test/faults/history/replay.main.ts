// One history of a campaign once more: its rows as JSON, one a line, on stdout; what it broke on stderr.
import { parseArgs } from "node:util";
import { settingAt } from "./campaign.ts";
import { runHistory } from "./run.ts";
import { localSubjects, serverSubject } from "./subjects.ts";

const help = `replay: runs one history again and prints its rows, one JSON object a line

  node test/faults/history/replay.main.ts --seed <number> --at <place>

  --seed <number>  the campaign's seed (default 1)
  --at <place>     the history's place in it: the number after the stroke in "history 1/17"
  --server         on the server that EVENTSTORE_URL names, as "history server" does

Exit codes: 0 all rules were kept, 1 something was violated or proves nothing.`;

const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "1" },
    at: { type: "string" },
    server: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});
const url = process.env.EVENTSTORE_URL;
if (values.help || values.at === undefined || (values.server && !url)) {
  process.stderr.write(`${help}\n`);
  process.exitCode = values.help ? 0 : 1;
} else {
  const subjects = values.server && url ? [serverSubject(url)] : localSubjects;
  const setting = settingAt({ subjects, seed: Number(values.seed) }, Number(values.at));
  const verdict = await runHistory(setting);
  for (const row of verdict.history.rows) process.stdout.write(`${JSON.stringify(row)}\n`);
  process.stderr.write(`${setting.subject.name}, "${setting.seed}", ${verdict.history.log.length} events in the log\n`);
  for (const { rule, detail } of verdict.violations) process.stderr.write(`${rule}: ${detail}\n`);
  for (const why of verdict.void) process.stderr.write(`proves nothing: ${why}\n`);
  if (verdict.violations.length + verdict.void.length > 0) process.exitCode = 1;
}
