import { describe, it } from "vitest";
import { policeCheckin } from "../src/police-checkin.ts";
import { given, sealed } from "./given.ts";

const basics = { level: "district-director", functions: ["district-director", "police"] };
const picture = [
  { environment: "white-power", setting: "public-place", kind: "symbols-graffiti" },
  { environment: "not-known", kind: "threats" },
];
const held = { type: "CheckInHeld", data: { ...basics, picture, agreedActions: [] } };

describe("a check-in with the police", () => {
  it("is logged with its level, the functions, and coded items of what was shared", () => {
    given(policeCheckin, [])
      .when("hold", { unit: "skarholmen", ...basics, picture })
      .thenRecorded([held]);
  });

  it("keeps agreed actions and a note as texts", () => {
    given(policeCheckin, [])
      .when("hold", { unit: "skarholmen", ...basics, agreedActions: ["Ny genomgång", "Öppet hus"], notes: "Kort" })
      .thenRecorded([
        {
          type: "CheckInHeld",
          data: {
            ...basics,
            picture: [],
            agreedActions: [sealed("Ny genomgång"), sealed("Öppet hus")],
            notes: sealed("Kort"),
          },
        },
      ]);
  });

  it("is logged only once", () => {
    given(policeCheckin, [held])
      .when("hold", { unit: "skarholmen", ...basics })
      .thenRefused("already-exists");
  });

  it("is not logged before it was held", () => {
    given(policeCheckin, [])
      .when("hold", { unit: "skarholmen", ...basics }, { occurredOn: "2027-01", today: "2026-12-31" })
      .thenRefused("date-in-future");
  });

  it("names the forum in whose cadence it counts", () => {
    given(policeCheckin, [])
      .when("hold", { unit: "skarholmen", ...basics, forum: "polis" })
      .thenRecorded([{ type: "CheckInHeld", data: { ...basics, forum: "polis", picture: [], agreedActions: [] } }]);
  });
});
