import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { canonicalText, commit, newSalt, newTextId, VaultError } from "../src/index.ts";

describe("a commitment", () => {
  it("is the HMAC over length, text and zeros up to 256 bytes, in base64url", () => {
    const salt = new Uint8Array(32).fill(7);
    const padded = Buffer.alloc(256);
    padded.writeBigUInt64BE(4n);
    padded.write("Råd", 8, "utf8");
    expect(commit("Råd", salt)).toBe(createHmac("sha256", salt).update(padded).digest("base64url"));
  });

  it("differs for two texts with the same content, because their salts do", () => {
    expect(commit("Samma text", newSalt())).not.toBe(commit("Samma text", newSalt()));
  });

  it("tells a text from the same with zeros after it", () => {
    const salt = newSalt();
    expect(commit("a", salt)).not.toBe(commit("a\0", salt));
  });

  it("is the same for composed and decomposed letters", () => {
    const salt = newSalt();
    expect(commit("a\u030A", salt)).toBe(commit("å", salt));
  });

  it("needs a salt of 32 bytes", () => {
    expect(() => commit("a", new Uint8Array(31))).toThrow(VaultError);
    expect(newSalt()).toHaveLength(32);
  });

  it("takes a lone surrogate as the replacement character, as the storage must", () => {
    expect(canonicalText("a\uD800b")).toBe("a\uFFFDb");
  });

  it("refers to a text by a random UUID", () => {
    expect(newTextId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(newTextId()).not.toBe(newTextId());
  });
});
