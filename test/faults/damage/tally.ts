import type { FaultReport } from "../kind.ts";
import type { Random } from "../random.ts";
import type { Fate } from "./log-image.ts";

/** The content with one bit turned over, and which one. */
export function withFlippedBit(content: Uint8Array, random: Random): { readonly flipped: Buffer; readonly at: string } {
  const flipped = Buffer.from(content);
  const [byte, bit] = [random.below(flipped.length), random.below(8)];
  flipped[byte]! ^= 1 << bit;
  return { flipped, at: `bit ${bit} of byte ${byte}` };
}

/** Counts what became of damage, by file. */
export class DamageTally {
  readonly #counts = new Map<string, Record<Fate, number>>();
  readonly violations: string[] = [];

  note(file: string, fate: Fate, where: string, detail: string): void {
    const counts = this.#counts.get(file) ?? { harmless: 0, refused: 0, found: 0, silent: 0 };
    counts[fate] += 1;
    this.#counts.set(file, counts);
    if (fate === "silent") this.violations.push(`${file}, ${where}: ${detail}`);
  }

  /** "log.db 10 (2 harmless, 5 refused, 3 found)", file by file. */
  toString(): string {
    return [...this.#counts]
      .map(([file, { harmless, refused, found, silent }]) => {
        const all = harmless + refused + found + silent;
        return `${file} ${all} (${harmless} harmless, ${refused} refused, ${found} found by verification)`;
      })
      .join("; ");
  }

  /** What came of it all; `what` names one piece of damage to a file, such as "flip in". */
  outcome(injected: number, what: string): Omit<FaultReport, "seconds"> {
    const unseen = this.#unnoticed().map((file) => `no ${what} ${file} was noticed: nothing was tried`);
    return { injected, fired: String(this), violations: [...this.violations, ...unseen] };
  }

  /** Files of which not one piece of damage was noticed: then the check sees nothing. */
  #unnoticed(): string[] {
    return [...this.#counts].filter(([, { refused, found }]) => refused + found === 0).map(([file]) => file);
  }
}
