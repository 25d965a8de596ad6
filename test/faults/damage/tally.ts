import type { Fate } from "./log-image.ts";

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

  /** Files of which not one piece of damage was noticed: then the check sees nothing. */
  unnoticed(): string[] {
    return [...this.#counts].filter(([, { refused, found }]) => refused + found === 0).map(([file]) => file);
  }
}
