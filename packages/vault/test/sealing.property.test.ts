import { randomBytes } from "node:crypto";
import { fc, test } from "@fast-check/vitest";
import { expect } from "vitest";
import { pad, unpad } from "../src/commitment.ts";
import { seal, unseal } from "../src/sealing.ts";

const kek = randomBytes(32);

test.prop([fc.string({ unit: "binary" })])("what was padded comes back, in whole blocks", (text) => {
  const padded = pad(text);
  expect(padded.length % 256).toBe(0);
  expect(unpad(padded)).toBe(text);
});

test.prop([fc.uint8Array({ maxLength: 600 }), fc.nat(), fc.integer({ min: 0, max: 7 }), fc.boolean()])(
  "a box opens only unchanged: any flipped bit of box or key is noticed",
  (content, at, bit, inKey) => {
    const sealed = seal(Buffer.from(content), "text:a", kek);
    expect(unseal(sealed, "text:a", kek)).toEqual(Buffer.from(content));
    const changed = inKey ? sealed.wrappedKey : sealed.box;
    changed[at % changed.length]! ^= 1 << bit;
    expect(unseal(sealed, "text:a", kek)).toBeUndefined();
  },
);

test.prop([fc.string(), fc.string()])("a box opens only for its owner and its key", (owner, other) => {
  const sealed = seal(Buffer.from("content"), owner, kek);
  expect(unseal(sealed, owner, randomBytes(32))).toBeUndefined();
  if (owner !== other) expect(unseal(sealed, other, kek)).toBeUndefined();
  expect(unseal({ ...sealed, box: sealed.box.subarray(0, 20) }, owner, kek)).toBeUndefined();
});
