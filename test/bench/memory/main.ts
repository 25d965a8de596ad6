import Table from "cli-table3";
import { Command, InvalidArgumentError } from "commander";
import { machine } from "../run.ts";
import { measureMemory, stepsNamed } from "./measure.ts";
import { steps } from "./steps.ts";

const wholeNumber = (text: string): number => {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1) throw new InvalidArgumentError("It must be a whole number from 1.");
  return value;
};

const named = (text: string) => {
  try {
    return stepsNamed(text.split(",").map((name) => name.trim()));
  } catch (error) {
    throw new InvalidArgumentError((error as Error).message);
  }
};

const options = new Command("bench:memory")
  .description("Runs the command line over a large ledger and tells the peak of its resident memory, verb by verb.")
  .option("--events <number>", "events of the ledger", wholeNumber, 1_000_000)
  .option("--only <steps>", "these steps, with commas between", named)
  .option("--limit <MB>", "most that a step may hold; ends with 1 where one held more", wholeNumber, 512)
  .option("--json", "everything as JSON on stdout")
  .addHelpText(
    "after",
    `\nSteps:\n${steps.map(({ name, what }) => `  ${name.padEnd(16)} ${what}`).join("\n")}

It reads /proc, so it needs Linux, and about 10 KB of disk for each event in the folder for temporary files (TMPDIR).`,
  )
  .parse()
  .opts<{ events: number; only?: typeof steps; limit: number; json?: true }>();

if (process.platform !== "linux") {
  process.stderr.write("Peak memory is read from /proc: this needs Linux.\n");
  process.exit(1);
}
const { events, limit } = options;
const rows = await measureMemory(events, options.only ?? steps, (text) => process.stderr.write(`${text} …\n`));
const over = rows.filter(({ peak }) => peak > limit);
if (options.json) process.stdout.write(`${JSON.stringify({ machine: machine(), events, limit, steps: rows })}\n`);
else {
  const { system, processor, memory, node, sqlite } = machine();
  process.stdout.write(`${system} · ${processor} · ${memory} · Node ${node} · SQLite ${sqlite} · ${events} events\n`);
  const table = new Table({
    head: ["step", "peak MB", "s", "MB written"],
    style: { head: [], border: [], compact: true },
  });
  for (const { name, peak, seconds, size } of rows)
    table.push([name, peak.toFixed(0), seconds.toFixed(1), size.toFixed(0)]);
  process.stdout.write(`${table.toString()}\n`);
  for (const { name, peak } of over) process.stdout.write(`${name} held ${peak.toFixed(0)} MB, more than ${limit}.\n`);
}
if (over.length > 0) process.exitCode = 1;
