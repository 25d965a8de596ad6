import type { NewEvent } from "@liggare/domain";

/** An event of about 400 bytes as it is stored: a check-in with the police. */
export const sampleEvent = (n: number): NewEvent => ({
  id: `00000000-0000-8000-8000-${n.toString(16).padStart(12, "0")}`,
  type: "CheckInHeld",
  schema: 1,
  recordedAt: "2026-03-10T09:00:00.000Z",
  occurredOn: "2026-03-09",
  unit: "skarholmen",
  by: { subject: "l-1", role: "local-coordinator", unit: "skarholmen" },
  data: { level: "district-director", functions: ["local-coordinator", "police"], picture: [], agreedActions: [] },
  payloadHash: "0".repeat(64),
});

/** Has `callers` callers do `count` pieces of work, each the next as soon as its last is done. */
export async function callers(count: number, at: number, work: (n: number) => Promise<unknown>): Promise<void> {
  let next = 0;
  const one = async () => {
    while (next < count) await work(next++);
  };
  await Promise.all(Array.from({ length: at }, one));
}
