import { describe, it } from "vitest";
import { activity } from "../src/activity.ts";
import { given, sealed } from "./given.ts";

const data = { forum: "nyhetsbrev", audience: ["social-services"] };

describe("an activity with a pace beside forums", () => {
  it("is carried out for somebody, without attendance", () => {
    given(activity, [])
      .when("carry-out", { unit: "skarholmen", ...data, about: "Höstens utbildningar" })
      .thenRecorded([{ type: "ActivityCarriedOut", data: { ...data, about: sealed("Höstens utbildningar") } }]);
  });

  it("is logged once, and not before it was carried out", () => {
    given(activity, [{ type: "ActivityCarriedOut", data }])
      .when("carry-out", { unit: "skarholmen", ...data })
      .thenRefused("already-exists");
    given(activity, [])
      .when("carry-out", { unit: "skarholmen", ...data }, { occurredOn: "2027-01-01", today: "2026-12-31" })
      .thenRefused("date-in-future");
  });
});
