import { cpus, release, totalmem, type } from "node:os";
import { Presets, SingleBar } from "cli-progress";
import Table from "cli-table3";
import { Command, InvalidArgumentError } from "commander";
import type { FaultKind, FaultReport, Scale } from "./kind.ts";
import { kinds } from "./kinds.ts";
import { runKind } from "./run.ts";

interface Row extends FaultReport {
  readonly kind: string;
  readonly unit: string;
  readonly seed: number;
}

const wholeNumber = (text: string): number => {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0) throw new InvalidArgumentError("It must be a whole number from 0.");
  return value;
};

const named = (text: string): readonly FaultKind[] =>
  text.split(",").map((name) => {
    const kind = kinds.find((known) => known.name === name.trim());
    if (kind === undefined) {
      throw new InvalidArgumentError(`"${name}" is not one of ${kinds.map((known) => known.name).join(", ")}.`);
    }
    return kind;
  });

const listed = kinds
  .map(({ name, what, counts, unit }) => `  ${name.padEnd(20)} ${what} (${counts.long} ${unit}, quick ${counts.quick})`)
  .join("\n");

const program = new Command("faults")
  .description("Injects faults into the ledger's stores and counts what they broke.")
  .option("--seed <number>", "of all chance; the same seed injects the same faults", wholeNumber, 1)
  .option("--quick", "a few minutes instead of the better part of an hour")
  .option("--only <kinds>", "these kinds, with commas between", named)
  .option("--count <number>", "how many faults of each kind, instead of its own figure", wholeNumber)
  .option("--json", "the table as JSON on stdout")
  .addHelpText("after", `\nKinds:\n${listed}\n\nExit codes: 0 all held, 1 something was violated or could not run.`);

const machine = () => ({
  system: `${type()} ${release()}`,
  processor: `${cpus().length} × ${cpus()[0]?.model.trim() ?? "unknown"}`,
  memory: `${Math.round(totalmem() / 2 ** 30)} GB`,
  node: process.version,
  sqlite: process.versions.sqlite ?? "unknown",
});

async function runAll(chosen: readonly FaultKind[], scale: Scale, options: { seed: number; count?: number }) {
  const rows: Row[] = [];
  const missing: string[] = [];
  for (const kind of chosen) {
    const reason = kind.missing?.();
    if (reason !== undefined) {
      missing.push(`${kind.name}: not run, ${reason}`);
      continue;
    }
    const count = options.count ?? kind.counts[scale];
    const bar = new SingleBar(
      {
        format: `${kind.name.padEnd(20)} {bar} {value}/{total} ${kind.unit} · {eta_formatted} left`,
        stream: process.stderr,
        noTTYOutput: true,
        notTTYSchedule: 30_000,
      },
      Presets.shades_classic,
    );
    bar.start(count, 0);
    const report = await runKind(kind, { seed: options.seed, count, onProgress: (done) => bar.update(done) });
    bar.stop();
    rows.push({ kind: kind.name, unit: kind.unit, seed: options.seed, ...report });
  }
  return { rows, missing };
}

function print(rows: readonly Row[], missing: readonly string[]): void {
  const table = new Table({
    head: ["kind of fault", "injected", "proof that it fired", "violations", "s"],
    colWidths: [20, 12, 72, 12, 9],
    wordWrap: true,
    style: { head: [], border: [] },
  });
  for (const { kind, injected, unit, fired, violations, seconds } of rows) {
    table.push([kind, `${injected} ${unit}`, fired, violations.length, seconds]);
  }
  process.stdout.write(`${table.toString()}\n`);
  for (const { kind, violations } of rows) {
    for (const violation of violations.slice(0, 20)) process.stdout.write(`${kind}: ${violation}\n`);
    if (violations.length > 20) process.stdout.write(`${kind}: and ${violations.length - 20} more\n`);
  }
  for (const line of missing) process.stdout.write(`${line}\n`);
}

program.parse();
const options = program.opts<{
  seed: number;
  quick?: true;
  only?: readonly FaultKind[];
  count?: number;
  json?: true;
}>();
const { rows, missing } = await runAll(options.only ?? kinds, options.quick ? "quick" : "long", options);
if (options.json) process.stdout.write(`${JSON.stringify({ machine: machine(), faults: rows, missing })}\n`);
else {
  const { system, processor, memory, node, sqlite } = machine();
  process.stdout.write(
    `seed ${options.seed} · ${system} · ${processor} · ${memory} · Node ${node} · SQLite ${sqlite}\n`,
  );
  print(rows, missing);
}
if (missing.length > 0 || rows.some(({ violations }) => violations.length > 0)) process.exitCode = 1;
