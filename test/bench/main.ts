import { writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import Table from "cli-table3";
import { Command, InvalidArgumentError } from "commander";
import type { Measure } from "./figure.ts";
import { measures } from "./measures/index.ts";
import { growthPlot } from "./plot.ts";
import { full, machine, quick, type Row, runMeasures, type Sizes } from "./run.ts";

const wholeNumber = (text: string): number => {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1) throw new InvalidArgumentError("It must be a whole number from 1.");
  return value;
};

const named = (text: string): readonly Measure[] =>
  text.split(",").map((name) => {
    const measure = measures.find((each) => each.name === name.trim().toUpperCase());
    if (!measure)
      throw new InvalidArgumentError(`"${name}" is not one of ${measures.map((each) => each.name).join(", ")}.`);
    return measure;
  });

const listed = measures.map(({ name, what }) => `  ${name}  ${what}`).join("\n");

const program = new Command("bench")
  .description("Measures the ledger beside its peers, in one run on one machine. How: test/bench/README.md.")
  .option("--quick", "small sizes: shows that it works, the figures say little")
  .option("--only <names>", "these measurements, with commas between", named)
  .option("--events <number>", `events of the simulated city (${full.events}, quick ${quick.events})`, wholeNumber)
  .option("--runs <number>", `runs of each (${full.runs}, quick ${quick.runs})`, wholeNumber)
  .option(
    "--questions <number>",
    `questions to each view in a run (${full.questions}, quick ${quick.questions})`,
    wholeNumber,
  )
  .option("--svg <file>", "the growth of P8 as a plot")
  .option("--json", "everything as JSON on stdout")
  .addHelpText("after", `\nMeasurements:\n${listed}\n\nEVENTSTORE_URL names an EventStoreDB server to measure beside.`)
  .parse();
const options = program.opts<{
  quick?: true;
  only?: readonly Measure[];
  events?: number;
  runs?: number;
  questions?: number;
  svg?: string;
  json?: true;
}>();

const sizes: Sizes = {
  ...(options.quick ? quick : full),
  ...(options.events !== undefined && { events: options.events }),
  ...(options.runs !== undefined && { runs: options.runs }),
  ...(options.questions !== undefined && { questions: options.questions }),
};
const { EVENTSTORE_URL: eventStore } = process.env;
const before = loadavg()[0];
const rows = await runMeasures(options.only ?? measures, sizes, {
  ...(eventStore && { eventStore }),
  onStep: (text) => process.stderr.write(`${text} …\n`),
});
const setting = { ...sizes, loadBefore: before, quick: options.quick ?? false };

if (options.svg !== undefined) writeFileSync(options.svg, plotOf(rows));
if (options.json) process.stdout.write(`${JSON.stringify({ machine: machine(), setting, measurements: rows })}\n`);
else print(rows);

function plotOf(all: readonly Row[]): string {
  const growth = all.find(({ name }) => name === "P8");
  if (!growth) throw new InvalidArgumentError("--svg: the plot is of P8, which was not measured.");
  const points = growth.figures.map((each) => ({ ...each, size: Number(/\d+/.exec(each.name)?.[0]) }));
  return growthPlot(points, "Cost of one durable append, 64 callers at once");
}

function print(all: readonly Row[]): void {
  const { system, processor, memory, node, sqlite } = machine();
  process.stdout.write(`${system} · ${processor} · ${memory} · Node ${node} · SQLite ${sqlite}\n`);
  const busy = `load before ${before?.toFixed(2)}`;
  process.stdout.write(`${sizes.runs} runs · ${sizes.events} events · ${sizes.appends} appends · ${busy}\n`);
  const table = new Table({
    head: ["", "measured", "median", "least–most", "unit"],
    style: { head: [], border: [], compact: true },
  });
  for (const { name, what, figures, ratios } of all) {
    table.push([name, { content: what, colSpan: 4 }]);
    for (const each of figures)
      table.push(["", each.name, round(each.median), `${round(each.least)}–${round(each.most)}`, each.unit]);
    for (const { name: text, value, goal } of ratios) {
      const judged = goal ? `goal ${goal.text}: ${goal.reached ? "reached" : "not reached"}` : "";
      table.push(["", text, round(value), { content: judged, colSpan: 2 }]);
    }
  }
  process.stdout.write(`${table.toString()}\n`);
  for (const { name, notes } of all) for (const note of notes) process.stdout.write(`${name}: ${note}\n`);
}

function round(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString("en").replaceAll(",", " ") : value.toPrecision(3);
}
