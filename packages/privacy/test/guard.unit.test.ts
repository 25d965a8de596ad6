import { describe, expect, it } from "vitest";
import { describeFind, detectors, findPersonalData, guardText } from "../src/guard.ts";

const kinds = (text: string) => findPersonalData(text).map(({ kind }) => kind);
const found = (text: string) => findPersonalData(text).map(({ start, end }) => text.slice(start, end));

/** Only numbers that the Tax Agency publishes for tests. */
describe("an identity number is found", () => {
  it.each([
    ["together", "191212121212"],
    ["without century", "1212121212"],
    ["with a hyphen", "121212-1212"],
    ["with the sign for a hundred years", "121212+1212"],
    ["born in the century before", "189001019802"],
    ["with century and hyphen", "19121212-1212"],
    ["with blanks around the hyphen", "121212 - 1212"],
    ["with a blank after the century", "19 121212 1212"],
    ["with a no-break space", "121212\u00A01212"],
    ["with a narrow no-break space", "121212\u202F1212"],
    ["with an en dash", "121212–1212"],
    ["with a figure dash", "121212‒1212"],
    ["with a minus", "121212−1212"],
    ["with the date in ISO form", "1912-12-12-1212"],
    ["with the date in ISO form and a blank", "1912-12-12 1212"],
    ["with full stops", "12.12.12-1212"],
    ["with slashes", "12/12/12-1212"],
    ["with blanks in the date", "12 12 12 1212"],
    ["with the year apart", "1912 1212 1212"],
    ["with a blank in the last four", "121212-12 12"],
    ["with every digit apart", "1 2 1 2 1 2 1 2 1 2"],
    ["in full-width digits", "１２１２１２－１２１２"],
    ["in Arabic digits", "١٢١٢١٢-١٢١٢"],
    ["in bold mathematical digits", "𝟏𝟐𝟏𝟐𝟏𝟐-𝟏𝟐𝟏𝟐"],
    ["with a zero-width space", "1212\u200B12-12\u200D12"],
    ["with a soft hyphen", "121212\u00AD1212"],
    ["broken after the hyphen", "121212-\n1212"],
    ["with the day of a coordination number", "121272-1212"],
    ["with a letter for the first of the last four", "121212-T212"],
    ["with a small letter", "121212 r212"],
    ["with two letters", "19121212TF12"],
    ["with an impossible date", "121332-1212"],
    ["with a wrong checksum", "121212-1213"],
    ["right after letters", "pnr121212-1212"],
    ["after a slash", "KS 2019/121212-1212"],
  ])("%s", (_form, written) => {
    expect(kinds(`Den ${written} deltog.`)).toEqual(["identity number"]);
    expect(found(`Den ${written} deltog.`).map((text) => text.trim())).toEqual([
      written.replace(/^pnr|^KS 2019\//, ""),
    ]);
  });
});

describe("an e-mail address is found", () => {
  it.each([
    "namn.efternamn@example.org",
    "NAMN+etikett@sub.example.co.uk",
    "namn @ example.org",
    "namn@ example.org",
    "namn (at) example punkt org",
    "namn[at]example.org",
    "namn (snabel-a) example (punkt) org",
    "name at example dot org",
    "namn＠example．org",
    "åsa.öberg@exämple.org",
    "имя@пример.рф",
    "na\u200Bmn@example.org",
    "namn@intranet",
    "mailto:namn@example.org",
  ])("%s", (written) => {
    expect(kinds(`Skriv till ${written}, tack`)).toEqual(["e-mail address"]);
    expect(found(`Skriv till ${written}, tack`)).toEqual([written.replace("mailto:", "")]);
  });
});

describe("a phone number is found", () => {
  it.each([
    "070-123 45 67",
    "070 123 45 67",
    "0701-23 45 67",
    "070.123.45.67",
    "070/123 45 67",
    "(070) 123 45 67",
    "0731234567",
    "08-508 29 000",
    "08-50829000",
    "08 12 34 56",
    "08.12.34.56",
    "018-12 34 56",
    "0200-123 456",
    "0370–123 45",
    "+46 70 123 45 67",
    "+46 (0)70-123 45 67",
    "+46(0)701234567",
    "+46701234567",
    "0046 70 123 45 67",
    "00 46 70 123 45 67",
    "+45 12 34 56 78",
    "+1 (202) 555-0100",
    "070\u2011123\u00A045\u00A067",
    "０７３－１２３４５６７",
  ])("%s", (written) => {
    expect(kinds(`Ring ${written} i dag`)).toEqual(["phone number"]);
    expect(found(`Ring ${written} i dag`)[0]).toContain(written.replace(/^\(/, ""));
  });

  it("without area code after a word for telephone", () => {
    expect(kinds("tfn 508 29 000")).toEqual(["phone number"]);
    expect(kinds("Telefonnummer: 508 29 000")).toEqual(["phone number"]);
  });
});

describe("the guard lets pass", () => {
  it.each([
    "organisationsnummer 212000-0142",
    "16212000-0142 och 212000 0142",
    "dnr KS 2019/1234",
    "dnr KS 2019/1234-1.1",
    "dnr 1.1-2019-1234",
    "dnr 2.3.4-0123/2019",
    "dnr 010-2019-123",
    "dnr 2019-001234",
    "2019-09-04",
    "2019-09-04--2019-09-30",
    "2019-09-04 – 2019-09-30",
    "2019-09-04/2019-09-30",
    "2019-09-04 2019-09-05 2019-09-06",
    "2019-09-04 10.15–11.30",
    "2019-09-04 10:15–11:30",
    "2019-09-04T10:15:00Z",
    "20190904T101500Z",
    "2019-09-04 kl10",
    "kl. 08.30–11.30",
    "kl 08:30 - 11:30",
    "08.30-11.30 2019-09-04",
    "08-09-2019",
    "08.09.2019",
    "04.09.2019 10.30",
    "08.09.19 10.30",
    "04092019",
    "2 679 av 1 000",
    "1 000 000 kronor, 12 500 000 kr",
    "1 234 567 890 kr",
    "0,12345678",
    "7,8 %",
    "121 62 Johanneshov",
    "prop. 2014/15:144",
    "SFS 2023:196, 2009:400",
    "2016 2017 2018 2019",
    "2016–2020",
    "550e8400-e29b-41d4-a716-446655440000",
    "19121212-1212-4121-8121-191212121212",
    "Ring 112 eller 114 14, annars 1177 eller 113 13",
    "telefon 2018-2019",
    "kommunkod 0180, 0184",
    "208 94 76 100",
    "den 10 12 15 20 25",
    "3 st @ 20 kr",
    "look at example and dot",
    "@stockholm",
    "v. 36, T1 2019, kap. 10 § 18 b",
  ])("%s", (text) => {
    expect(findPersonalData(text)).toEqual([]);
  });
});

describe("the guard", () => {
  it("gives all finds in order, with their places in the text as written", () => {
    const text = "A: namn@example.org,\u200B B: 070-123\u00A045 67 och C: 12\u200B1212-1212.";
    expect(findPersonalData(text).map(({ kind, start, end }) => [kind, text.slice(start, end)])).toEqual([
      ["e-mail address", "namn@example.org"],
      ["phone number", "070-123\u00A045 67"],
      ["identity number", "12\u200B1212-1212"],
    ]);
  });

  it("keeps the longest of overlapping finds", () => {
    expect(found("121212-1212@example.org")).toEqual(["121212-1212@example.org"]);
    expect(found("två: 121212-1212 121212-1212")).toEqual(["121212-1212", "121212-1212"]);
  });

  it("says which kinds there are, each once, and nothing of the text", () => {
    const findings = guardText("070-123 45 67, 121212-1212, 121212-1212");
    expect(findings).toEqual([{ kind: "identity number" }, { kind: "phone number" }]);
    expect(guardText("Nätverksträff i september")).toEqual([]);
  });

  it("describes every kind in both languages", () => {
    const texts = detectors.map(({ kind }) => [describeFind(kind, "sv"), describeFind(kind, "en")]);
    expect(texts).toEqual([
      ["ett personnummer eller samordningsnummer", "a personal identity number or coordination number"],
      ["en e-postadress", "an e-mail address"],
      ["ett telefonnummer", "a phone number"],
    ]);
  });
});
