import { describe, it } from "vitest";
import { agreementReferral } from "../src/agreement-referral.ts";
import { policeAgreement } from "../src/police-agreement.ts";
import { given, sealed } from "./given.ts";

const what = {
  name: "Överenskommelse",
  parties: [{ kind: "unit", unit: "skarholmen" }],
  purposes: ["joint-safety"],
  areas: ["violent-extremism"],
};
const central = { type: "AgreementSigned", data: { level: "central", ...what } };
const local = { type: "AgreementSigned", data: { level: "local", ...what, follows: "stad-1" } };
const cancelled = { type: "AgreementCancelled", data: { endsOn: "2026-12-31", reason: sealed("Ny tecknas") } };
const ended = { type: "AgreementEnded", data: { how: "expired" } };
const cancel = { endsOn: "2026-12-31", reason: "Ny tecknas" };
const sign = { unit: "skarholmen", ...what };

describe("an agreement with the police", () => {
  it("is signed by the city, or by a board that names the central one that it follows", () => {
    given(policeAgreement, []).when("sign-central", sign).thenRecorded([central]);
    given(policeAgreement, [])
      .when("sign-local", { ...sign, follows: "stad-1" })
      .thenRecorded([local]);
  });

  it("is signed once, and not valid until before it is valid from", () => {
    given(policeAgreement, [central]).when("sign-central", sign).thenRefused("already-exists");
    for (const command of ["sign-central", "sign-local"])
      given(policeAgreement, [])
        .when(command, { ...sign, validFrom: "2026-05", validTo: "2026-04" })
        .thenRefused("dates-out-of-order");
    given(policeAgreement, [local]).when("sign-local", sign).thenRefused("already-exists");
  });

  it("that is local is updated from a new central one; a central one is not", () => {
    given(policeAgreement, [local])
      .when("update", { follows: "stad-2" })
      .thenRecorded([{ type: "AgreementUpdated", data: { follows: "stad-2" } }]);
    given(policeAgreement, [central]).when("update", { follows: "stad-2" }).thenRefused("unknown-item");
    given(policeAgreement, [local, cancelled]).when("update", { follows: "stad-2" }).thenRefused("step-already-taken");
  });

  it("is cancelled once, and ends once", () => {
    given(policeAgreement, [local]).when("cancel", cancel).thenRecorded([cancelled]);
    given(policeAgreement, [local, cancelled]).when("cancel", cancel).thenRefused("step-already-taken");
    given(policeAgreement, [local, cancelled]).when("end", { how: "expired" }).thenRecorded([ended]);
    given(policeAgreement, [local, ended]).when("end", { how: "expired" }).thenRefused("step-already-taken");
  });

  it("that was never signed is not updated, cancelled or ended, save in a founding import", () => {
    const update = { type: "AgreementUpdated", data: { follows: "stad-2" } };
    for (const [command, input] of [
      ["update", { follows: "stad-3" }],
      ["cancel", cancel],
      ["end", { how: "expired" }],
    ] as const)
      given(policeAgreement, [update])
        .when(command, input)
        .thenRefused("step-missing", { step: { en: "Agreement with the police signed" } });
    given(policeAgreement, [update]).when("end", { how: "expired" }, { founding: true }).thenRecorded([ended]);
  });
});

const sent = { type: "ReferralSent", data: { to: ["skarholmen", "farsta"], answerBy: "2026-03-31" } };
const answered = { type: "ReferralAnswered", data: { answer: "agrees" } };
const closed = { type: "ReferralClosed", data: {} };
const office = { unit: "kommunstyrelsen" };

describe("a round of comments on a draft", () => {
  it("is sent once to the boards that are to answer by a day, which can be prolonged", () => {
    given(agreementReferral, [])
      .when("send", { ...office, ...sent.data })
      .thenRecorded([sent]);
    given(agreementReferral, [sent])
      .when("send", { ...office, ...sent.data })
      .thenRefused("already-exists");
    given(agreementReferral, [sent])
      .when("prolong", { ...office, answerBy: "2026-04-30" })
      .thenRecorded([{ type: "ReferralProlonged", data: { answerBy: "2026-04-30" } }]);
  });

  it("is answered once by each board that was asked, and by no other", () => {
    const input = { unit: "skarholmen", answer: "agrees" };
    given(agreementReferral, [sent]).when("answer", input, { unit: "skarholmen" }).thenRecorded([answered]);
    given(agreementReferral, [sent, answered])
      .when("answer", input, { unit: "skarholmen" })
      .thenRefused("step-already-taken");
    given(agreementReferral, [sent, answered])
      .when("answer", { ...input, unit: "farsta" }, { unit: "farsta" })
      .thenRecorded([answered]);
    given(agreementReferral, [sent])
      .when("answer", { ...input, unit: "alvsjo" }, { unit: "alvsjo" })
      .thenRefused("unknown-item", { id: "alvsjo" });
  });

  it("reminds only boards that were asked", () => {
    given(agreementReferral, [sent])
      .when("remind", { ...office, to: ["farsta"] })
      .thenRecorded([{ type: "ReferralReminderSent", data: { to: ["farsta"] } }]);
    given(agreementReferral, [sent])
      .when("remind", { ...office, to: ["alvsjo"] })
      .thenRefused("unknown-item");
  });

  it.for([
    ["prolong", { answerBy: "2026-04-30" }],
    ["remind", { to: ["skarholmen"] }],
    ["answer", { answer: "agrees" }],
    ["close", {}],
  ] as const)("takes no step (%s) before it was sent, nor after it was closed", ([command, input]) => {
    given(agreementReferral, [answered])
      .when(command, { ...office, ...input })
      .thenRefused("step-missing", { step: { en: "Draft referred for comment" } });
    given(agreementReferral, [sent, closed])
      .when(command, { ...office, ...input })
      .thenRefused("step-already-taken", { step: { en: "Referral closed" } });
  });
});
