import { styleText } from "node:util";
import type { Problem } from "@liggare/api";
import type { Lang } from "@liggare/calendar";
import { Presets, SingleBar } from "cli-progress";
import Table from "cli-table3";
import { type Ending, type Exit, exitOf } from "./failure.ts";

/** Where the program writes: answers on `out`, everything else on `err`. */
export interface Streams {
  readonly out: NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };
  readonly err: NodeJS.WritableStream & { readonly isTTY?: boolean };
}

export interface Progress {
  update(done: number, total: number): void;
  end(): void;
}

type Style = "bold" | "dim" | "red" | "green" | "yellow";

/** What verbs write with: tables for people or JSON for programs, never both on stdout. */
export class Output {
  readonly json: boolean;
  readonly lang: Lang;
  readonly #streams: Streams;
  readonly #colours: boolean;

  constructor(streams: Streams, options: { readonly json: boolean; readonly lang: Lang; readonly colours: boolean }) {
    this.#streams = streams;
    this.json = options.json;
    this.lang = options.lang;
    this.#colours = options.colours && streams.out.isTTY === true;
  }

  style(style: Style, text: string): string {
    return this.#colours ? styleText(style, text, { validateStream: false }) : text;
  }

  /** A line of the answer, for people only. */
  line(text = ""): void {
    if (!this.json) this.#streams.out.write(`${text}\n`);
  }

  /** A line of the answer for people and programs alike. */
  raw(text: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#streams.out.write(text, (error) => (error ? reject(error) : resolve()));
    });
  }

  /** The answer for programs, one JSON text on a line. */
  data(value: unknown): void {
    if (this.json) this.#streams.out.write(`${JSON.stringify(value)}\n`);
  }

  /** Explains what goes on; never part of the answer. */
  note(text: string): void {
    this.#streams.err.write(`${text}\n`);
  }

  heading(text: string): void {
    this.line();
    this.line(this.style("bold", text));
  }

  /** A table as wide as its texts, or as the terminal. */
  table(head: readonly string[], rows: readonly (readonly string[])[]): void {
    if (this.json) return;
    const options = { style: { head: [], border: [], compact: true }, wordWrap: true };
    const widths = this.#widths(head, rows);
    const table = new Table({ ...options, head: head.map((text) => this.style("bold", text)), ...widths });
    for (const row of rows) table.push([...row]);
    for (const line of table.toString().split("\n")) this.line(line.trimEnd());
  }

  /** Narrows the widest columns until the table fits; left alone where nobody looks. */
  #widths(head: readonly string[], rows: readonly (readonly string[])[]): { colWidths?: number[] } {
    const { columns } = this.#streams.out;
    if (columns === undefined) return {};
    const needed = head.map((text, at) => Math.max(text.length, ...rows.map((row) => longestLine(row[at] ?? ""))) + 3);
    const least = 12;
    while (needed.reduce((sum, width) => sum + width, 0) > columns) {
      const widest = needed.indexOf(Math.max(...needed));
      if ((needed[widest] ?? 0) <= least) break;
      needed[widest] = Math.max(least, (needed[widest] ?? 0) - 4);
    }
    return { colWidths: needed };
  }

  /** A bar on stderr where somebody looks; otherwise nothing. */
  progress(label: string): Progress {
    if (this.#streams.err.isTTY !== true) return { update: () => undefined, end: () => undefined };
    const bar = new SingleBar(
      { format: `${label} {bar} {percentage} % · {value}/{total}`, stream: this.#streams.err, clearOnComplete: true },
      Presets.shades_classic,
    );
    let started = false;
    return {
      update(done, total) {
        if (started) bar.setTotal(total);
        else bar.start(total, done);
        started = true;
        bar.update(done);
      },
      end() {
        if (started) bar.stop();
      },
    };
  }

  /** A problem that the ledger answered with. */
  problem(problem: Problem): Exit {
    this.data(problem);
    if (!this.json) {
      this.note(this.#red(problem.detail));
      for (const { pointer, detail } of problem.errors ?? []) this.note(`  ${pointer || "/"}: ${detail}`);
    }
    return exitOf(problem);
  }

  /** What was thrown, in one line. */
  ending({ exit, code, detail }: Ending): Exit {
    this.data({ type: `urn:liggare:problem:${code}`, title: titles[exit] ?? "Failed", detail, code, exit });
    if (!this.json) this.note(this.#red(`${detail}`));
    return exit;
  }

  #red(text: string): string {
    return this.#colours && this.#streams.err.isTTY ? styleText("red", text, { validateStream: false }) : text;
  }
}

const longestLine = (text: string): number => Math.max(0, ...text.split("\n").map((line) => line.length));

const titles: Readonly<Record<number, string>> = {
  1: "Refused",
  2: "Wrong usage",
  3: "Not available",
  70: "A defect",
};

/** Language of tables and refusals: `--lang`, else the locale's, else Swedish. */
export function langOf(option: string | undefined, environment: NodeJS.ProcessEnv): Lang {
  const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || "";
  const chosen = option ?? locale;
  return /^en/i.test(chosen) ? "en" : "sv";
}
