import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { readConfig, viewPlaces } from "@liggare/api";
import { openEventStoreDb, StoreError, verifyLog } from "@liggare/event-store";
import { type City, sharedCity } from "../commands/city.ts";
import { type Content, contentOf, differences, leftIn, logDifferences } from "../commands/content.ts";
import { bytesOf } from "../commands/files.ts";
import { type Judged, killsOf, type Phase, type Subject } from "../commands/killing.ts";
import { examined, runLiggare, type Settings } from "../commands/liggare.ts";

/** Where a log is moved to. */
interface Place {
  readonly args: readonly string[];
  /** The ledger with its log there. */
  readonly settings: Settings;
  /** The note that the move has not ended. */
  readonly note: string;
  left(): Promise<{ readonly events: number; readonly wrong: readonly string[] }>;
  differences(actual: Content): string[];
}

async function judge({ content, settings: home, brief }: City, place: Place): Promise<Judged> {
  const left = await place.left();
  const all = content.events.length;
  const phase: Phase = left.events === 0 ? "before" : left.events < all ? "within" : "after";
  const wrong = [...left.wrong, ...(await leftIn(join(home.LIGGARE_DATA ?? "", "log.sqlite"))).wrong];
  const noted = existsSync(place.note);
  if (phase === "within" && !noted) wrong.push("nothing tells that the move has not ended");
  if (noted) wrong.push(...(await isRefused(place.settings)));
  const { code, out, err } = await runLiggare(place.args, home);
  if (code !== 0) wrong.push(`given again it ended with ${code}: ${err}${out}`);
  if (phase === "within" && !err.includes(`holds the first ${left.events} events already: going on after them`))
    wrong.push(`after ${left.events} events it said: ${err}`);
  const stood = { before: "", within: `(${left.events} stood there before)`, after: "(all stood there before)" }[phase];
  if (!out.includes(`${all} events are at `) || !out.includes(`${stood}, verified to the hash`))
    wrong.push(`after ${left.events} events it said: ${out}`);
  if (existsSync(place.note)) wrong.push("the move has ended, and it is said that it has not");
  wrong.push(...place.differences(await contentOf(place.settings)), ...(await examined(place.settings, brief)));
  return {
    phase,
    said: { before: "nothing of before", within: '"going on"', after: '"all stood there"' }[phase],
    wrong,
  };
}

/** A log without its end is not served. */
async function isRefused(settings: Settings): Promise<string[]> {
  try {
    await contentOf(settings);
    return ["the half-moved log was opened as if it were whole"];
  } catch (error) {
    if (error instanceof StoreError && error.message.includes("the move to it was interrupted")) return [];
    return [`the half-moved log is refused otherwise: ${error}`];
  }
}

const toFile = (city: City): Subject => ({
  doomed(folder) {
    const file = join(folder, "moved.sqlite");
    const args = ["move", "--to", `sqlite:${file}`];
    const place: Place = {
      args,
      settings: { ...city.settings, LIGGARE_STORE: `sqlite:${file}` },
      note: `${file}.moving`,
      left: () => leftIn(file),
      differences: (actual) => differences(actual, city.content),
    };
    return { args, settings: city.settings, amount: () => bytesOf(`${file}-wal`), judge: () => judge(city, place) };
  },
});

/** Its positions are the server's own, and the views hold them. From outside only the time since its note is seen. */
const toServer = (city: City, url: string): Subject => ({
  doomed(_folder) {
    // a ledger of its own for each run, also for a second one with the same seed
    const prefix = `faults.${randomUUID().replaceAll("-", "")}`;
    const args = ["move", "--to", url, "--prefix", prefix];
    const settings = { ...city.settings, LIGGARE_STORE: url, LIGGARE_STORE_PREFIX: prefix };
    const note = `${viewPlaces(readConfig(settings, "")).views}.moving`;
    let begun: number | undefined;
    const amount = () => {
      if (existsSync(note)) begun ??= performance.now() - 1;
      return begun === undefined ? 0 : performance.now() - begun;
    };
    const place: Place = {
      args,
      settings,
      note,
      async left() {
        const store = await openEventStoreDb({ url, prefix });
        try {
          const { events, finding } = await verifyLog(store);
          return { events, wrong: finding ? [`left behind: ${finding.kind}: ${finding.detail}`] : [] };
        } finally {
          await store.close();
        }
      },
      differences: (actual) => logDifferences(actual, city.content),
    };
    return { args, settings: city.settings, amount, judge: () => judge(city, place) };
  },
});

export const killMove = killsOf({
  name: "kill-move",
  what: "kill -9 of `liggare move` to a file (and to a server, where EVENTSTORE_URL names one), and the same again",
  async prepare(folder, brief) {
    const city = await sharedCity(folder, brief);
    const { EVENTSTORE_URL: url } = process.env;
    return [toFile(city), ...(url ? [toServer(city, url)] : [])];
  },
});
