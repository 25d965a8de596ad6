import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { memoryFolder } from "./machine.ts";
import { enumerateCrashes } from "./power/enumerate.ts";
import { loadRecording } from "./power/record.ts";

/** The recordings of a short life of the store, made by programs/record.main.ts. */
async function crashed(name: "full" | "normal", each: number) {
  const folder = memoryFolder();
  onTestFinished(() => folder.remove());
  const recording = loadRecording(join(import.meta.dirname, "recordings", `${name}.json.br`));
  return enumerateCrashes(recording, { seed: "replayed", each, folder: folder.path });
}

it("a power cut after any system call of a recorded life of the log loses nothing acknowledged", async () => {
  const { states, distinct, wrong } = await crashed("full", 2);
  expect(wrong).toEqual([]);
  expect(states).toBeGreaterThan(400);
  expect(distinct).toBeGreaterThan(150);
});

it("the same power cuts show that a log synced with synchronous=NORMAL loses what it acknowledged", async () => {
  const { lost, refused, wrong } = await crashed("normal", 1);
  expect(lost).toBeGreaterThan(0);
  expect(lost + refused).toBeGreaterThan(20);
  expect(wrong.some((text) => text.includes("acknowledged batches are missing"))).toBe(true);
});
