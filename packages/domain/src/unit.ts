import { boundsOf } from "@liggare/calendar";
import { aggregate, type InForce } from "./kit/aggregate.ts";
import { refuse } from "./refusals.ts";
import { unitCommands, writers } from "./unit-commands.ts";
import { events, named } from "./unit-events.ts";
import { initial, openIn, overlaps, title, type UnitState } from "./unit-state.ts";

/*
 * A board, office or outside party, and who coordinates there (DOMAIN §1.1). Stream: unit-<code>. The coordinator is a
 * function, never a name. What it declares complete is what absences may be judged by.
 */

/** The first day that an event speaks of, where the unit must still have been there on it. */
function beginsOn({ type, data, occurredOn }: InForce<typeof events>): string | undefined {
  switch (type) {
    case "UnitRegistered":
    case "UnitClosed":
    case "DeputyEnded":
    case "CoverageEnded":
    case "HandoverPointDone":
      return undefined;
    case "UnitRenamed":
    case "UnitSucceeded":
    case "CoverageDeclared":
      return data.from;
    case "CoordinatorVacant":
      return boundsOf(data.from).first ?? undefined;
    case "CoordinatorAppointed":
    case "DeputyAppointed":
    case "HeadcountStated":
    case "CoordinatorHandedOver":
      return boundsOf(occurredOn).first ?? undefined;
  }
}

export const unit = aggregate<UnitState, typeof events, unknown>({
  name: "unit",
  title,
  events,
  idIs: { sv: "Nämndens kod, till exempel skarholmen", en: "The board’s code, such as skarholmen" },
  initial,
  unitOf: (id) => id,

  evolve(state, { type, data }): UnitState {
    switch (type) {
      case "UnitRegistered":
        return { ...state, registered: true };
      case "CoordinatorAppointed":
        return { ...state, coordinator: "appointed" };
      case "CoordinatorVacant":
        return { ...state, coordinator: "vacant" };
      case "DeputyAppointed":
        return { ...state, deputy: true };
      case "DeputyEnded":
        return { ...state, deputy: false };
      case "HeadcountStated":
      case "UnitRenamed":
        return state;
      case "UnitSucceeded":
        return { ...state, predecessors: [...state.predecessors, ...data.predecessors] };
      case "UnitClosed":
        return { ...state, closedFrom: data.from };
      case "CoordinatorHandedOver": {
        const opened = data.openPoints.map(({ point }) => [point, "open"] as const);
        return { ...state, points: { ...state.points, ...Object.fromEntries(opened) } };
      }
      case "HandoverPointDone":
        return { ...state, points: { ...state.points, [data.point]: "done" } };
      case "CoverageDeclared": {
        const { what, from, to } = data;
        return { ...state, coverage: { ...state.coverage, [what]: [...(state.coverage[what] ?? []), { from, to }] } };
      }
      case "CoverageEnded": {
        const open = openIn(state, data.what);
        const ended = (state.coverage[data.what] ?? []).map((each) =>
          each === open ? { ...each, to: data.to } : each,
        );
        return { ...state, coverage: { ...state.coverage, [data.what]: ended } };
      }
    }
  },

  permits(state, event, { founding }) {
    const { type, data } = event;
    const missing = (step: keyof typeof events) => refuse("step-missing", { step: events[step].title });
    const taken = (step: keyof typeof events) => refuse("step-already-taken", { step: events[step].title });
    if (type === "UnitRegistered") return state.registered ? refuse("already-exists", { what: title }) : undefined;
    if (!state.registered && !founding) return missing("UnitRegistered");
    const begins = beginsOn(event);
    if (state.closedFrom !== undefined && begins !== undefined && begins >= state.closedFrom)
      return refuse("unit-ended", { date: state.closedFrom });
    switch (type) {
      case "CoordinatorAppointed":
        return state.coordinator === "appointed" ? taken(type) : undefined;
      case "CoordinatorVacant":
        return state.coordinator === "vacant" ? taken(type) : undefined;
      case "DeputyAppointed":
        return state.deputy ? taken(type) : undefined;
      case "DeputyEnded":
        return state.deputy || founding ? undefined : missing("DeputyAppointed");
      case "HeadcountStated":
      case "UnitRenamed":
        return undefined;
      case "UnitSucceeded": {
        if (data.predecessors.includes(event.unit))
          return refuse("id-mismatch", { expected: { sv: "en annan nämnds", en: "another board's" } });
        if (data.how === "continued" && data.predecessors.length > 1)
          return refuse("count-exceeds", { part: named.predecessors, whole: 1 });
        return data.predecessors.some((each) => state.predecessors.includes(each)) ? taken(type) : undefined;
      }
      case "UnitClosed":
        return state.closedFrom === undefined ? undefined : taken(type);
      case "CoordinatorHandedOver": {
        const again = data.openPoints.find(({ point }) => Object.hasOwn(state.points, point));
        return again && refuse("already-exists", { what: named.point });
      }
      case "HandoverPointDone": {
        const point = Object.hasOwn(state.points, data.point) ? state.points[data.point] : undefined;
        if (point === undefined) return refuse("unknown-item", { what: named.point, id: data.point });
        return point === "done" ? taken(type) : undefined;
      }
      case "CoverageDeclared": {
        const { what, from, to } = data;
        if (to !== undefined && to < from) return refuse("dates-out-of-order", { earlier: from, later: to });
        return (state.coverage[what] ?? []).some((each) => overlaps(each, { from, to })) ? taken(type) : undefined;
      }
      case "CoverageEnded": {
        const open = openIn(state, data.what);
        if (!open) return missing("CoverageDeclared");
        return data.to < open.from ? refuse("dates-out-of-order", { earlier: open.from, later: data.to }) : undefined;
      }
    }
  },

  mayCorrect: writers,

  commands: unitCommands,
});
