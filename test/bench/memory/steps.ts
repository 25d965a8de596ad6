import { createWriteStream, existsSync, mkdirSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { city } from "@liggare/simulation";
import { cityOf } from "../city.ts";
import { resident, type Taken } from "./resident.ts";

export interface Place {
  readonly folder: string;
  readonly events: number;
}

/** A command over the data of the steps before it. */
export interface Step {
  readonly name: string;
  readonly what: string;
  run(place: Place): Promise<Taken>;
  /** Megabytes of what it wrote. */
  size(place: Place): number;
}

const cityIn = ({ folder }: Place): string => join(folder, "city");
const importedIn = ({ folder }: Place): string => join(folder, "imported");
const stockholm = join(import.meta.dirname, "../../datasets/stockholm-2019");

/** Megabytes below a path. */
function megabytes(path: string): number {
  if (!existsSync(path)) return 0;
  const { size } = statSync(path);
  if (!statSync(path).isDirectory()) return size / 2 ** 20;
  return readdirSync(path).reduce((sum, name) => sum + megabytes(join(path, name)), 0);
}

/** Serves until the server says that it is ready: every view at the log's head. */
const served = (data: string): Promise<Taken> =>
  resident(["serve", "--json"], data, {
    async whenSaid(line) {
      const { url } = JSON.parse(line) as { readonly url: string };
      while (!(await fetch(`${url}/readyz`)).ok) await sleep(20);
    },
  });

/** Rows of an ordinary import, each a stream of its own, a quarter of them with a text. */
function* rows(count: number): Generator<string> {
  const unit = "kommunstyrelsen";
  for (let n = 0; n < count; n += 1) {
    const meeting = { forum: "samordnarnatverket", functions: ["central-coordinator"], units: [unit] };
    const row =
      n % 4 === 0
        ? { aggregate: "meeting", input: { unit, ...meeting, notes: `Mötet hölls digitalt, punkt ${n}.` } }
        : {
            aggregate: "police-checkin",
            input: { unit, level: "district-director", functions: ["central-coordinator", "police"] },
          };
    yield `${JSON.stringify({ ...row, id: `rad-${n}`, command: "hold", occurredOn: "2026-03-03" })}\n`;
  }
}

/** Rows of a founding import: the simulated city's. */
function* foundingRows(events: number): Generator<string> {
  for (const { last: _last, ...row } of city({ ...cityOf(events), events, seed: 1 })) yield `${JSON.stringify(row)}\n`;
}

const written = async (file: string, lines: Iterable<string>): Promise<string> => {
  await pipeline(Readable.from(lines), createWriteStream(file));
  return file;
};

const ofCity = (place: Place): number => megabytes(cityIn(place));
const exportOf = ({ folder }: Place): string => join(folder, "log.jsonl");
const backupOf = ({ folder }: Place): string => join(folder, "backup");
const restoredIn = ({ folder }: Place): string => join(folder, "restored");
const foundingOf = ({ folder }: Place): string => join(folder, "material");
const foundedIn = ({ folder }: Place): string => join(folder, "founded");

/** In this order: each uses what those before it made. */
export const steps: readonly Step[] = [
  {
    name: "simulate",
    what: "fill a ledger with a simulated city",
    run(place) {
      const { boards, years } = cityOf(place.events);
      const size = ["--boards", String(boards), "--years", String(years), "--events", String(place.events)];
      return resident(["simulate", ...size], cityIn(place));
    },
    size: ofCity,
  },
  {
    name: "first-start",
    what: "serve until ready, views built from nothing",
    run: (at) => served(cityIn(at)),
    size: ofCity,
  },
  { name: "restart", what: "serve until ready again", run: (at) => served(cityIn(at)), size: ofCity },
  { name: "rebuild", what: "build every view anew", run: (at) => resident(["rebuild"], cityIn(at)), size: ofCity },
  { name: "verify", what: "walk the log", run: (at) => resident(["verify"], cityIn(at)), size: ofCity },
  {
    name: "export",
    what: "export the log to a file",
    run: (at) => resident(["export", "--purpose", "measuring memory", "--out", exportOf(at)], cityIn(at)),
    size: (at) => megabytes(exportOf(at)),
  },
  {
    name: "move",
    what: "copy the log to another file, and verify it there",
    run: (at) => resident(["move", "--to", "sqlite:moved.sqlite"], cityIn(at)),
    size: (at) => megabytes(join(cityIn(at), "moved.sqlite")),
  },
  {
    name: "backup",
    what: "copy log and vault",
    run: (at) => resident(["backup", backupOf(at)], cityIn(at)),
    size: (at) => megabytes(backupOf(at)),
  },
  {
    name: "restore",
    what: "check the backup, and put it into a new folder",
    run: (at) => resident(["restore", backupOf(at), "--to", restoredIn(at)], cityIn(at)),
    size: (at) => megabytes(restoredIn(at)),
  },
  {
    name: "import",
    what: "import as many rows into a ledger at work, each durable before the next",
    async run(at) {
      await resident(["import", stockholm, "--founding"], importedIn(at));
      const file = await written(join(at.folder, "rows.jsonl"), rows(at.events));
      return resident(["import", file], importedIn(at));
    },
    size: (at) => megabytes(importedIn(at)),
  },
  {
    name: "import-founding",
    what: "found a ledger with the city's rows: tried whole, then written",
    async run(at) {
      mkdirSync(foundingOf(at));
      const about = { name: "memory", municipality: "Exempelstaden", kind: "demonstration" };
      await written(join(foundingOf(at), "dataset.json"), [JSON.stringify(about)]);
      await written(join(foundingOf(at), "commands.jsonl"), foundingRows(at.events));
      return resident(["import", foundingOf(at), "--founding"], foundedIn(at));
    },
    size: (at) => megabytes(foundedIn(at)),
  },
];
