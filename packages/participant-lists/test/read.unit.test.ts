import { describe, expect, it } from "vitest";
import { folded, isFault, readParticipantList, unitMatcher } from "../src/index.ts";

const read = async (bytes: Uint8Array | string, options: object = {}) => {
  const content = typeof bytes === "string" ? new TextEncoder().encode(bytes) : bytes;
  const list = await readParticipantList(content, { format: "csv", state: "completed", ...options });
  if (isFault(list)) throw new Error(list.en);
  return list;
};
const rowsOf = async (text: Uint8Array | string, options: object = {}) =>
  (await read(text, options)).rows.map(({ person, unit, state }) => [person, unit, state]);
const utf16 = (text: string) => new Uint8Array(Buffer.from(text, "utf16le"));

describe("a participant list", () => {
  it("is read whatever sign parts its fields and whichever encoding it has", async () => {
    const text = "Enhet;E-post\r\nSkärholmen;a@exempel.example\r\n";
    const expected = [["a@exempel.example", "Skärholmen", "completed"]];
    for (const form of [
      text,
      `\uFEFF${text}`,
      text.replaceAll(";", "\t"),
      text.replaceAll(";", ","),
      `sep=;\r\n${text}`,
      utf16(`\uFEFF${text}`),
      utf16(text),
      new Uint8Array(Buffer.from(text, "latin1")),
    ])
      expect(await rowsOf(form)).toEqual(expected);
  });

  it("has its header below a title, empty lines, quoted line feeds and columns in any order", async () => {
    const text = 'Grundkurs\n\n"Namn";Mejl;"Förvaltning"\n"Å\nÖ"; A@Exempel.Example ;Farsta\n\n;inget;Farsta\n';
    expect(await rowsOf(text)).toEqual([
      ["a@exempel.example", "Farsta", "completed"],
      [undefined, "Farsta", "completed"],
    ]);
  });

  it("says each row's state by a column of statuses or of days, and a status takes a row away", async () => {
    const text =
      "email,unit,status\na@e.example,F,Slutförd\nb@e.example,F,Pågår\nc@e.example,F,Ej påbörjad\nd@e.example,F,?";
    const states = async (options: object) => (await read(text, options)).rows.map(({ state }) => state);
    expect(await states({ state: undefined })).toEqual(["completed", "taken-part", "none", "none"]);
    expect(await states({})).toEqual(["completed", "none", "none", "none"]);
    expect(await states({ state: "taken-part" })).toEqual(["taken-part", "taken-part", "none", "none"]);
    const unknown = await rowsOf("email,unit,status\na@e.example,F,Sett\n", { statuses: { sett: "taken-part" } });
    expect(unknown[0]?.[2]).toBe("none");
    const days = "email,unit,Slutförd\na@e.example,F,2026-02-03\nb@e.example,F,\n";
    expect((await read(days, { state: undefined })).rows.map(({ state }) => state)).toEqual(["completed", "none"]);
  });
});

describe("a board's name in a list", () => {
  const units = [
    { unit: "skarholmen", name: "Skärholmens stadsdelsnämnd" },
    { unit: "enskede-arsta-vantor", name: "Enskede-Årsta-Vantörs stadsdelsnämnd" },
    { unit: "socialnamnden", name: "Socialnämnden" },
  ];
  it("is found by code, by name, as administration or board, in any case, and as the request says", () => {
    const match = unitMatcher(units, new Map([[folded("Team Söder"), "skarholmen"]]));
    expect(
      ["skarholmen", "SKÄRHOLMENS SDF", "Skärholmen", "Enskede-Årsta-Vantörs stadsdelsförvaltning"].map(match),
    ).toEqual(["skarholmen", "skarholmen", "skarholmen", "enskede-arsta-vantor"]);
    expect(["Socialförvaltningen", "team söder", "Farsta", ""].map(match)).toEqual([
      "socialnamnden",
      "skarholmen",
      undefined,
      undefined,
    ]);
  });
});
