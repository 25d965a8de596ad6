import { inflateRawSync } from "node:zlib";

/**
 * How many bytes a zip archive unfolds to, found by unfolding it within a limit: what an archive says of itself is not
 * believed (APPNOTE 4.3: central directory).
 */
export function inflatedSize(bytes: Uint8Array, limit: number): number | "too large" | "not a zip" {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = zip.lastIndexOf(Buffer.from("PK\u0005\u0006", "latin1"));
  if (zip.length < 22 || zip.readUInt32LE(0) !== 0x04034b50 || end < 0 || end + 22 > zip.length) return "not a zip";
  let at = zip.readUInt32LE(end + 16);
  let total = 0;
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    if (at + 46 > end || zip.readUInt32LE(at) !== 0x02014b50) return "not a zip";
    const local = zip.readUInt32LE(at + 42);
    if (local + 30 > end) return "not a zip";
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const packed = zip.subarray(from, Math.min(end, from + zip.readUInt32LE(at + 20)));
    if (zip.readUInt16LE(at + 10) === 8) {
      try {
        total += inflateRawSync(packed, { maxOutputLength: Math.max(1, limit - total) }).length;
      } catch (error) {
        return (error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE" ? "too large" : "not a zip";
      }
    } else total += packed.length;
    if (total >= limit) return "too large";
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return total;
}
