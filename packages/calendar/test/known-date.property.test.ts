import { fc, test } from "@fast-check/vitest";
import edtf from "edtf";
import { expect } from "vitest";
import { addDays, boundsOf, formatKnownDate, isKnownDate, parseKnownDate, termOf, termsOf } from "../src/index.ts";
import { day, part, plainPart } from "./arbitrary.ts";

const toDay = (ms: number) => new Date(ms).toISOString().slice(0, 10);

test.prop([day(), fc.constantFrom(4, 7, 10), fc.constantFrom("", "~", "?", "%")])(
  "a day, a month and a year have the bounds that the edtf library gives",
  (d, length, mark) => {
    const text = d.slice(0, length) + mark;
    const { min, max } = edtf(text);
    expect(boundsOf(text)).toEqual({ first: toDay(min), last: toDay(max) });
  },
);

test.prop([day(), day(), fc.constantFrom(4, 7, 10), fc.constantFrom(4, 7, 10)])(
  "an interval that the edtf library accepts has its bounds",
  (a, b, lengthOfA, lengthOfB) => {
    const text = `${a.slice(0, lengthOfA)}/${b.slice(0, lengthOfB)}`;
    let bounds: { readonly min: number; readonly max: number } | undefined;
    try {
      bounds = edtf(text);
    } catch (refused) {
      expect(refused).toBeInstanceOf(Error);
      // The library also refuses an interval from a year to the same year; ours are then not compared.
    }
    fc.pre(bounds !== undefined);
    const parsed = parseKnownDate(text);
    expect([parsed?.first, parsed?.last]).toEqual([toDay(bounds.min), toDay(bounds.max)]);
  },
);

test.prop([part])("the bounds are in order and each is a day within the year or the winter that follows it", (text) => {
  const { first, last } = boundsOf(text);
  const year = Number(text.slice(0, 4));
  expect(first !== null && last !== null && first <= last).toBe(true);
  expect(first?.startsWith(String(year))).toBe(true);
  expect([String(year), String(year + 1)]).toContain(last?.slice(0, 4));
});

test.prop([day()])("every way of naming a time that holds a day has bounds that contain it", (d) => {
  const year = d.slice(0, 4);
  const codes = [21, 22, 23, 33, 34, 35, 36, 37, 38, 39, 40, 41].map((code) => `${year}-${code}`);
  const holding = [d, d.slice(0, 7), year, ...codes].filter((text) => {
    const { first, last } = boundsOf(text);
    return first !== null && last !== null && first <= d && d <= last;
  });
  // Day, month, year, and exactly one season, quarter, tertial and half-year.
  expect(holding.slice(0, 3)).toEqual([d, d.slice(0, 7), year]);
  expect(holding.map((text) => parseKnownDate(text)?.precision).sort()).toEqual([
    "day",
    "half-year",
    "month",
    "quarter",
    "season",
    "tertial",
    "year",
  ]);
});

test.prop([day()])("spring and autumn are the terms, and summer is what lies between them", (d) => {
  const year = Number(d.slice(0, 4));
  const [spring, autumn] = termsOf(year);
  expect(boundsOf(`${year}-21`)).toEqual({ first: spring.first, last: spring.last });
  expect(boundsOf(`${year}-23`)).toEqual({ first: autumn.first, last: autumn.last });
  expect(boundsOf(`${year}-22`)).toEqual({ first: addDays(spring.last, 1), last: addDays(autumn.first, -1) });
  expect(termOf(d) === undefined).toBe(spring.last < d && d < autumn.first);
});

test.prop([part, part])("an interval runs from the first day of its start to the last of its end", (a, b) => {
  const text = `${a}/${b}`;
  const [start, end] = [boundsOf(a), boundsOf(b)];
  const orderly = start.first !== null && end.last !== null && start.first <= end.last;
  expect(isKnownDate(text)).toBe(orderly);
  fc.pre(orderly);
  expect(boundsOf(text)).toEqual({ first: start.first, last: end.last });
  expect(boundsOf(`${a}/..`)).toEqual({ first: start.first, last: null });
  expect(boundsOf(`../${b}`)).toEqual({ first: null, last: end.last });
});

test.prop([plainPart, plainPart])("different plain dates read differently, in both languages", (a, b) => {
  fc.pre(a !== b);
  expect(formatKnownDate(a, "sv")).not.toBe(formatKnownDate(b, "sv"));
  expect(formatKnownDate(a, "en")).not.toBe(formatKnownDate(b, "en"));
});

test.prop([fc.oneof(fc.string(), fc.stringMatching(/^[\d\-/.~?%]{1,22}$/))])(
  "any text is either a date or refused, never a crash",
  (text) => {
    expect(isKnownDate(text)).toBe(parseKnownDate(text) !== undefined);
  },
);
