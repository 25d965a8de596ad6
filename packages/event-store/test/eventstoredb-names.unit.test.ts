import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { positionOf, prefixPattern, streamPrefix, tokenOf } from "../src/eventstoredb/names.ts";
import { openEventStoreDb } from "../src/index.ts";

const position = fc.record({ commit: fc.bigInt(0n, 2n ** 64n - 1n), prepare: fc.bigInt(0n, 2n ** 64n - 1n) });

describe("positions as text", () => {
  test.prop([position])("give the server's position back", (at) => {
    expect(positionOf(tokenOf(at))).toEqual(at);
  });

  test.prop([position, position])("compare as the log goes: commit position first, then prepare position", (a, b) => {
    const order = a.commit === b.commit ? a.prepare - b.prepare : a.commit - b.commit;
    const [one, other] = [tokenOf(a), tokenOf(b)];
    expect(one < other ? -1 : one > other ? 1 : 0).toBe(order < 0n ? -1 : order > 0n ? 1 : 0);
  });

  it.each(["", "1", "x".repeat(32), "0".repeat(31), "0".repeat(33), "F".repeat(32), `${"0".repeat(32)}\n`])(
    "that are none of this store's are refused: %j",
    (text) => {
      expect(() => positionOf(text)).toThrow(RangeError);
    },
  );
});

describe("prefixes of ledgers", () => {
  it.each(["liggare", "a", "0", "test.a1_b", "a".repeat(63)])("may be short or long, as %s is", (prefix) => {
    expect(prefixPattern.test(prefix)).toBe(true);
    expect(streamPrefix(prefix).startsWith(prefix)).toBe(true);
  });

  it.each(["", "$system", "A", ".a", "_a", "a/b", "å", "a b", "a".repeat(64), "a\n"])(
    "may not be %j, and nothing is asked of the server then",
    async (prefix) => {
      expect(prefixPattern.test(prefix)).toBe(false);
      await expect(openEventStoreDb({ url: "esdb://127.0.0.1:1?tls=false", prefix })).rejects.toThrow(RangeError);
    },
  );

  const prefixes = fc.stringMatching(/^[a-z0-9][a-z0-9_.]{0,5}$/);
  test.prop([prefixes, prefixes, fc.string()])("keep streams of two ledgers apart", (one, other, stream) => {
    fc.pre(one !== other);
    expect(`${streamPrefix(one)}${stream}`.startsWith(streamPrefix(other))).toBe(false);
  });
});
