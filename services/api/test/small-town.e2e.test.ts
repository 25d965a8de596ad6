import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Actor } from "@liggare/access";
import type { CommandRequest, FoundingRow } from "@liggare/ledger";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readConfig } from "../src/config.ts";
import { type DataFolder, openDataFolder, projections } from "../src/data-folder.ts";

/*
 * The invented small town, founded in a ledger in memory with all views of the product. Every list in every answer has
 * content somewhere, but those that are named here with the reason.
 */

const central: Actor = { subject: "central-1", role: "central-coordinator", unit: "kommunstyrelsen" };
const norra: Actor = { subject: "local-1", role: "local-coordinator", unit: "norra" };
const dataset = (part: string) =>
  readFileSync(new URL(`../../../test/datasets/small-town/${part}`, import.meta.url), "utf8");
const lastDay: string = JSON.parse(dataset("dataset.json")).lastDay;

const monthly = "reports state a month or a day, nothing coarser";
const nothingWaits = "nobody is told to wait for it";
/** Cells of a board's matters that nothing speaks against, in the order of the answer. */
const unopposed = (...matters: readonly string[]) =>
  Object.fromEntries(
    matters.map((matter) => [`boards[].cells.${matter}.against`, "nothing in the town says the opposite of it"]),
  );
const noLists = "a founding import cannot count a participant list";
const notCounted = "every board that a course is required of has a figure";
const noGroups = "the town's courses are for everybody";
const mayBeEmpty: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "collaboration-log local": {
    "entries[].audience": "the board carries out no activity",
    "entries[].with": "the board carries out no activity",
    probablySame: "the board's one twin was joined",
    "referrals[].unanswered": "whose answers are missing is for the sender",
  },
  "situation-picture central": {
    "boards[].concerns.coarser": monthly,
    "boards[].convenes[].results[].since": "no answer came after the compiled result",
    "city.concerns.coarser": monthly,
    "city.inventories[].results[].since": "no answer came after the compiled result",
  },
  "situation-picture local": {
    "boards[].concerns.coarser": monthly,
    "boards[].inventories[].reminders": "the other board was reminded",
    "boards[].convenes": "the executive board convenes inventories",
  },
  "executive-board-summary central": {
    ...unopposed("coordinator", "situationPicture", "plan", "measures", "networks", "training", "reporting"),
    ...unopposed("recommendations"),
    "concerns.periods.coarser": monthly,
  },
  "executive-board-summary local": {
    ...unopposed("coordinator", "situationPicture", "plan", "measures", "networks", "policeCollaboration"),
    ...unopposed("training", "civilSociety", "reporting", "recommendations"),
    "plans[].incomplete": "the board's measures are complete",
    "policeAgreements.referrals[].overdue": "whose answers are late is for the sender",
    "concerns.periods.coarser": monthly,
  },
  "plan-follow-up local": { "boards[].toBeCompleted": "the board's measures are complete" },
  "recommendations local": { overdue: "the board replied and acted in time" },
  "overdue central": { "coming[].waiting": nothingWaits, "cannotBeJudged[].waiting": nothingWaits },
  "overdue local": { "coming[].waiting": nothingWaits, "cannotBeJudged[].waiting": nothingWaits },
  "training-coverage central": { notCounted, "courses[].targetGroups": noGroups, lists: noLists },
  "training-coverage local": {
    notCounted,
    "courses[].targetGroups": noGroups,
    occasions: "the executive board's office holds the occasions",
    lists: noLists,
  },
  "coordinators central": {
    "former[].earlierNames": "the earlier boards were never renamed",
    "former[].vacancies": "the earlier boards' coordinators are not said to have left",
    "former[].handovers": "the earlier boards' coordinators handed nothing over",
  },
  "coordinators local": {
    "boards[].handovers": "the board's coordinator left without a handover",
    "boards[].predecessors": "the board came out of no other",
    former: "the board came out of no other",
  },
};

let data: string;
let folder: DataFolder;
let position: string;

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), "liggare-small-town-"));
  const config = readConfig({ LIGGARE_DATA: data, LIGGARE_STORE: "memory:" }, data);
  folder = await openDataFolder(config, {
    opening: { municipality: "Exempelköping (påhittad kommun)", kind: "demonstration" },
    clock: { now: () => new Date("2026-01-20T12:00:00Z"), monotonic: () => 0 },
  });
  const rows = dataset("commands.jsonl")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as FoundingRow);
  expect(await folder.ledger.found({ name: "small-town", rows })).toMatchObject({ kind: "founded", rows: rows.length });
  position = await folder.ledger.head();
  expect(await folder.ledger.views.caughtUp(position, 20_000)).toBe(true);
});
afterAll(async () => {
  await folder.close();
  rmSync(data, { recursive: true, force: true });
});

async function answer(view: string, actor: Actor): Promise<unknown> {
  const found = await folder.ledger.ask({ view, asKnownOn: lastDay, on: lastDay }, actor);
  if (found.kind !== "answer") throw new Error(`${view}: ${JSON.stringify(found)}`);
  return found.answer;
}

/** Each list of an answer by its path, and whether one of them has content. */
function listsIn(value: unknown, path = "", lists = new Map<string, boolean>()): ReadonlyMap<string, boolean> {
  if (Array.isArray(value)) {
    lists.set(path, (lists.get(path) ?? false) || value.length > 0);
    for (const entry of value) listsIn(entry, `${path}[]`, lists);
  } else if (typeof value === "object" && value !== null)
    for (const [name, part] of Object.entries(value)) listsIn(part, path === "" ? name : `${path}.${name}`, lists);
  return lists;
}

const emptyIn = (found: unknown): readonly string[] =>
  [...listsIn(found)].filter(([path, filled]) => !filled && !/(?:^|\.)why$/.test(path)).map(([path]) => path);

describe("the small town in every view", () => {
  for (const [who, actor] of [
    ["central", central],
    ["local", norra],
  ] as const)
    for (const { name } of projections.filter((view) => view.name !== "summary-releases"))
      it(`gives ${name} content in every part for the ${who} coordinator`, async () => {
        expect(emptyIn(await answer(name, actor))).toEqual(Object.keys(mayBeEmpty[`${name} ${who}`] ?? {}));
      });
});

it("A summary of the small town's year is released after its founding, with the texts that were written", async () => {
  const release: CommandRequest = {
    aggregate: "summary-release",
    id: "2025-annual",
    command: "release",
    input: { unit: "kommunstyrelsen" },
  };
  const released = await folder.ledger.execute(release, central);
  if (released.kind !== "accepted") throw new Error(JSON.stringify(released.refusal));
  const correction = { ...release, command: "release-correction", input: { reason: "En uppgift kom sent." } };
  const corrected = await folder.ledger.execute(correction, central);
  if (corrected.kind !== "accepted") throw new Error(JSON.stringify(corrected.refusal));
  expect([released, corrected].flatMap(({ events }) => events.map(({ type }) => type))).toEqual([
    "SummaryReleased",
    "SummaryReleaseCorrected",
  ]);
  expect(await folder.ledger.views.caughtUp(corrected.position, 10_000)).toBe(true);
  const shown = await folder.ledger.ask({ view: "summary-releases" }, central);
  expect(shown).toMatchObject({
    answer: {
      releases: [
        { period: "2025-annual", number: 2 },
        { period: "2025-annual", number: 1, correctedBy: 2 },
      ],
    },
  });
});
