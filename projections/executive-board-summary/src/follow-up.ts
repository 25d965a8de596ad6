import { type KnownUnit, newestDay } from "@liggare/views";
import type { MatterCell } from "./answer.ts";
import { auditClaims, bySaid, claim, joined } from "./claims.ts";
import { type Context, cell, unknown } from "./context.ts";

/* Training, reporting and recommendations of a board. */

/** By the newest figures of the courses that the board's staff are required to take. */
export function training(context: Context, { unit }: KnownUnit): MatterCell {
  const { figures, required } = context.training;
  const own = figures.filter(({ row }) => row.unit === unit);
  const demands = required.filter((fact) => fact.unit === unit);
  const asked = own.filter(({ row }) =>
    demands.some(({ stream, data }) => stream === `training-${row.course}` && data.of === row.of),
  );
  // Completing says more than taking part: where both are counted, it is what is judged.
  const judged = asked.filter(
    ({ row }) =>
      row.state === "completed" ||
      !asked.some(
        (other) => other.row.course === row.course && other.row.of === row.of && other.row.state === "completed",
      ),
  );
  const said = auditClaims(context, unit, "training");
  if (judged.length === 0) {
    const facts = own.flatMap((each) => each.facts);
    const sensitivity = own.some(({ row }) => row.numerator !== null) ? "sensitive" : "process";
    const counted = own.length > 0 ? [claim("open", "training-not-required", facts, { sensitivity })] : [];
    return joined(unit, [...said, ...counted]);
  }
  const sensitivity = judged.some(({ row }) => row.numerator !== null) ? "sensitive" : "process";
  const parts = judged.map(({ row }) => {
    if (row.stated) return row.stated.numerator < row.stated.denominator ? "stated" : "all";
    if (!row.numerator || !row.denominator) return "no whole";
    return row.numerator.$count < row.denominator.count ? "part" : "all";
  });
  const [says, reason] = parts.includes("part")
    ? (["not met", "training-part"] as const)
    : parts.includes("stated")
      ? (["not met", "training-stated"] as const)
      : parts.includes("no whole")
        ? (["open", "training-no-whole"] as const)
        : (["met", "training-all"] as const);
  const figureFacts = judged.flatMap((each) => each.facts);
  const facts = [...figureFacts, ...demands];
  // It speaks of the figures' day, not of that of the decision on who is to take the course.
  return joined(unit, [claim(says, reason, facts, { day: newestDay(figureFacts), sensitivity }), ...said]);
}

/** Of the executive board: what it is given of the whole; of the others: their follow-up and its analysis. */
export const reporting = (context: Context, { unit, kind }: KnownUnit): MatterCell =>
  bySaid(
    context,
    unit,
    "consolidated-reporting",
    ...(kind === "executive-board" ? ["plan-adherence-analysis"] : ["plan-follow-up", "plan-follow-up-analysis"]),
  ) ?? unknown(unit);

export function recommendations({ audits }: Context, { unit }: KnownUnit): MatterCell {
  const trackers = audits.trackers.filter((tracker) => tracker.unit === unit);
  if (trackers.length === 0) return cell(unit, "not applicable", "no-recommendations");
  const having = (status: string) => trackers.filter((tracker) => tracker.status === status);
  const give = (
    status: MatterCell["status"],
    reason: Parameters<typeof cell>[2],
    chosen: typeof trackers,
  ): MatterCell => {
    const [since] = chosen.flatMap((tracker) => tracker.since ?? []).sort();
    const base = cell(unit, status, reason, { since });
    return { ...base, ...together(chosen) };
  };
  const overdue = having("overdue");
  if (overdue.length > 0) return give("overdue", "reply-overdue", overdue);
  const failed = having("verified").filter(({ verdict }) => verdict !== "met");
  if (failed.length > 0) return give("not met", "recommendations-not-met", failed);
  if (having("verified").length === trackers.length) return give("met", "recommendations-met", trackers);
  const awaited = having("awaited");
  return awaited.length > 0
    ? give("cannot be judged", "replies-awaited", awaited)
    : give("cannot be judged", "replies-given", having("replied"));
}

/** The evidence of several trackers as one. */
function together(
  trackers: Context["audits"]["trackers"],
): Pick<MatterCell, "support" | "sections" | "corrected" | "reconstructed" | "why"> {
  const numbers = trackers.flatMap(({ why }) => why.$why);
  const weakest = (["judged", "stated", "observed"] as const).find((support) =>
    trackers.some((tracker) => tracker.support === support),
  );
  return {
    support: weakest ?? null,
    sections: [...new Set(trackers.flatMap(({ sections }) => sections))].sort(),
    corrected: trackers.some(({ corrected }) => corrected),
    reconstructed:
      trackers.map(({ reconstructed }) => reconstructed).find((mark) => mark === "assumed") ??
      trackers.map(({ reconstructed }) => reconstructed).find((mark) => mark !== null) ??
      null,
    why: { $why: [...new Set(numbers)].sort((a, b) => a - b), sensitivity: "process", unit: trackers[0]?.unit ?? "" },
  };
}
