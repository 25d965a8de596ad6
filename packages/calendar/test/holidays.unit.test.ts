import Holidays from "date-holidays";
import { describe, expect, it } from "vitest";
import { addDays, easterSunday, holidaysOf, isWorkday, nextWorkday, weekdayOf } from "../src/index.ts";

const days = (list: readonly { readonly date: string }[]) =>
  [...new Set(list.map(({ date }) => date.slice(0, 10)))].sort();

describe("Sweden's holidays", () => {
  const oracle = new Holidays("SE");

  it.each(Array.from({ length: 51 }, (_, index) => 2000 + index))(
    "of %i are those that date-holidays knows",
    (year) => {
      const theirs = oracle.getHolidays(year);
      // The library has Whit Monday as a mere observance, also in the years in which it still was a public holiday.
      const whitMonday = year < 2005 ? [{ date: addDays(easterSunday(year), 50) }] : [];
      const ours = holidaysOf(year);
      expect(days(ours.filter(({ kind }) => kind === "public"))).toEqual(
        days([...theirs.filter(({ type }) => type === "public"), ...whitMonday]),
      );
      // Banks close on the same eves; Easter Eve is a Saturday anyway.
      expect(days(ours.filter(({ kind, date }) => kind === "eve" && date !== addDays(easterSunday(year), -1)))).toEqual(
        days(theirs.filter(({ type }) => type === "bank")),
      );
    },
  );

  it("are in order and named in both languages", () => {
    const list = holidaysOf(2019);
    expect(list.map(({ date }) => date)).toEqual(list.map(({ date }) => date).sort());
    expect(list.find(({ date }) => date === "2019-06-21")).toEqual({
      date: "2019-06-21",
      kind: "eve",
      name: { sv: "midsommarafton", en: "Midsummer Eve" },
    });
  });

  it("move with Easter, Midsummer and All Saints", () => {
    expect([easterSunday(2019), easterSunday(2008), easterSunday(2038)]).toEqual([
      "2019-04-21",
      "2008-03-23",
      "2038-04-25",
    ]);
    for (let year = 2000; year <= 2050; year++) {
      const on = (name: string) => holidaysOf(year).find((holiday) => holiday.name.sv === name)?.date ?? "";
      expect([weekdayOf(on("midsommardagen")), weekdayOf(on("alla helgons dag"))]).toEqual([6, 6]);
      expect(on("midsommardagen") >= `${year}-06-20` && on("midsommardagen") <= `${year}-06-26`).toBe(true);
      expect(on("alla helgons dag") >= `${year}-10-31` && on("alla helgons dag") <= `${year}-11-06`).toBe(true);
    }
  });

  it("are both listed when they fall on the same day", () => {
    expect(
      holidaysOf(2008)
        .filter(({ date }) => date === "2008-05-01")
        .map(({ name }) => name.en),
    ).toEqual(["May Day", "Ascension Day"]);
  });

  it("are not known before 1953", () => {
    expect(() => holidaysOf(1952)).toThrow(RangeError);
    expect(() => holidaysOf(2019.5)).toThrow(RangeError);
  });
});

describe("a workday", () => {
  it("is Monday to Friday, without holidays and the eves on which offices are closed", () => {
    expect(["2019-09-04", "2019-09-07", "2019-06-06", "2019-06-21", "2019-12-24", "2019-04-18"].map(isWorkday)).toEqual(
      [true, false, false, false, false, true],
    );
  });

  it("follows after Easter, Midsummer and Christmas", () => {
    expect(nextWorkday("2019-04-18")).toBe("2019-04-23");
    expect(nextWorkday("2019-06-20")).toBe("2019-06-24");
    expect(nextWorkday("2019-12-23")).toBe("2019-12-27");
    expect(nextWorkday("2019-12-30")).toBe("2020-01-02");
    expect(nextWorkday("2019-09-04")).toBe("2019-09-05");
  });
});
