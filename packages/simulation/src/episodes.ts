import { councilOf, groupOf, network } from "./beginning.ts";
import type { Chance } from "./chance.ts";

/*
 * The everyday work: small histories of one stream each, whose steps lie some days apart. About 45 of 100 are meetings,
 * 25 concern reports, 15 check-ins with the police, 9 courses of a board, and 6 single activities.
 */

/** A step of an episode and how many days after the one before it is recorded. */
export interface EpisodeStep {
  readonly after: number;
  readonly command: string;
  readonly input: unknown;
}

export interface Episode {
  readonly aggregate: string;
  readonly steps: readonly EpisodeStep[];
}

/** An episode of a board. */
export function episodeOf(unit: string, chance: Chance): Episode {
  const kind = chance.next();
  if (kind < 0.45) return meeting(unit, chance);
  if (kind < 0.7) return concern(unit, chance);
  if (kind < 0.85) return checkIn(unit, chance);
  if (kind < 0.94) return course(unit, chance);
  return activity(unit, chance);
}

const items = ["Lägesbild", "Rapporter från nätverk", "Utbildning"] as const;

function meeting(unit: string, chance: Chance): Episode {
  const forum = chance.of(0.7) ? groupOf(unit) : councilOf(unit);
  const steps: EpisodeStep[] = [];
  const ahead = chance.between(3, 21);
  if (chance.of(0.5)) {
    steps.push({ after: 0, command: "plan", input: { unit, forum, plannedFor: "+" } });
    if (chance.of(0.3))
      steps.push({ after: 1, command: "invite", input: { to: [{ kind: "function", function: "police" }] } });
  }
  if (steps.length > 0 && chance.of(0.06))
    return {
      aggregate: "meeting",
      steps: [...steps, { after: ahead, command: "cancel", input: { reason: "Flera hade förhinder." } }],
    };
  const withAction = chance.of(0.04);
  steps.push({
    after: steps.length > 0 ? ahead : 0,
    command: "hold",
    input: {
      unit,
      forum,
      functions: ["local-coordinator", chance.pick(["unit-head", "department-head", "school"]), "police"],
      units: [unit],
      standingItems: [chance.pick(items)],
      ...(withAction && { actions: [{ what: "Sprida rutinen vid oro.", responsible: unit, due: "+" }] }),
    },
  });
  if (withAction) steps.push({ after: chance.between(5, 40), command: "complete-action", input: { action: "a1" } });
  return { aggregate: "meeting", steps };
}

function concern(unit: string, chance: Chance): Episode {
  const passed = chance.of(0.3);
  const steps: EpisodeStep[] = [
    {
      after: 0,
      command: "report",
      input: {
        unit,
        environment: chance.pick(["white-power", "violent-islamist", "autonomous", "not-known"]),
        setting: chance.pick(["school", "leisure", "public-place", "online", "street-or-square", "youth-centre"]),
        kind: chance.pick(["symbols-graffiti", "propaganda", "threats", "worry", "recruitment"]),
        done: [chance.pick(["conversation", "informed-management", "removed", "none"])],
        consulted: [chance.pick(["police", "school", "social-worker"])],
      },
    },
    {
      after: chance.between(1, 12),
      command: "assess",
      input: { assessment: passed ? "pass-on" : chance.pick(["own-measures", "no-further-concern"]) },
    },
  ];
  if (passed) steps.push({ after: chance.between(0, 3), command: "pass-on", input: { to: "police" } });
  steps.push({
    after: chance.between(2, 30),
    command: "close",
    input: { outcome: passed ? "passed-on" : chance.pick(["handled", "no-measure"]) },
  });
  return { aggregate: "concern-report", steps };
}

function checkIn(unit: string, chance: Chance): Episode {
  const level = chance.pick(["district-director", "crime-prevention-council"]);
  const picture = {
    environment: chance.pick(["white-power", "violent-islamist", "several"]),
    setting: chance.pick(["school", "public-place", "residential"]),
    kind: chance.pick(["symbols-graffiti", "propaganda", "groupings"]),
  };
  const input = {
    unit,
    level,
    functions: ["local-coordinator", "police"],
    picture: [picture],
    forum: councilOf(unit),
  };
  return { aggregate: "police-checkin", steps: [{ after: 0, command: "hold", input }] };
}

function course(unit: string, chance: Chance): Episode {
  const staff = chance.between(20, 90);
  return {
    aggregate: "training",
    steps: [
      {
        after: 0,
        command: "register",
        input: { unit, name: "Fördjupning i stadsdelen", form: "workshop", level: "deepening" },
      },
      { after: chance.between(1, 10), command: "plan-occasion", input: { unit, day: "+" } },
      { after: chance.between(5, 30), command: "hold-occasion", input: { unit, occasion: "t1" } },
      {
        after: chance.between(1, 8),
        command: "count",
        input: {
          unit,
          state: "taken-part",
          of: "staff-concerned",
          numerator: Math.floor(staff * chance.next()),
          denominator: { count: staff, approximate: false },
          basis: "participant-lists",
        },
      },
    ],
  };
}

function activity(unit: string, chance: Chance): Episode {
  const input = { unit, forum: network, audience: [chance.pick(["coordinators", "managers", "researchers"])] };
  return { aggregate: "activity", steps: [{ after: 0, command: "carry-out", input }] };
}
