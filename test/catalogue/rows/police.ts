import { expect } from "vitest";
import { central, local, type Row } from "../row.ts";
import { log } from "./log.ts";

const police = { kind: "external", name: "Polisregionen" };
const agreement = (unit: string) => ({
  unit,
  name: "Samverkansöverenskommelse",
  parties: [{ kind: "unit", unit }, police],
  purposes: ["joint-safety"],
  areas: ["violent-extremism"],
});

/** Agreements with the police (DOMAIN §1.11). */
export const policeRows: readonly Row[] = [
  {
    line: 11,
    about: "City–police agreement",
    holds: "a new central agreement makes each local one to be updated until it is, and a cancelled one shows as known",
    async through(api) {
      await api.boards("skarholmen", "farsta");
      const [skarholmen, farsta] = [local("skarholmen"), local("farsta")];
      await api.record(central, "police-agreement/stad-1/sign-central", agreement("kommunstyrelsen"));
      for (const as of [skarholmen, farsta])
        await api.record(as, `police-agreement/${as.unit}/sign-local`, {
          ...agreement(as.unit ?? ""),
          follows: "stad-1",
        });
      expect(await api.refused(skarholmen, "police-agreement/stad-2/sign-central", agreement("skarholmen"))).toBe(
        "role-not-allowed",
      );
      const updates = async (on: string, asKnownOn?: string) =>
        (await log(api, on, asKnownOn === undefined ? {} : { asKnownOn })).agreements.map(
          ({ agreement: id, status, update }) => [id, status, update],
        );
      expect(await updates("2026-01-07")).toEqual([
        ["stad-1", "in force", null],
        ["farsta", "in force", "up to date"],
        ["skarholmen", "in force", "up to date"],
      ]);
      api.today("2026-11-04");
      await api.record(central, "police-agreement/stad-2/sign-central", {
        ...agreement("kommunstyrelsen"),
        registryNumber: "KS 2026/1312",
        replaces: "stad-1",
      });
      api.today("2026-11-20");
      await api.record(skarholmen, "police-agreement/skarholmen/update", { follows: "stad-2" });
      expect(await updates("2026-11-20")).toEqual([
        ["stad-2", "in force", null],
        ["stad-1", "replaced", null],
        ["farsta", "in force", "to be updated"],
        ["skarholmen", "in force", "up to date"],
      ]);
      api.today("2026-12-01");
      await api.record(farsta, "police-agreement/farsta/cancel", {
        endsOn: "2026-12-31",
        reason: "Parterna tecknar en ny.",
      });
      expect((await log(api, "2026-12-02")).agreements[2]).toMatchObject({
        agreement: "farsta",
        status: "in force",
        endsOn: "2026-12-31",
        update: "to be updated",
        updateFrom: "stad-2",
        updateSince: "2026-11-04",
      });
      expect((await updates("2027-01-01"))[2]).toEqual(["farsta", "cancelled", null]);
      expect((await updates("2027-01-01", "2026-11-30"))[2]).toEqual(["farsta", "in force", "to be updated"]);
    },
  },
  {
    line: 11,
    about: "City–police agreement",
    holds: "the boards answer a draft in a round of comments, and who has not answered or answered late shows",
    async through(api) {
      await api.boards("skarholmen", "farsta", "alvsjo");
      const referral = "agreement-referral/utkast-2026";
      await api.record(central, `${referral}/send`, {
        unit: "kommunstyrelsen",
        agreement: "stad-2",
        to: ["skarholmen", "farsta", "alvsjo"],
        answerBy: "2026-02-27",
      });
      const answer = { unit: "skarholmen", answer: "with-comments", comments: "Lägesbilden bör delas oftare." };
      await api.record(local("skarholmen"), `${referral}/answer`, answer);
      expect(await api.refused(local("skarholmen"), `${referral}/answer`, answer)).toBe("step-already-taken");
      api.today("2026-03-02");
      await api.record(central, `${referral}/remind`, { unit: "kommunstyrelsen", to: ["farsta", "alvsjo"] });
      await api.record(local("farsta"), `${referral}/answer`, { unit: "farsta", answer: "declined" });
      const { referrals } = await log(api, "2026-03-02");
      expect(referrals).toMatchObject([
        {
          answerBy: "2026-02-27",
          unanswered: ["alvsjo"],
          boards: [
            { unit: "skarholmen", state: "answered", answer: "with-comments" },
            { unit: "farsta", state: "answered late", answer: "declined" },
            { unit: "alvsjo", state: "overdue", answer: null, remindedOn: "2026-03-02" },
          ],
        },
      ]);
      await api.record(central, `${referral}/close`, { unit: "kommunstyrelsen", summary: "Tillstyrks." });
      expect((await log(api, "2026-03-02")).referrals[0]?.boards[2]?.state).toBe("none");
    },
  },
  {
    line: 11,
    about: "Check-ins with the police",
    holds: "they are counted by level, and where a board sets a cadence for them it is judged",
    async through(api) {
      await api.boards("skarholmen");
      const as = local("skarholmen");
      await api.record(central, "forum/polis/register", {
        unit: "skarholmen",
        name: "Polisen på stadsdelsdirektörsnivå",
        kind: "police",
        convener: { kind: "not-stated" },
        cadence: { kind: "ongoing" },
      });
      await api.record(as, "forum/polis/set-cadence", {
        cadence: { kind: "every", count: 1, unit: "month" },
        validFrom: "2026-01-01",
      });
      await api.record(as, "unit/skarholmen/declare-coverage", { what: "forum:polis", from: "2026-01-01" });
      await api.record(as, "police-checkin/c1/hold", {
        unit: "skarholmen",
        level: "district-director",
        functions: ["district-director", "police"],
        forum: "polis",
        picture: [{ environment: "white-power", setting: "public-place", kind: "symbols-graffiti" }],
      });
      const january = await log(api, "2026-02-10");
      expect(january.forums[0]).toMatchObject({ lastHeld: "2026-01-07", dueness: { status: "due" } });
      expect(january.checkInLevels.map(({ level, count }) => [level, count])).toMatchObject([
        ["region-and-security-police", { value: 0 }],
        ["district-director", { value: 1 }],
        ["crime-prevention-council", { value: 0 }],
      ]);
      expect((await log(api, "2026-03-02")).forums[0]?.dueness.status).toBe("overdue");
    },
  },
];
