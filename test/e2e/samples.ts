import { randomUUID } from "node:crypto";
import type { Demonstration, TakenRole } from "./demonstration.ts";

const central: TakenRole = { role: "central-coordinator" };
const skarholmen: TakenRole = { role: "local-coordinator", unit: "skarholmen" };

/** The day `days` before today. */
export const daysAgo = (days: number): string =>
  Temporal.Now.plainDateISO("Europe/Stockholm").subtract({ days }).toString();
const daysAhead = (days: number): string => daysAgo(-days);

/** A few events of the kind that coordinators record, so that pages under test have something to show. */
export async function recordSamples(demonstration: Demonstration): Promise<void> {
  const network = "samordnarnatverket";
  await demonstration.record(central, `unit/kommunstyrelsen/declare-coverage`, {
    input: { what: `forum:${network}`, from: daysAgo(150) },
  });
  for (const [at, days] of [110, 80, 48].entries())
    await demonstration.record(central, `meeting/${randomUUID()}/hold`, {
      occurredOn: daysAgo(days),
      input: {
        unit: "kommunstyrelsen",
        forum: network,
        functions: ["central-coordinator", "local-coordinator"],
        units: ["kommunstyrelsen", "skarholmen", "spanga-tensta"],
        standingItems: ["Lägesbild"],
        decisions: ["Nätverket går igenom lägesbilden vid varje möte."],
        actions: [
          {
            what: "Samla in nämndernas planer",
            responsible: "skarholmen",
            due: at === 0 ? daysAgo(20) : daysAhead(20),
          },
        ],
        notes: "Mötet hölls digitalt.",
      },
    });
  await demonstration.record(skarholmen, `police-checkin/${randomUUID()}/hold`, {
    occurredOn: daysAgo(12),
    input: {
      unit: "skarholmen",
      level: "district-director",
      functions: ["district-director", "police"],
      picture: [{ environment: "white-power", setting: "public-place", kind: "symbols-graffiti" }],
      agreedActions: ["Gemensam genomgång av lägesbilden före jul."],
    },
  });
  for (const days of [3, 40, 45, 75, 76, 77, 78, 79, 130])
    await demonstration.record(skarholmen, `concern-report/${randomUUID()}/report`, {
      occurredOn: daysAgo(days),
      input: {
        unit: "skarholmen",
        environment: days > 60 ? "white-power" : "several",
        setting: "public-place",
        kind: "symbols-graffiti",
        done: ["removed"],
        consulted: ["police"],
      },
    });
}
