/** The text of a file: UTF-8 or UTF-16 with or without mark, else Windows-1252 (which holds Latin-1). */
export function textOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  const sample = bytes.subarray(0, 4000);
  const zerosAt = (odd: 0 | 1) => sample.filter((byte, at) => byte === 0 && at % 2 === odd).length;
  // Letters of the West have a zero for their other half.
  if (zerosAt(1) > sample.length / 5) return new TextDecoder("utf-16le").decode(bytes);
  if (zerosAt(0) > sample.length / 5) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/** Compared without case, accents, width and signs: "E-postadress" and "epostadress" are the same. */
export const folded = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
