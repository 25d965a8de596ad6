import { mkdirSync } from "node:fs";
import { type Config, openVault, problemOf } from "@liggare/api";
import { type EventStore, openSqliteStore } from "@liggare/event-store";
import { canonicalHash, foundInBulk } from "@liggare/ledger";
import { type CityPlan, city, firstYearOf, lastYear, leastEvents, most, municipality } from "@liggare/simulation";
import type { Vault } from "@liggare/vault";
import { owning } from "../client/connect.ts";
import type { Context, Verb } from "../context.ts";
import { type Exit, exits, Failure, wrongUsage } from "../failure.ts";
import { examples, wholeNumber } from "../options.ts";

interface SimulateOptions {
  readonly boards: number;
  readonly years: number;
  readonly events?: number;
  readonly seed: number;
}

/** Fills an empty data folder with a simulated city's history. */
export const simulate: Verb = (program, bind) =>
  bind<SimulateOptions>(
    program
      .command("simulate")
      .description("fill an empty data folder with the invented history of a city, as large as you like")
      .option("--boards <n>", `district boards, at most ${most.boards}`, wholeNumber(1), 14)
      .option("--years <n>", `whole years, the last of which is ${lastYear}; at most ${most.years}`, wholeNumber(1), 5)
      .option("--events <n>", "events in all; default: about 150 a board and year", wholeNumber(1))
      .option("--seed <n>", "another seed is another city; the same gives the same ids and payloads", wholeNumber(0), 1)
      .addHelpText(
        "after",
        `
Everything in it is invented: boards, meetings, reports of concern, plans, follow-ups, courses and audits, through the
same rules as what people record. The ledger's opening says that it is a demonstration, and each event that its source
is a simulation. The days of the work (occurredOn, and recordedOn for "as known on") are simulated; recordedAt is the
real clock's, as always. What was interrupted goes on when the same command is given again.
${examples("simulate", "simulate --boards 100 --years 20 --events 1000000 --seed 7", "simulate --events 20000 --json")}`,
      ),
    (context, _args, options) => run(context, planOf(options)),
  );

function planOf({ boards, years, seed, events }: SimulateOptions): CityPlan {
  if (boards > most.boards) throw wrongUsage(`--boards: at most ${most.boards}.`);
  if (years > most.years) throw wrongUsage(`--years: at most ${most.years}.`);
  if (seed > most.seed) throw wrongUsage(`--seed: at most ${most.seed}.`);
  const least = leastEvents({ boards, years });
  if (events !== undefined && events < least)
    throw wrongUsage(
      `--events: ${boards} boards over ${years} years have at least ${least} events. Ask for more events, or fewer boards or years.`,
    );
  return { boards, years, seed, events: events ?? Math.max(least, boards * years * 150) };
}

/** A changed generator makes another material: a half-made city of the old one is refused, not mixed. */
const generator = 1;

async function run({ config, out, stop }: Context, plan: CityPlan): Promise<Exit> {
  const hash = canonicalHash({ generator, ...plan });
  const stores = await owning(config, () => openStores(config));
  const progress = out.progress("Simulating");
  const began = performance.now();
  try {
    const name = `simulated city, ${plan.boards} boards, ${plan.years} years, ${plan.events} events, seed ${plan.seed}`;
    const outcome = await foundInBulk(
      {
        ...stores,
        opening: { ledger: uuidOf(hash), municipality, kind: "demonstration" },
        onProgress: (rows, of) => progress.update(rows, of),
        stop,
      },
      { name, hash, count: plan.events, rows: city(plan) },
    );
    progress.end();
    if (outcome.kind === "refused")
      throw new Failure(
        exits.refused,
        "not-empty",
        `${config.data} holds another ledger: ${problemOf(outcome.refusal, "en").detail} Name an empty folder with LIGGARE_DATA.`,
      );
    const { kind, rows, added, mostStreams } = outcome;
    const seconds = (performance.now() - began) / 1000;
    const { number, hash: head } = await stores.store.head();
    out.data({
      status: kind,
      ...plan,
      from: `${firstYearOf(plan)}-01-01`,
      to: `${lastYear}-12-31`,
      rows,
      added,
      mostStreams,
      number,
      head,
      seconds: Number(seconds.toFixed(3)),
      data: config.data,
    });
    if (kind === "interrupted") {
      out.note(`Interrupted after ${rows} of ${plan.events} events. The same command again goes on from there.`);
      return exits.interrupted;
    }
    if (kind === "resumed") out.line(`Found ${rows - added} events of an interrupted run, and went on from there.`);
    out.line(
      kind === "nothing added"
        ? `Nothing added: this city is there already (${rows} events).`
        : `Simulated ${plan.boards} boards over ${plan.years} years: ${added} events added to ${config.data} in ${seconds.toFixed(1)} s.`,
    );
    return exits.done;
  } finally {
    progress.end();
    await stores.store.close();
    await stores.vault.close();
  }
}

/** The log and the vault of a data folder, without views: they are built when the ledger is opened. */
async function openStores({
  data,
  store,
  vault,
}: Config): Promise<{ readonly store: EventStore; readonly vault: Vault }> {
  if (store.kind !== "sqlite")
    throw new Failure(exits.usage, "configuration", "LIGGARE_STORE: simulate fills a ledger in SQLite, sqlite:<file>.");
  mkdirSync(data, { recursive: true, mode: 0o700 });
  const log = await openSqliteStore({ file: store.file });
  try {
    return { store: log, vault: await openVault(vault) };
  } catch (error) {
    await log.close();
    throw error;
  }
}

/** A UUID of version 8 (RFC 9562) from a SHA-256 in hexadecimal. */
const uuidOf = (hash: string): string =>
  `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
