import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { findPersonalData, guardText } from "../src/guard.ts";

/** Published by the Tax Agency for tests. */
const testNumbers = ["191212121212", "189001019802", "189001029819", "189912319816"];

const number = fc.constantFrom(...testNumbers);
const blank = fc.constantFrom(" ", "  ", "\u00A0", "\u202F", "\u2009", "\t");
const dash = fc.constantFrom(..."-‐‑‒–—―−﹣－");
const datePart = fc.constantFrom("", "-", ".", "/", " ", "–");
const beforeLast = fc.oneof(
  fc.constantFrom("", "-", "+"),
  blank,
  dash,
  fc.tuple(blank, dash, blank).map((parts) => parts.join("")),
);
const digits = fc.constantFrom(0x30, 0xff10, 0x0660, 0x06f0, 0x0966, 0x1d7ce, 0x1d7f6, 0x116da);
const unseen = fc.constantFrom("", "", "\u200B", "\u200D", "\u2060", "\uFEFF", "\u00AD", "\u202A");
const before = fc.constantFrom(
  "",
  "Han, ",
  "Ärendet rör ",
  "personnr:",
  "(",
  "Enligt § 4 ",
  "”",
  "På mötet sa vi att ",
);
const after = fc.constantFrom("", ".", ", som deltog", ")", " var närvarande", "\nNästa rad", "!", " åkte hem");

const written = fc
  .record({
    number,
    century: fc.boolean(),
    inDate: datePart,
    last: beforeLast,
    coordination: fc.boolean(),
    digits,
    unseen,
  })
  .map(({ number, century, inDate, last, coordination, digits, unseen }) => {
    const day = String(Number(number.slice(6, 8)) + (coordination ? 60 : 0)).padStart(2, "0");
    const year = century ? number.slice(0, 4) : number.slice(2, 4);
    const plain = [year, number.slice(4, 6), day].join(inDate) + last + number.slice(8);
    return [...plain]
      .map((each) => (/\d/.test(each) ? String.fromCodePoint(digits + Number(each)) : each))
      .join(unseen);
  });

const day = fc
  .date({ min: new Date("1990-01-01"), max: new Date("2039-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const time = fc
  .tuple(fc.nat(23), fc.nat(59), fc.constantFrom(".", ":"))
  .map(([hours, minutes, sign]) => `${String(hours).padStart(2, "0")}${sign}${String(minutes).padStart(2, "0")}`);
const dashBetween = fc.constantFrom("-", "--", "–", " – ", "/", " till ", ", ");
const year = fc.integer({ min: 1990, max: 2039 }).map(String);
const harmless = fc.oneof(
  day,
  fc.tuple(day, dashBetween, day).map((parts) => parts.join("")),
  fc
    .tuple(day, time, fc.constantFrom("–", "-", " - "), time)
    .map(([date, from, to, until]) => `${date} ${from}${to}${until}`),
  fc.tuple(time, fc.constantFrom("–", "-", " – "), time).map((parts) => parts.join("")),
  fc
    .tuple(fc.constantFrom("KS", "AMN", "SLK", "Dnr"), year, fc.integer({ min: 1, max: 99999 }))
    .map(([board, y, n]) => `${board} ${y}/${n}`),
  fc
    .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), year, fc.integer({ min: 1, max: 9999 }))
    .map(([a, b, y, n]) => `${a}.${b}-${y}-${n}`),
  fc
    .tuple(
      fc.integer({ min: 10, max: 99 }),
      fc.integer({ min: 20, max: 99 }),
      fc.integer({ min: 10, max: 99 }),
      fc.integer({ min: 1000, max: 9999 }),
    )
    .map(([a, b, c, d]) => `${a}${b}${c}-${d}`),
  fc.tuple(year, fc.integer({ min: 1, max: 2000 })).map((parts) => parts.join(":")),
  fc.tuple(year, fc.constantFrom("–", "-", "/", " och "), year).map((parts) => parts.join("")),
  fc.integer({ min: 0, max: 999_999_999 }).map((amount) => `${amount.toLocaleString("sv-SE")} kr`),
  fc
    .tuple(fc.nat(99_999), fc.nat(99_999))
    .map(([a, b]) => `${a.toLocaleString("sv-SE")} av ${b.toLocaleString("sv-SE")}`),
  fc.uuid(),
);

describe("identity numbers", () => {
  test.prop([before, written, after], { numRuns: 2000 })("are found in every written form", (start, form, end) => {
    const finds = findPersonalData(`${start}${form}${end}`);
    expect(finds).toEqual([{ kind: "identity number", start: start.length, end: start.length + form.length }]);
  });
});

describe("what a register is full of", () => {
  test.prop([before, harmless, after], { numRuns: 3000 })(
    "passes: dates, times, registry and organisation numbers, amounts, UUIDs",
    (start, text, end) => {
      expect(findPersonalData(`${start}${text}${end}`)).toEqual([]);
    },
  );
});

describe("any text", () => {
  test.prop([fc.string({ unit: "binary", maxLength: 200 })])("gives finds within it, in order and apart", (text) => {
    let end = 0;
    for (const find of findPersonalData(text)) {
      expect(find.start).toBeGreaterThanOrEqual(end);
      expect(find.end).toBeGreaterThan(find.start);
      end = find.end;
    }
    expect(end).toBeLessThanOrEqual(text.length);
  });
});

describe("a text made to take long", () => {
  // A detector that is quadratic in these would run far beyond the time limit of a test.
  it.each([
    ["digits", "1"],
    ["digits apart", "1 "],
    ["date parts", "12-12-"],
    ["blanks", " "],
    ["at signs", "@"],
    ["local parts", "a.b"],
    ["domains without end", "a@b."],
    ["spelled-out dots", "a (at) b punkt "],
    ["brackets", "(at"],
    ["hyphens", "-"],
    ["plus signs", "+4"],
    ["phone words", "telefonnummer "],
    ["zeros", "0 "],
    ["invisible characters", "\u200B"],
    ["hexadecimal groups", "12345678-1234-"],
  ])("of %s is read through", (_what, piece) => {
    const text = piece.repeat(Math.ceil(200_000 / piece.length));
    expect(() => guardText(text)).not.toThrow();
    expect(guardText(`${text} \n 121212-1212x`).map(({ kind }) => kind)).toContain("identity number");
  });
});
